/** SQL for the steward log and the objections to it. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import { storedPerson, type Commitment, type PersonId } from '../people/index.ts'
import type {
  Contest,
  ContestId,
  ContestState,
  FullReason,
  StewardAct,
  StewardActId,
  StewardKind,
} from './steward-act.ts'

type ActRow = {
  readonly id: StewardActId
  readonly kind: StewardKind
  readonly by: PersonId
  readonly role: string
  readonly about: string
  readonly place: string
  readonly line: Commitment
  readonly at: Instant
  readonly reason_kind: FullReason['kind']
  readonly reason: string
}
type ContestRow = {
  readonly id: ContestId
  readonly steward_act: StewardActId
  readonly by: PersonId
  readonly argument: Commitment
  readonly interest: number | null
  readonly at: Instant
  readonly kind: ContestState['kind']
  readonly state: string
}

type StewardTables = { readonly steward_acts: ActRow; readonly contests: ContestRow }

const ACTS = keptTable<ActRow>({ table: 'steward_acts', noun: 'steward-act', key: ['id'] })
const CONTESTS = keptTable<ContestRow>({ table: 'contests', noun: 'contest', key: ['id'] })

export const STEWARD_TABLES = [ACTS, CONTESTS] as const

/** Lines of the log on one page, and objections to one line. */
export const STEWARD_PAGE = 50
export const CONTESTS_MAX = 200

const own = (db: Read | Tx) => db.withTables<StewardTables>()

const StoredReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in-the-line') }),
  z.object({ kind: z.literal('owed'), dueAt: storedInstant }),
  z.object({
    kind: z.literal('given'),
    words: z.string(),
    at: storedInstant,
    late: z.boolean(),
  }),
])
const answer = z.object({ by: storedPerson, words: z.string(), at: storedInstant })
const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('answered'), answer }),
  z.object({ kind: z.literal('satisfied'), answer, at: storedInstant }),
  z.object({ kind: z.literal('maintained'), answer, at: storedInstant }),
  z.object({ kind: z.literal('withdrawn'), at: storedInstant }),
])

const actFrom = ({ reason, reason_kind: _, ...row }: ActRow): StewardAct => ({
  ...row,
  reason: StoredReason.parse(fromJson(reason)),
})

const contestFrom = (row: ContestRow): Contest => ({
  id: row.id,
  act: row.steward_act,
  by: row.by,
  argument: row.argument,
  interest: row.interest,
  at: row.at,
  state: StoredState.parse(fromJson(row.state)),
})

export async function saveStewardAct(tx: Tx, it: StewardAct, act: Act): Promise<void> {
  const { reason, ...rest } = it
  await keep(tx, ACTS, { ...rest, reason_kind: reason.kind, reason: json(reason) }, act)
}

export async function findStewardAct(
  db: Read | Tx,
  id: StewardActId,
): Promise<StewardAct | undefined> {
  const query = own(db).selectFrom('steward_acts').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && actFrom(row)
}

export async function lockStewardAct(tx: Tx, id: StewardActId): Promise<StewardAct | undefined> {
  const query = own(tx).selectFrom('steward_acts').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && actFrom(row)
}

export type LogFilter = {
  readonly about?: string
  readonly kind?: StewardKind
  /** Lines before this one: the pages of a log are turned from new to old. */
  readonly before?: StewardActId
}

/** The log, the newest first, at most `STEWARD_PAGE` lines. */
export async function stewardLog(db: Read, filter: LogFilter): Promise<readonly StewardAct[]> {
  let query = own(db).selectFrom('steward_acts').selectAll()
  if (filter.about) query = query.where('about', '=', filter.about)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query.orderBy('id', 'desc').limit(STEWARD_PAGE).execute()
  return rows.map(actFrom)
}

/** Overrides whose full reason is still owed, the oldest first: for the desk. */
export async function owedReasons(db: Read): Promise<readonly StewardAct[]> {
  const query = own(db).selectFrom('steward_acts').selectAll().where('reason_kind', '=', 'owed')
  return (await query.orderBy('id').limit(STEWARD_PAGE).execute()).map(actFrom)
}

export async function saveContest(tx: Tx, it: Contest, act: Act): Promise<void> {
  const { act: steward_act, state, ...rest } = it
  await keep(tx, CONTESTS, { ...rest, steward_act, kind: state.kind, state: json(state) }, act)
}

export async function findContest(db: Read, id: ContestId): Promise<Contest | undefined> {
  const query = own(db).selectFrom('contests').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && contestFrom(row)
}

export async function lockContest(tx: Tx, id: ContestId): Promise<Contest | undefined> {
  const query = own(tx).selectFrom('contests').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && contestFrom(row)
}

export async function contestsOf(
  db: Read | Tx,
  acts: readonly StewardActId[],
): Promise<readonly Contest[]> {
  if (acts.length === 0) return []
  const rows = await own(db)
    .selectFrom('contests')
    .selectAll()
    .where('steward_act', 'in', acts)
    .orderBy('id')
    .limit(CONTESTS_MAX)
    .execute()
  return rows.map(contestFrom)
}

/** Objections that wait for an answer, the oldest first: for the desk. */
export async function unansweredContests(db: Read): Promise<readonly Contest[]> {
  const query = own(db).selectFrom('contests').selectAll().where('kind', '=', 'open')
  return (await query.orderBy('id').limit(STEWARD_PAGE).execute()).map(contestFrom)
}
