/** SQL for challenges, who is behind them and what was found. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { CallId, DesignationId } from '../decisions/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import {
  CHALLENGES_MAX,
  ENDINGS,
  SUPPORTERS_MAX,
  type Challenge,
  type ChallengeId,
  type ChallengeState,
  type Finding,
  type Ruling,
  type Supporter,
} from './challenge.ts'

type ChallengeRow = {
  readonly id: ChallengeId
  readonly process_id: ProcessId
  readonly call_id: CallId
  readonly designation_id: DesignationId
  readonly raised_by: PersonId
  readonly statement: Commitment
  readonly capacity: Capacity
  readonly raised_at: Instant
  readonly kind: ChallengeState['kind']
  readonly state: string
}
type SupporterRow = {
  readonly challenge_id: ChallengeId
  readonly person_id: PersonId
  readonly capacity: Capacity
  readonly joined_at: Instant
  readonly left_at: Instant | null
}
type RulingRow = {
  readonly challenge_id: ChallengeId
  readonly rung: number
  readonly finding: Finding
  readonly ruled_by: PersonId
  readonly role: string
  readonly reasons: Commitment
  readonly at: Instant
}
type Tables = {
  readonly challenges: ChallengeRow
  readonly challenge_supporters: SupporterRow
  readonly challenge_rulings: RulingRow
}

const CHALLENGES = keptTable<ChallengeRow>({
  table: 'challenges',
  noun: 'challenge',
  key: ['id'],
})
const SUPPORTERS = keptTable<SupporterRow>({
  table: 'challenge_supporters',
  noun: 'challenge-supporter',
  key: ['challenge_id', 'person_id'],
})
const RULINGS = keptTable<RulingRow>({
  table: 'challenge_rulings',
  noun: 'ruling',
  key: ['challenge_id', 'rung'],
})

export const CHALLENGE_TABLES = [CHALLENGES, SUPPORTERS, RULINGS] as const

/** Of one process, its calls together. */
const OF_PROCESS_MAX = 1_000

const own = (db: Read | Tx) => db.withTables<Tables>()

const rung = z.int().min(0)
const StoredState: z.ZodType<ChallengeState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gathering'), until: storedInstant }),
  z.object({ kind: z.literal('before'), rung, since: storedInstant, due: storedInstant }),
  z.object({ kind: z.literal('stood-by'), rung, until: storedInstant }),
  z.object({ kind: z.literal('ended'), how: z.enum(ENDINGS), at: storedInstant }),
])

const challengeFrom = (row: ChallengeRow): Challenge => ({
  id: row.id,
  process: row.process_id,
  call: row.call_id,
  designation: row.designation_id,
  raisedBy: row.raised_by,
  statement: row.statement,
  capacity: row.capacity,
  raisedAt: row.raised_at,
  state: StoredState.parse(fromJson(row.state)),
})

export async function findChallenge(
  db: Read | Tx,
  id: ChallengeId,
): Promise<Challenge | undefined> {
  const row = await own(db)
    .selectFrom('challenges')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && challengeFrom(row)
}

/** Held until the transaction ends: two forums cannot both answer. */
export async function lockChallenge(tx: Tx, id: ChallengeId): Promise<Challenge | undefined> {
  const query = own(tx).selectFrom('challenges').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && challengeFrom(row)
}

/** The oldest first. */
export const challengesOf = remembered(
  async (db: Read | Tx, call: CallId): Promise<readonly Challenge[]> => {
    const all = own(db).selectFrom('challenges').selectAll().where('call_id', '=', call)
    return (await all.orderBy('id').limit(CHALLENGES_MAX).execute()).map(challengeFrom)
  },
)

/** The oldest first. */
export const challengesIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Challenge[]> => {
    const all = own(db).selectFrom('challenges').selectAll().where('process_id', '=', process)
    return (await all.orderBy('id').limit(OF_PROCESS_MAX).execute()).map(challengeFrom)
  },
)

/** On the whole site, by what their row says; the longest waiting first. */
export async function challengesThatAre(
  db: Read | Tx,
  kinds: readonly ChallengeState['kind'][],
): Promise<readonly Challenge[]> {
  const all = own(db).selectFrom('challenges').selectAll().where('kind', 'in', kinds)
  return (await all.orderBy('id').limit(OF_PROCESS_MAX).execute()).map(challengeFrom)
}

export async function saveChallenge(tx: Tx, one: Challenge, act: Act): Promise<void> {
  const row: ChallengeRow = {
    id: one.id,
    process_id: one.process,
    call_id: one.call,
    designation_id: one.designation,
    raised_by: one.raisedBy,
    statement: one.statement,
    capacity: one.capacity,
    raised_at: one.raisedAt,
    kind: one.state.kind,
    state: json(one.state),
  }
  await keep(tx, CHALLENGES, row, act)
}

/** Who stands behind a challenge now, the first first. */
export async function supportersOf(
  db: Read | Tx,
  challenge: ChallengeId,
): Promise<readonly Supporter[]> {
  const rows = await own(db)
    .selectFrom('challenge_supporters')
    .selectAll()
    .where('challenge_id', '=', challenge)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('person_id')
    .limit(SUPPORTERS_MAX)
    .execute()
  return rows.map((row) => ({
    challenge: row.challenge_id,
    person: row.person_id,
    capacity: row.capacity,
    joinedAt: row.joined_at,
  }))
}

export async function saveSupporter(
  tx: Tx,
  { challenge, person, capacity, joinedAt }: Supporter,
  act: Act,
  leftAt: Instant | null = null,
): Promise<void> {
  const row = {
    challenge_id: challenge,
    person_id: person,
    capacity,
    joined_at: joinedAt,
    left_at: leftAt,
  }
  await keep(tx, SUPPORTERS, row, act)
}

/** From the first rung on. */
export async function rulingsOf(db: Read | Tx, challenge: ChallengeId): Promise<readonly Ruling[]> {
  const rows = await own(db)
    .selectFrom('challenge_rulings')
    .selectAll()
    .where('challenge_id', '=', challenge)
    .orderBy('rung')
    .execute()
  return rows.map(({ challenge_id, ruled_by, ...row }) => ({
    ...row,
    challenge: challenge_id,
    by: ruled_by,
  }))
}

export async function saveRuling(tx: Tx, ruling: Ruling, act: Act): Promise<void> {
  const { challenge, by, ...rest } = ruling
  await keep(tx, RULINGS, { ...rest, challenge_id: challenge, ruled_by: by }, act)
}
