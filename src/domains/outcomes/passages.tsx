/** The text that was agreed, clause by clause, each with what leads back from it. Saves nothing. */
import { Clause, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { VNode } from 'preact'
import {
  ClauseBlocks,
  findText,
  findVersion,
  notesOf,
  textId,
  versionWords,
  type ClauseId,
  type ClauseNotes,
  type ClauseWords,
  type Text,
} from '../texts/index.ts'
import type { OutcomeSection } from './section.ts'

/** Clauses that the page shows; whoever agreed on more reads the version itself. */
const PASSAGES_MAX = 100

/** @param notesAt what a later domain sets beside each clause */
export const passagesOfOutcome =
  (notesAt: ClauseNotes): OutcomeSection =>
  async (read, { basis }) => {
    const id = basis.kind === 'call' ? textId(basis.text) : undefined
    const text = id && (await findText(read, id))
    if (basis.kind !== 'call' || !text) return undefined
    const version = await findVersion(read, text.id, basis.version)
    if (!version) return undefined
    const clauses = await versionWords(read, version)
    const note = await notesAt(read, text.id)
    return (
      <Passages
        text={text}
        version={version.number}
        clauses={clauses}
        note={(one) => note?.(one)}
      />
    )
  }

type Props = {
  readonly text: Text
  readonly version: number
  readonly clauses: readonly ClauseWords[]
  readonly note: (clause: { readonly id: ClauseId; readonly number: number }) => VNode | undefined
}

function Passages({ text, version, clauses, note }: Props) {
  const { t } = useReader()
  const placeOf = (id: ClauseId) => `/texts/${text.id}/versions/${version}?clause=${id}#${id}`
  const around = { lang: text.language, notes: notesOf(clauses, placeOf), placeOf }
  const more = clauses.length - PASSAGES_MAX
  return (
    <Section title={t('outcomes.passages')} hint={t('outcomes.passages.hint')} id="passages">
      {clauses.slice(0, PASSAGES_MAX).map(({ id, words }, index) => (
        <Clause
          number={String(index + 1)}
          href={placeOf(id)}
          body={<ClauseBlocks {...around} words={words} />}
        >
          {note({ id, number: index + 1 })}
        </Clause>
      ))}
      {more > 0 && (
        <Meta>
          <Link to={`/texts/${text.id}/versions/${version}`}>
            {t('outcomes.passages.more', { count: more })}
          </Link>
        </Meta>
      )}
    </Section>
  )
}
