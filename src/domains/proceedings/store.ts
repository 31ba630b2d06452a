/** SQL for summaries of meetings and cycles. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { StewardActId } from '../stewards/index.ts'
import { VERSIONS_MAX, type About, type Summary } from './summary.ts'

type SummaryRow = {
  readonly about: About
  readonly version: number
  readonly words: Commitment
  readonly written_by: PersonId
  readonly role: string
  readonly at: Instant
  readonly steward_act: StewardActId
}

const SUMMARIES = keptTable<SummaryRow>({
  table: 'proceedings_summaries',
  noun: 'proceedings-summary',
  key: ['about', 'version'],
})

export const PROCEEDINGS_TABLES = [SUMMARIES] as const

/** The newest first. */
export const summariesOf = remembered(
  async (db: Read | Tx, about: About): Promise<readonly Summary[]> => {
    const rows = await db
      .withTables<{ readonly proceedings_summaries: SummaryRow }>()
      .selectFrom('proceedings_summaries')
      .selectAll()
      .where('about', '=', about)
      .orderBy('version', 'desc')
      .limit(VERSIONS_MAX)
      .execute()
    return rows.map(({ written_by, steward_act, ...rest }) => ({
      ...rest,
      by: written_by,
      line: steward_act,
    }))
  },
)

export async function saveSummary(tx: Tx, summary: Summary, act: Act): Promise<void> {
  const { by, line, ...rest } = summary
  await keep(tx, SUMMARIES, { ...rest, written_by: by, steward_act: line }, act)
}
