/** SQL for summaries in plain language. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { StewardActId } from '../stewards/index.ts'
import { SUMMARIES_MAX, type Summary } from './summary.ts'
import type { TextId } from './text.ts'

type SummaryRow = {
  readonly text_id: TextId
  readonly version: number
  readonly language: Language
  readonly words: Commitment
  /** Null for the words of a person. */
  readonly machine: string | null
  readonly written_by: PersonId
  readonly role: string
  readonly written_at: Instant
  readonly line: StewardActId | null
}
type SummaryTables = { readonly text_summaries: SummaryRow }

export const SUMMARIES = keptTable<SummaryRow>({
  table: 'text_summaries',
  noun: 'summary',
  key: ['text_id', 'version', 'language'],
})

/** Of the newest versions first. */
export const summariesOf = remembered(
  async (db: Read | Tx, text: TextId): Promise<readonly Summary[]> => {
    const rows = await db
      .withTables<SummaryTables>()
      .selectFrom('text_summaries')
      .selectAll()
      .where('text_id', '=', text)
      .orderBy('version', 'desc')
      .orderBy('language')
      .limit(SUMMARIES_MAX)
      .execute()
    return rows.map(
      ({ text_id, machine, line, written_by: by, written_at: at, ...rest }): Summary => ({
        ...{ ...rest, text: text_id, by, at },
        ...{ machine: machine ?? undefined, line: line ?? undefined },
      }),
    )
  },
)

export async function saveSummary(tx: Tx, summary: Summary, act: Act): Promise<void> {
  const { text, machine, line, by, at, ...rest } = summary
  const named = { machine: machine ?? null, line: line ?? null }
  const row = { text_id: text, ...named, written_by: by, written_at: at }
  await keep(tx, SUMMARIES, { ...rest, ...row }, act)
}
