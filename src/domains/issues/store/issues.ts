/** SQL for issues: the only file that names their table. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../../people/index.ts'
import type { ProcessId } from '../../processes/index.ts'
import { DECLINED_FOR, ISSUE_WORDS, ON_TABLE } from '../issue.ts'
import type { Issue, IssueId, IssueState, IssueStateKind, Origin, Plan, Ranked } from '../issue.ts'
import { StoredCost } from './stored.ts'

/** Issues on one list, and on the intake board by state; the newest are shown. */
export const ISSUES_MAX = 500

type IssueRow = {
  readonly id: IssueId
  readonly process_id: ProcessId | null
  readonly generation: number
  readonly number: string | null
  readonly title: Commitment
  readonly words: string
  readonly note: Commitment | null
  readonly by: PersonId | null
  readonly capacity: Capacity | null
  readonly source: string | null
  readonly reported_on: string | null
  readonly practice: number
  readonly proposed_at: Instant
  readonly petitioned_at: Instant | null
  readonly plan: string | null
  readonly place: string | null
  readonly kind: IssueStateKind
  readonly state: string
}

export const ISSUES = keptTable<IssueRow>({ table: 'issues', noun: 'issue', key: ['id'] })

const own = (db: Read | Tx) => db.withTables<{ readonly issues: IssueRow }>()

const decided = { at: storedInstant, reason: z.string() }
const StoredState: z.ZodType<IssueState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposed'), since: storedInstant, again: z.enum(ON_TABLE) }),
  z.object({ kind: z.literal('returned'), ...decided }),
  z.object({ kind: z.literal('accepted'), ...decided, cost: StoredCost }),
  z.object({ kind: z.literal('narrowed'), ...decided, cost: StoredCost, scope: z.string() }),
  z.object({ kind: z.literal('parked'), ...decided, until: storedInstant }),
  z.object({ kind: z.literal('referred'), ...decided, to: z.string() }),
  z.object({ kind: z.literal('declined'), ...decided, why: z.enum(DECLINED_FOR) }),
  z.object({ kind: z.literal('concluded'), ...decided }),
  z.object({ kind: z.literal('sorted'), ...decided }),
  z.object({ kind: z.literal('withdrawn'), at: storedInstant }),
  z.object({ kind: z.literal('reported') }),
])
const StoredWords = z.partialRecord(z.enum(ISSUE_WORDS), z.string())
const StoredPlan: z.ZodType<Plan> = z.object({
  owner: z.string(),
  timeFrame: z.string(),
  resources: z.string(),
})
const StoredPlace: z.ZodType<Ranked> = z.object({
  position: z.int(),
  focus: z.boolean(),
  decider: z.string(),
  reason: z.string(),
})

function originFrom({ id, by, capacity, source, reported_on: on }: IssueRow): Origin {
  if (by !== null && capacity !== null) return { kind: 'person', by, capacity }
  if (source !== null && on !== null) return { kind: 'reported', reported: { source, on } }
  throw new Error(`issue ${id} is from nowhere`)
}

const issueFrom = (row: IssueRow): Issue => ({
  id: row.id,
  process: row.process_id ?? undefined,
  generation: row.generation,
  number: row.number ?? undefined,
  title: row.title,
  words: StoredWords.parse(fromJson(row.words)),
  note: row.note ?? undefined,
  from: originFrom(row),
  practice: row.practice === 1,
  proposedAt: row.proposed_at,
  petitionedAt: row.petitioned_at ?? undefined,
  plan: row.plan === null ? undefined : StoredPlan.parse(fromJson(row.plan)),
  place: row.place === null ? undefined : StoredPlace.parse(fromJson(row.place)),
  state: StoredState.parse(fromJson(row.state)),
})

export async function saveIssue(tx: Tx, issue: Issue, act: Act): Promise<void> {
  const { from, plan, place } = issue
  const row: IssueRow = {
    id: issue.id,
    process_id: issue.process ?? null,
    generation: issue.generation,
    number: issue.number ?? null,
    title: issue.title,
    words: json(issue.words),
    note: issue.note ?? null,
    by: from.kind === 'person' ? from.by : null,
    capacity: from.kind === 'person' ? from.capacity : null,
    source: from.kind === 'reported' ? from.reported.source : null,
    reported_on: from.kind === 'reported' ? from.reported.on : null,
    practice: +issue.practice,
    proposed_at: issue.proposedAt,
    petitioned_at: issue.petitionedAt ?? null,
    plan: plan ? json(plan) : null,
    place: place ? json(place) : null,
    kind: issue.state.kind,
    state: json(issue.state),
  }
  await keep(tx, ISSUES, row, act)
}

export async function findIssue(db: Read | Tx, id: IssueId): Promise<Issue | undefined> {
  const query = own(db).selectFrom('issues').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && issueFrom(row)
}

/** Held until the transaction ends: nobody decides twice. */
export async function lockIssue(tx: Tx, id: IssueId): Promise<Issue | undefined> {
  const query = own(tx).selectFrom('issues').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && issueFrom(row)
}

/** Of one process in the order in which they were entered, or of the intake board, newest first. */
export const findIssues = remembered(
  async (db: Read | Tx, process: ProcessId | undefined): Promise<readonly Issue[]> => {
    const all = own(db).selectFrom('issues').selectAll().limit(ISSUES_MAX)
    const query =
      process === undefined
        ? all.where('process_id', 'is', null).orderBy('id', 'desc')
        : all.where('process_id', '=', process).orderBy('id')
    return (await query.execute()).map(issueFrom)
  },
)

const accepted = (db: Read | Tx) =>
  own(db)
    .selectFrom('issues')
    .selectAll()
    .where('kind', 'in', ['accepted', 'narrowed'])
    .orderBy('id')
    .limit(ISSUES_MAX)

/** What takes room in the budget, the oldest first. */
export const findAccepted = async (db: Read): Promise<readonly Issue[]> =>
  (await accepted(db).execute()).map(issueFrom)

/** As `findAccepted`, all held until the transaction ends. */
export const lockAccepted = async (tx: Tx): Promise<readonly Issue[]> =>
  (await held(tx, accepted(tx)).execute()).map(issueFrom)

/** Parked ones, held: those whose hour has come are for the clock's door. */
export async function lockParked(tx: Tx): Promise<readonly Issue[]> {
  const query = own(tx)
    .selectFrom('issues')
    .selectAll()
    .where('kind', '=', 'parked')
    .orderBy('id')
    .limit(ISSUES_MAX)
  return (await held(tx, query).execute()).map(issueFrom)
}
