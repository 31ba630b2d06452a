/** SQL for petitions and who signed them. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { ProcessId } from '../processes/index.ts'
import {
  MOVES,
  PETITIONS_MAX,
  SIGNATURES_MAX,
  type Petition,
  type PetitionId,
  type PetitionState,
  type Signature,
} from './petition.ts'
import { own, PETITIONS, SIGNATURES, type PetitionRow } from './tables.ts'

/** That have something to do, on the whole site. */
const DUE_MAX = 500

const StoredState: z.ZodType<PetitionState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({
    kind: z.literal('passed'),
    at: storedInstant,
    counted: z.int(),
    moves: z.enum(MOVES),
  }),
  z.object({ kind: z.literal('failed'), at: storedInstant, counted: z.int() }),
  z.object({ kind: z.literal('withdrawn'), at: storedInstant }),
])

const petitionFrom = (row: PetitionRow): Petition => ({
  id: row.id,
  process: row.process_id,
  rule: row.rule,
  stage: row.stage,
  startedBy: row.started_by,
  statement: row.statement,
  startedAt: row.started_at,
  closes: row.closes,
  state: StoredState.parse(fromJson(row.state)),
})

export async function findPetition(db: Read | Tx, id: PetitionId): Promise<Petition | undefined> {
  const query = own(db).selectFrom('petitions').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && petitionFrom(row)
}

/** Held until the transaction ends: a signature and the close do not cross. */
export async function lockPetition(tx: Tx, id: PetitionId): Promise<Petition | undefined> {
  const query = own(tx).selectFrom('petitions').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && petitionFrom(row)
}

/** The oldest first. */
export const petitionsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Petition[]> => {
    const all = own(db).selectFrom('petitions').selectAll().where('process_id', '=', process)
    return (await all.orderBy('id').limit(PETITIONS_MAX).execute()).map(petitionFrom)
  },
)

/** Those that the clock has not done with, whether or not their hour has come. */
export const unsettledPetitions = remembered(
  async (db: Read | Tx): Promise<readonly Petition[]> => {
    const some = own(db).selectFrom('petitions').selectAll().where('due', 'is not', null)
    return (await some.orderBy('due').limit(DUE_MAX).execute()).map(petitionFrom)
  },
)

export async function duePetitions(db: Read | Tx, now: Instant): Promise<readonly Petition[]> {
  const some = own(db).selectFrom('petitions').selectAll().where('due', '<=', now)
  return (await some.orderBy('due').orderBy('id').limit(DUE_MAX).execute()).map(petitionFrom)
}

function dueOf({ state, closes }: Petition): Instant | null {
  if (state.kind === 'open') return closes
  return state.kind === 'passed' && state.moves === 'due' ? state.at : null
}

export async function savePetition(tx: Tx, one: Petition, act: Act): Promise<void> {
  const row: PetitionRow = {
    id: one.id,
    process_id: one.process,
    rule: one.rule,
    stage: one.stage,
    started_by: one.startedBy,
    statement: one.statement,
    started_at: one.startedAt,
    closes: one.closes,
    due: dueOf(one),
    state: json(one.state),
  }
  await keep(tx, PETITIONS, row, act)
}

/** Whose voice stands now, the first first. */
export async function signaturesOf(
  db: Read | Tx,
  petition: PetitionId,
): Promise<readonly Signature[]> {
  const rows = await own(db)
    .selectFrom('petition_signatures')
    .selectAll()
    .where('petition_id', '=', petition)
    .where('left_at', 'is', null)
    .orderBy('signed_at')
    .orderBy('person_id')
    .limit(SIGNATURES_MAX)
    .execute()
  return rows.map((row) => ({
    petition: row.petition_id,
    person: row.person_id,
    capacity: row.capacity,
    organisation: row.organisation ?? undefined,
    signedAt: row.signed_at,
  }))
}

export async function saveSignature(
  tx: Tx,
  { petition, person, capacity, organisation, signedAt }: Signature,
  act: Act,
  leftAt: Instant | null = null,
): Promise<void> {
  const row = {
    petition_id: petition,
    person_id: person,
    capacity,
    organisation: organisation ?? null,
    signed_at: signedAt,
    left_at: leftAt,
  }
  await keep(tx, SIGNATURES, row, act)
}
