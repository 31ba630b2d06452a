/** What uptake adds to other pages: what became of a thing, and the way back of each clause. */
import { Link, Section, useReader } from '../../platform/html/index.ts'
import type { ThingSection } from '../people/index.ts'
import { type ContributedRef, contributedRef } from '../processes/index.ts'
import type { ClauseNotes } from '../texts/index.ts'
import { FateTag } from './parts.tsx'
import { findContributed } from './sources.ts'
import { tracedOf } from './told.ts'
import type { Fate } from './uptake.ts'

/** On the page of a contribution: its end in each text, as far as everybody may know it. */
export const uptakeOf: ThingSection = async (read, thing) => {
  const ref = contributedRef(thing)
  if (!ref || !(await findContributed(read, ref))) return undefined
  const traced = await tracedOf(read, ref)
  const fates = traced.flatMap(({ text, fate }) => (text === undefined ? [] : [fate]))
  return <OfThing thing={ref} fates={fates} />
}

type ThingProps = { readonly thing: ContributedRef; readonly fates: readonly Fate[] }

function OfThing({ thing, fates }: ThingProps) {
  const { t } = useReader()
  return (
    <Section title={t('uptake.one.title')} id="uptake">
      <p>
        {fates.map((fate) => (
          <FateTag fate={fate} />
        ))}{' '}
        <Link to={`/contributions/${thing}`}>{t('uptake.one.link')}</Link>
      </p>
    </Section>
  )
}

/** At each clause: the way back. */
export const trailAtClauses =
  (others: ClauseNotes): ClauseNotes =>
  async (read, text) => {
    const rest = await others(read, text)
    return (clause) => {
      const beside = rest?.(clause)
      return (
        <>
          {beside}
          {beside && ' · '}
          <Trail text={text} id={clause.id} number={clause.number} />
        </>
      )
    }
  }

type TrailProps = { readonly text: string; readonly id: string; readonly number: number }

function Trail({ text, id, number }: TrailProps) {
  const { t } = useReader()
  return <Link to={`/texts/${text}/clauses/${id}`}>{t('uptake.trail.title', { number })}</Link>
}
