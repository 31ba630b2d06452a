/** What uptake adds to other pages: what became of a thing, and of what was said about a text. */
import { Link, Section, useReader } from '../../platform/html/index.ts'
import type { ThingSection } from '../people/index.ts'
import { contributedRef, type ContributedRef } from '../processes/index.ts'
import { findText, textId, type ClauseNotes } from '../texts/index.ts'
import { FateTag } from './parts.tsx'
import { tracedOf } from './sources.ts'
import type { Fate } from './uptake.ts'

/** On the page of a contribution: its end in each text. On that of a text: where they all are. */
export const uptakeOf: ThingSection = async (read, thing) => {
  const ref = contributedRef(thing)
  if (ref) {
    const traced = await tracedOf(read, ref)
    const fates = traced.flatMap(({ text, fate }) => (text === undefined ? [] : [fate]))
    return traced.length === 0 ? undefined : <OfThing thing={ref} fates={fates} />
  }
  const [noun, raw = ''] = thing.split(':')
  const id = noun === 'text' ? textId(raw) : undefined
  const text = id && (await findText(read, id))
  if (!text || text.matter === 'rules') return undefined
  return <OfText id={text.id} />
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

function OfText({ id }: { readonly id: string }) {
  const { t } = useReader()
  return (
    <Section title={t('uptake.list.title')} id="uptake">
      <Link to={`/texts/${id}/dispositions`}>{t('uptake.list.link')}</Link>
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
