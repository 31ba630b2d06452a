/** SQL for appeals, who signed them and what was found. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import { storedPerson, type Capacity, type Commitment, type PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { PLAIN_LADDER } from '../templates/index.ts'
import {
  APPEALS_MAX,
  ENDINGS,
  isOwed,
  SIGNERS_MAX,
  type Appeal,
  type AppealId,
  type AppealState,
  type Finding,
  type Remedy,
  type Repetition,
  type Ruling,
  type Signer,
  type Subject,
} from './appeal.ts'

/** `owed`: it has ended, and what it had repeated was not yet. */
type Kind = AppealState['kind'] | 'owed'

type AppealRow = {
  readonly id: AppealId
  readonly process_id: ProcessId
  /** Null for the template's plain list. */
  readonly ladder: string | null
  readonly subject: string
  readonly filed_by: PersonId
  readonly capacity: Capacity
  readonly grounds: Commitment
  readonly sought: Remedy
  readonly confidential: 0 | 1
  readonly filed_at: Instant
  readonly kind: Kind
  readonly state: string
  readonly repetition: string | null
}
type SignerRow = {
  readonly appeal_id: AppealId
  readonly person_id: PersonId
  readonly capacity: Capacity
  readonly signed_at: Instant
  readonly left_at: Instant | null
}
type RulingRow = {
  readonly appeal_id: AppealId
  readonly rung: number
  readonly finding: Finding
  readonly ruled_by: PersonId
  readonly role: string
  readonly reasons: Commitment
  readonly orders: Commitment | null
  readonly at: Instant
}
type Tables = {
  readonly appeals: AppealRow
  readonly appeal_signers: SignerRow
  readonly appeal_rulings: RulingRow
}

const APPEALS = keptTable<AppealRow>({ table: 'appeals', noun: 'appeal', key: ['id'] })
const SIGNERS = keptTable<SignerRow>({
  table: 'appeal_signers',
  noun: 'appeal-signer',
  key: ['appeal_id', 'person_id'],
})
const RULINGS = keptTable<RulingRow>({
  table: 'appeal_rulings',
  noun: 'appeal-ruling',
  key: ['appeal_id', 'rung'],
})

export const APPEAL_TABLES = [APPEALS, SIGNERS, RULINGS] as const

/** Rungs of one ladder that are read for its process; no real one has so many. */
const LADDER_RUNGS_MAX = 10

/** Of the whole site, in one list. */
const LISTED_MAX = 1_000

const own = (db: Read | Tx) => db.withTables<Tables>()

const rung = z.int().min(0)
const StoredState: z.ZodType<AppealState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gathering'), rung, until: storedInstant }),
  z.object({ kind: z.literal('before'), rung, since: storedInstant, due: storedInstant }),
  z.object({ kind: z.literal('denied'), rung, until: storedInstant }),
  z.object({ kind: z.literal('ended'), how: z.enum(ENDINGS), rung, at: storedInstant }),
])
const StoredSubject: z.ZodType<Subject> = z
  .object({
    thing: z.string(),
    act: z.string(),
    entry: z.int().min(0).nullable(),
    at: storedInstant,
    by: z.array(storedPerson),
    matters: z.array(z.string()).default([]),
  })
  .transform(({ entry, ...rest }) => ({ ...rest, entry: entry ?? undefined }))
const StoredRepetition: z.ZodType<Repetition> = z.object({
  href: z.string(),
  by: storedPerson,
  role: z.string(),
  at: storedInstant,
})

const appealFrom = (row: AppealRow): Appeal => ({
  id: row.id,
  process: row.process_id,
  ladder: row.ladder ?? PLAIN_LADDER,
  subject: StoredSubject.parse(fromJson(row.subject)),
  filedBy: row.filed_by,
  capacity: row.capacity,
  grounds: row.grounds,
  sought: row.sought,
  confidential: row.confidential === 1,
  filedAt: row.filed_at,
  state: StoredState.parse(fromJson(row.state)),
  repetition:
    row.repetition === null ? undefined : StoredRepetition.parse(fromJson(row.repetition)),
})

export async function findAppeal(db: Read | Tx, id: AppealId): Promise<Appeal | undefined> {
  const query = own(db).selectFrom('appeals').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && appealFrom(row)
}

/** Held until the transaction ends: two forums cannot both answer. */
export async function lockAppeal(tx: Tx, id: AppealId): Promise<Appeal | undefined> {
  const query = own(tx).selectFrom('appeals').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && appealFrom(row)
}

/** The oldest first. */
export const appealsIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Appeal[]> => {
    const all = own(db).selectFrom('appeals').selectAll().where('process_id', '=', process)
    return (await all.orderBy('id').limit(APPEALS_MAX).execute()).map(appealFrom)
  },
)

/** On the whole site, by what their row says; the longest waiting first. */
export async function appealsThatAre(
  db: Read | Tx,
  kinds: readonly Kind[],
): Promise<readonly Appeal[]> {
  const all = own(db).selectFrom('appeals').selectAll().where('kind', 'in', kinds)
  return (await all.orderBy('id').limit(LISTED_MAX).execute()).map(appealFrom)
}

export async function saveAppeal(tx: Tx, one: Appeal, act: Act): Promise<void> {
  const row: AppealRow = {
    id: one.id,
    process_id: one.process,
    ladder: one.ladder === PLAIN_LADDER ? null : one.ladder,
    subject: json({ ...one.subject, entry: one.subject.entry ?? null }),
    filed_by: one.filedBy,
    capacity: one.capacity,
    grounds: one.grounds,
    sought: one.sought,
    confidential: one.confidential ? 1 : 0,
    filed_at: one.filedAt,
    kind: isOwed(one) ? 'owed' : one.state.kind,
    state: json(one.state),
    repetition: one.repetition ? json(one.repetition) : null,
  }
  await keep(tx, APPEALS, row, act)
}

/** Who stands behind an appeal now, the first first. */
export async function signersOf(db: Read | Tx, appeal: AppealId): Promise<readonly Signer[]> {
  const rows = await own(db)
    .selectFrom('appeal_signers')
    .selectAll()
    .where('appeal_id', '=', appeal)
    .where('left_at', 'is', null)
    .orderBy('signed_at')
    .orderBy('person_id')
    .limit(SIGNERS_MAX)
    .execute()
  return rows.map((row) => ({
    appeal: row.appeal_id,
    person: row.person_id,
    capacity: row.capacity,
    signedAt: row.signed_at,
  }))
}

export async function saveSigner(
  tx: Tx,
  { appeal, person, capacity, signedAt }: Signer,
  act: Act,
  leftAt: Instant | null = null,
): Promise<void> {
  const row = {
    appeal_id: appeal,
    person_id: person,
    capacity,
    signed_at: signedAt,
    left_at: leftAt,
  }
  await keep(tx, SIGNERS, row, act)
}

/** From the first rung on. */
export async function rulingsOf(db: Read | Tx, appeal: AppealId): Promise<readonly Ruling[]> {
  const query = own(db).selectFrom('appeal_rulings').selectAll().where('appeal_id', '=', appeal)
  return (await query.orderBy('rung').execute()).map(rulingFrom)
}

/** Of all appeals in a process. */
export const rulingsIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Ruling[]> => {
    const query = own(db)
      .selectFrom('appeal_rulings')
      .innerJoin('appeals', 'appeals.id', 'appeal_rulings.appeal_id')
      .selectAll('appeal_rulings')
      .where('appeals.process_id', '=', process)
    const rows = await query
      .orderBy('at')
      .orderBy('appeal_id')
      .orderBy('rung')
      .limit(APPEALS_MAX * LADDER_RUNGS_MAX)
      .execute()
    return rows.map(rulingFrom)
  },
)

const rulingFrom = (row: RulingRow): Ruling => ({
  appeal: row.appeal_id,
  rung: row.rung,
  finding: row.finding,
  by: row.ruled_by,
  role: row.role,
  reasons: row.reasons,
  order: row.orders ?? undefined,
  at: row.at,
})

export async function saveRuling(tx: Tx, one: Ruling, act: Act): Promise<void> {
  const row: RulingRow = {
    appeal_id: one.appeal,
    rung: one.rung,
    finding: one.finding,
    ruled_by: one.by,
    role: one.role,
    reasons: one.reasons,
    orders: one.order ?? null,
    at: one.at,
  }
  await keep(tx, RULINGS, row, act)
}
