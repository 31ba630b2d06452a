/** SQL for commitments and doubts about them. Decides nothing. */
import { z } from 'zod'
import { isUlid } from '../../../platform/clock.ts'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import { ROLES, storedPerson, type AffiliationId, type BodyId } from '../../people/index.ts'
import { IMPORTER, type ProcessId } from '../../processes/index.ts'
import {
  COMMITMENTS_MAX,
  CONTESTS_MAX,
  type Commitment,
  type CommitmentId,
  type CommitmentState,
  type Contest,
  type Earlier,
  type Party,
  type Report,
} from '../commitment.ts'
import type { OutcomeId } from '../outcome.ts'
import { COMMITMENTS, CONTESTS, own, type CommitmentRow } from './tables.ts'

/** Commitments of one process, and those that are open on the whole site. */
export const MANY_MAX = 2_000

const capacity = z.string().transform((raw, context): `org:${AffiliationId}` => {
  const id = raw.startsWith('org:') ? raw.slice('org:'.length) : ''
  if (isUlid(id)) return `org:${id as string as AffiliationId}`
  context.addIssue('not an affiliation')
  return z.NEVER
})
const StoredParty: z.ZodType<Party> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('organisation'), name: z.string(), capacity }),
  z.object({
    kind: z.literal('role'),
    body: z.string().transform((id) => id as BodyId),
    role: z.enum(ROLES),
  }),
  z.object({ kind: z.literal('reported'), name: z.string() }),
])
const StoredState: z.ZodType<CommitmentState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promised') }),
  z.object({ kind: z.literal('changed'), changedAt: storedInstant, reason: z.string() }),
  z.object({ kind: z.literal('done'), doneAt: storedInstant }),
  z.object({ kind: z.literal('withdrawn'), withdrawnAt: storedInstant, reason: z.string() }),
])
const StoredEarlier: z.ZodType<readonly Earlier[]> = z.array(
  z
    .object({ what: z.string(), due: storedInstant.optional(), until: storedInstant })
    .transform(({ due, ...rest }) => ({ ...rest, due })),
)
const StoredReports: z.ZodType<readonly Report[]> = z.array(
  z
    .object({
      at: storedInstant,
      by: z.union([z.literal(IMPORTER), storedPerson]),
      done: z.boolean(),
      evidence: z.string(),
      href: z.string().optional(),
    })
    .transform(({ href, ...rest }) => ({ ...rest, href })),
)

const commitmentFrom = (row: CommitmentRow): Commitment => ({
  id: row.id,
  outcome: row.outcome_id,
  process: row.process_id,
  party: StoredParty.parse(fromJson(row.party)),
  madeBy: row.made_by,
  madeAt: row.made_at,
  what: row.what,
  due: row.due ?? undefined,
  reported:
    row.source === null || row.reported_on === null
      ? undefined
      : { source: row.source, on: row.reported_on },
  earlier: StoredEarlier.parse(fromJson(row.earlier)),
  reports: StoredReports.parse(fromJson(row.reports)),
  state: StoredState.parse(fromJson(row.state)),
})

const one = (db: Read | Tx, id: CommitmentId) =>
  own(db).selectFrom('commitments').selectAll().where('id', '=', id)

export async function findCommitment(
  db: Read | Tx,
  id: CommitmentId,
): Promise<Commitment | undefined> {
  const row = await one(db, id).executeTakeFirst()
  return row && commitmentFrom(row)
}

/** As `findCommitment`, held until the transaction ends. */
export async function lockCommitment(tx: Tx, id: CommitmentId): Promise<Commitment | undefined> {
  const row = await held(tx, one(tx, id)).executeTakeFirst()
  return row && commitmentFrom(row)
}

/** In the order in which they were made. */
export async function commitmentsOf(
  db: Read | Tx,
  outcomes: readonly OutcomeId[],
): Promise<readonly Commitment[]> {
  if (outcomes.length === 0) return []
  const query = own(db).selectFrom('commitments').selectAll()
  const rows = await query
    .where('outcome_id', 'in', outcomes)
    .orderBy('id')
    .limit(outcomes.length === 1 ? COMMITMENTS_MAX : MANY_MAX)
    .execute()
  return rows.map(commitmentFrom)
}

export const commitmentsIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Commitment[]> => {
    const query = own(db).selectFrom('commitments').selectAll().where('process_id', '=', process)
    return (await query.orderBy('id').limit(MANY_MAX).execute()).map(commitmentFrom)
  },
)

/** Neither met nor withdrawn, on the whole site; what is due first, first. */
export async function openCommitments(db: Read): Promise<readonly Commitment[]> {
  const query = own(db).selectFrom('commitments').selectAll()
  const rows = await query
    .where('kind', 'in', ['promised', 'changed'])
    .where('due', 'is not', null)
    .orderBy('due')
    .limit(MANY_MAX)
    .execute()
  return rows.map(commitmentFrom)
}

export async function saveCommitment(tx: Tx, it: Commitment, act: Act): Promise<void> {
  const row: CommitmentRow = {
    id: it.id,
    outcome_id: it.outcome,
    process_id: it.process,
    party_kind: it.party.kind,
    party: json(it.party),
    made_by: it.madeBy,
    made_at: it.madeAt,
    what: it.what,
    due: it.due ?? null,
    source: it.reported?.source ?? null,
    reported_on: it.reported?.on ?? null,
    earlier: JSON.stringify(it.earlier),
    reports: JSON.stringify(it.reports),
    kind: it.state.kind,
    state: json(it.state),
  }
  await keep(tx, COMMITMENTS, row, act)
}

/** In the order in which they came. */
export async function contestsOf(
  db: Read | Tx,
  commitments: readonly CommitmentId[],
): Promise<readonly Contest[]> {
  if (commitments.length === 0) return []
  const query = own(db).selectFrom('commitment_contests').selectAll()
  const rows = await query
    .where('commitment_id', 'in', commitments)
    .orderBy('id')
    .limit(commitments.length === 1 ? CONTESTS_MAX : MANY_MAX)
    .execute()
  return rows.map(({ commitment_id, person_id, ...rest }) => ({
    ...rest,
    commitment: commitment_id,
    by: person_id,
  }))
}

export async function saveContest(tx: Tx, contest: Contest, act: Act): Promise<void> {
  const { commitment, by, ...rest } = contest
  await keep(tx, CONTESTS, { ...rest, commitment_id: commitment, person_id: by }, act)
}
