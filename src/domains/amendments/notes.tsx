/** What amendments add to the page of their text: how many at each clause, what they come to. */
import type { Read } from '../../platform/db/index.ts'
import { Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { ThingSection } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import {
  CONTRIBUTIONS_MAX,
  bracketsOf,
  findText,
  findVersion,
  textId,
  type ClauseNotes,
  type ContributionProvider,
  type SettledOf,
  type Text,
  type TextId,
  versionWords,
} from '../texts/index.ts'
import { clauseOf } from './amendment.ts'
import { manyWords, said } from './ground.ts'
import { newestIn } from './store/amendments.ts'
import { Signatures } from './views/signing.tsx'
import { loadSigned } from './load-signing.ts'
import { countsIn, openAtClauses } from './store/counts.ts'

/** A text that is negotiated, in a process whose people are here. */
async function openTextAt(read: Read, id: Text['id']): Promise<Text | undefined> {
  const text = await findText(read, id)
  const process = text && (await findProcess(read, { id: text.process }))
  return process?.reported || text?.matter === 'rules' ? undefined : text
}

/** At each clause: how many amendments are open, the way to propose one; then what others say. */
export const amendmentsAtClauses =
  (settledOf: SettledOf, others: ClauseNotes): ClauseNotes =>
  async (read, text) => {
    const rest = await others(read, text)
    if (!(await openTextAt(read, text))) return rest
    const counts = await openAtClauses(read, text)
    const brackets = await bracketsIn(read, text)
    const isLast = (await settledOf(read, text)) !== undefined
    return (clause) => {
      const beside = rest?.(clause)
      const count = counts.get(clause.id) ?? 0
      const inBrackets = brackets.get(clause.id) ?? 0
      const parts = [
        count > 0 && <OpenAt text={text} {...clause} count={count} />,
        !isLast && <ProposeAt text={text} {...clause} />,
        inBrackets > 0 && <InBrackets count={inBrackets} />,
        beside,
      ].filter(Boolean)
      return <>{parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}</>
    }
  }

/** By clause of the latest version: how many passages are not agreed. */
export async function bracketsIn(read: Read, text: TextId): Promise<ReadonlyMap<string, number>> {
  const latest = await findVersion(read, text)
  if (!latest || latest.brackets === 0) return new Map()
  return new Map(
    (await versionWords(read, latest)).map(({ id, words }) => {
      const found = bracketsOf(words)
      return [id, found.ok ? found.value.length : 0]
    }),
  )
}

function InBrackets({ count }: { readonly count: number }) {
  const { t } = useReader()
  return <>{t('texts.brackets.count', { count })}</>
}

type AtProps = {
  readonly text: string
  readonly id: string
  readonly number: number
}

function OpenAt({ text, id, number, count }: AtProps & { readonly count: number }) {
  const { t } = useReader()
  return (
    <Link to={`/texts/${text}/amendments?state=proposed&clause=${id}`}>
      {t('amendments.at-clause', { count, number })}
    </Link>
  )
}

function ProposeAt({ text, id, number }: AtProps) {
  const { t } = useReader()
  return (
    <Link to={`/texts/${text}/amendments/new?clause=${id}`}>
      {t('amendments.at-clause.propose', { number })}
    </Link>
  )
}

/** On the page of a text: how many there are, and what became of them. */
export const amendmentsOfText =
  (settledOf: SettledOf): ThingSection =>
  async (read, thing) => {
    const [noun, raw = ''] = thing.split(':')
    const id = noun === 'text' ? textId(raw) : undefined
    const text = id && (await openTextAt(read, id))
    if (!text) return undefined
    const { proposed, taken, merged, declined } = await countsIn(read, text.id)
    const shown = await loadSigned(read, text)
    const isLast = (await settledOf(read, text.id)) !== undefined
    const signs = shown.waiting !== undefined || shown.signed.length > 0
    return (
      <>
        <OfText {...{ isLast }} id={text.id} open={proposed} decided={taken + merged + declined} />
        {signs && <Signatures text={text.id} shown={shown} />}
      </>
    )
  }

type OfProps = {
  readonly id: string
  readonly open: number
  readonly decided: number
  readonly isLast: boolean
}

function OfText({ id, open, decided, isLast }: OfProps) {
  const { t } = useReader()
  const path = `/texts/${id}/amendments`
  return (
    <Section title={t('amendments.title')} id="amendments">
      <p>{t('amendments.of-text', { open, decided })}</p>
      <Meta>
        {open + decided > 0 && (
          <>
            <Link to={path}>{t('amendments.of-text.list')}</Link>
            {!isLast && ' · '}
          </>
        )}
        {!isLast && <Link to={`${path}/new`}>{t('amendments.propose.link')}</Link>}
      </Meta>
    </Section>
  )
}

/** The newest, each by its reason: that is what its proposer said. */
export const amendmentContributions: ContributionProvider = {
  async contributionsTo(read, text) {
    const newest = await newestIn(read, text, CONTRIBUTIONS_MAX)
    const words = await manyWords(
      read,
      newest.map(({ reason }) => reason),
    )
    return newest.flatMap(({ id, changes, reason, at }) => {
      const title = said(words, reason)
      const place = changes.map(clauseOf).find((one) => one !== 'start')
      return title === undefined ? [] : [{ clause: place, href: `/amendments/${id}`, title, at }]
    })
  },
}
