/** SQL for reports and their cases: private tables, on no record. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import type { Basis } from '../../platform/record/index.ts'
import { between, type Instant } from '../../platform/values.ts'
import type { BodyId, PersonId } from '../people/index.ts'
import type { StewardActId } from '../stewards/index.ts'
import {
  CASES_MAX,
  OWN_MAX,
  REPORTS_OF_CASE_MAX,
  type Case,
  type CaseId,
  type CaseState,
  type Report,
  type Thing,
} from './report.ts'

type CaseRow = {
  readonly id: CaseId
  readonly thing: Thing
  readonly body_id: BodyId | null
  readonly author: PersonId | null
  readonly opened_at: Instant
  readonly due_at: Instant
  readonly kind: CaseState['kind']
  readonly ended_at: Instant | null
  readonly line: StewardActId | null
}
type ReportRow = {
  readonly thing: Thing
  readonly reporter: PersonId
  readonly case_id: CaseId
  readonly ground: Basis
  readonly words: string
  readonly at: Instant
}
type Tables = { readonly report_cases: CaseRow; readonly reports: ReportRow }

/** What stands where an erased person wrote something. */
const ERASED = ''
/** Of those that ended last: how long they took. */
const DURATIONS_MAX = 1_000

const own = (db: Read | Tx) => db.withTables<Tables>()

function stateFrom({ kind, ended_at: at, line }: CaseRow): CaseState {
  if (kind === 'open' || at === null) return { kind: 'open' }
  if (kind !== 'left') return { kind, at }
  if (line === null) throw new Error('left as it is, and no line says why')
  return { kind, at, line }
}

const caseFrom = (row: CaseRow): Case => ({
  id: row.id,
  thing: row.thing,
  body: row.body_id ?? undefined,
  author: row.author ?? undefined,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  state: stateFrom(row),
})

const rowOf = ({ id, thing, body, author, openedAt, dueAt, state }: Case): CaseRow => ({
  id,
  thing,
  body_id: body ?? null,
  author: author ?? null,
  opened_at: openedAt,
  due_at: dueAt,
  kind: state.kind,
  ended_at: state.kind === 'open' ? null : state.at,
  line: state.kind === 'left' ? state.line : null,
})

const reportFrom = ({ case_id, ...row }: ReportRow): Report => ({ ...row, case: case_id })

export async function findCase(db: Read | Tx, id: CaseId): Promise<Case | undefined> {
  const query = own(db).selectFrom('report_cases').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && caseFrom(row)
}

/** Held until the transaction ends: a case is decided once. */
export async function lockCase(tx: Tx, id: CaseId): Promise<Case | undefined> {
  const query = own(tx).selectFrom('report_cases').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && caseFrom(row)
}

/** The one that waits, held; `fresh` where there is none: two who report at once share it. */
export async function openCase(tx: Tx, fresh: Case): Promise<Case> {
  await own(tx)
    .insertInto('report_cases')
    .values(rowOf(fresh))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await lockOpen(tx, fresh.thing)) ?? fresh
}

export async function lockOpen(tx: Tx, thing: Thing): Promise<Case | undefined> {
  const query = own(tx).selectFrom('report_cases').selectAll().where('thing', '=', thing)
  const row = await held(tx, query.where('kind', '=', 'open')).executeTakeFirst()
  return row && caseFrom(row)
}

export async function saveCase(tx: Tx, one: Case): Promise<void> {
  const { id, ...row } = rowOf(one)
  await own(tx).updateTable('report_cases').set(row).where('id', '=', id).execute()
}

/** @param bodies of which; all of them where it is left out. The oldest first. */
export async function casesOpen(
  db: Read | Tx,
  bodies?: readonly BodyId[],
): Promise<readonly Case[]> {
  if (bodies?.length === 0) return []
  let query = own(db).selectFrom('report_cases').selectAll().where('kind', '=', 'open')
  if (bodies) query = query.where('body_id', 'in', bodies)
  const rows = await query.orderBy('opened_at').orderBy('id').limit(CASES_MAX).execute()
  return rows.map(caseFrom)
}

/** What waits, by whom it was reported and when. */
export async function voicesOf(db: Read | Tx, cases: readonly CaseId[]) {
  if (cases.length === 0) return []
  return own(db)
    .selectFrom('reports')
    .select(['case_id as case', 'reporter', 'at'])
    .where('case_id', 'in', cases)
    .limit(CASES_MAX * REPORTS_OF_CASE_MAX)
    .execute()
}

export async function reportsOf(db: Read | Tx, id: CaseId): Promise<readonly Report[]> {
  const query = own(db).selectFrom('reports').selectAll().where('case_id', '=', id)
  const rows = await query.orderBy('at').orderBy('reporter').limit(REPORTS_OF_CASE_MAX).execute()
  return rows.map(reportFrom)
}

/** The newest first. */
export async function reportsBy(db: Read | Tx, person: PersonId): Promise<readonly Report[]> {
  const query = own(db).selectFrom('reports').selectAll().where('reporter', '=', person)
  const rows = await query.orderBy('at', 'desc').orderBy('thing').limit(OWN_MAX).execute()
  return rows.map(reportFrom)
}

export async function casesById(
  db: Read | Tx,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, Case>> {
  if (ids.length === 0) return new Map()
  const query = own(db).selectFrom('report_cases').selectAll().where('id', 'in', ids)
  return new Map((await query.execute()).map((row) => [row.id, caseFrom(row)]))
}

export async function hasReported(db: Read | Tx, thing: Thing, person: PersonId): Promise<boolean> {
  const query = own(db).selectFrom('reports').select('at').where('thing', '=', thing)
  return (await query.where('reporter', '=', person).executeTakeFirst()) !== undefined
}

export async function countBy(db: Read | Tx, person: PersonId, since: Instant): Promise<number> {
  const row = await own(db)
    .selectFrom('reports')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('reporter', '=', person)
    .where('at', '>', since)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** Twice at once is once. */
export async function saveReport(tx: Tx, { case: case_id, ...report }: Report): Promise<void> {
  await own(tx)
    .insertInto('reports')
    .values({ ...report, case_id })
    .onConflict((conflict) => conflict.columns(['thing', 'reporter']).doNothing())
    .execute()
}

/** How many there are of each kind, and how long those took that ended last. */
export async function countCases(db: Read) {
  const rows = await own(db)
    .selectFrom('report_cases')
    .select(({ fn }) => ['kind', fn.countAll().as('count')])
    .groupBy('kind')
    .execute()
  const ended = await own(db)
    .selectFrom('report_cases')
    .select(['opened_at', 'ended_at'])
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(DURATIONS_MAX)
    .execute()
  const of = (kind: CaseState['kind']) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return {
    open: of('open'),
    removed: of('removed'),
    gone: of('gone'),
    left: of('left'),
    durations: ended.map((row) => between(row.opened_at, row.ended_at ?? row.opened_at)),
  }
}

/** The rows stay: what was reported still waits for whoever decides. */
export async function forgetWords(tx: Tx, reporter: PersonId): Promise<void> {
  const query = own(tx).updateTable('reports').set({ words: ERASED })
  await query.where('reporter', '=', reporter).execute()
}
