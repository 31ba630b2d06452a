/** SQL for screening sheets and what was decided on them. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import type { Instant } from '../../../platform/values.ts'
import { storedPerson, type Commitment, type PersonId } from '../../people/index.ts'
import type { IssueId } from '../issue.ts'
import type { Screening, ScreeningId, ScreeningState } from '../screening.ts'
import { StoredOutcome, StoredSheet } from './stored.ts'

/** Sheets of one issue, and those that wait for the panel. */
export const SCREENINGS_MAX = 100

type ScreeningRow = {
  readonly id: ScreeningId
  readonly issue_id: IssueId
  readonly by: PersonId
  readonly at: Instant
  readonly sheet: string
  readonly proposed: string
  readonly reason: Commitment
  readonly kind: ScreeningState['kind']
  readonly state: string
}

export const SCREENINGS = keptTable<ScreeningRow>({
  table: 'issue_screenings',
  noun: 'screening',
  key: ['id'],
})

const own = (db: Read | Tx) => db.withTables<{ readonly issue_screenings: ScreeningRow }>()

const StoredState: z.ZodType<ScreeningState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('decided'),
    by: storedPerson,
    at: storedInstant,
    outcome: StoredOutcome,
    reason: z.string(),
    despite: z.string().nullable(),
  }),
  z.object({ kind: z.literal('overtaken'), at: storedInstant }),
])

const screeningFrom = (row: ScreeningRow): Screening => ({
  id: row.id,
  issue: row.issue_id,
  by: row.by,
  at: row.at,
  sheet: StoredSheet.parse(fromJson(row.sheet)),
  proposed: StoredOutcome.parse(fromJson(row.proposed)),
  reason: row.reason,
  state: StoredState.parse(fromJson(row.state)),
})

export async function saveScreening(tx: Tx, it: Screening, act: Act): Promise<void> {
  const { id, issue, by, at, reason, sheet, proposed, state } = it
  const told = {
    sheet: json(sheet),
    proposed: json(proposed),
    kind: state.kind,
    state: json(state),
  }
  await keep(tx, SCREENINGS, { id, issue_id: issue, by, at, reason, ...told }, act)
}

/** The newest first. */
export async function screeningsOf(db: Read | Tx, issue: IssueId): Promise<readonly Screening[]> {
  const rows = await own(db)
    .selectFrom('issue_screenings')
    .selectAll()
    .where('issue_id', '=', issue)
    .orderBy('id', 'desc')
    .limit(SCREENINGS_MAX)
    .execute()
  return rows.map(screeningFrom)
}

export async function waitingScreenings(db: Read | Tx): Promise<readonly Screening[]> {
  const rows = await own(db)
    .selectFrom('issue_screenings')
    .selectAll()
    .where('kind', '=', 'waiting')
    .orderBy('id')
    .limit(SCREENINGS_MAX)
    .execute()
  return rows.map(screeningFrom)
}
