/** SQL for positions and what is sealed of them. Decides nothing. */
import { z } from 'zod'
import { fromJson, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act, type Prose } from '../../../platform/record/index.ts'
import { unreachable, type Instant } from '../../../platform/values.ts'
import { personId, type PersonId } from '../../people/index.ts'
import type { CallId } from '../call.ts'
import type { Position, Shown, Stance } from '../position.ts'
import { own, POSITIONS, POSITIONS_MAX, type PositionRow, type SealRow } from './tables.ts'

export const positionsOf = remembered(
  async (db: Read | Tx, call: CallId): Promise<readonly Position[]> => {
    const query = own(db).selectFrom('positions').selectAll().where('call_id', '=', call)
    const rows = await query
      .orderBy('stated_at')
      .orderBy('person_id')
      .limit(POSITIONS_MAX)
      .execute()
    return rows.map(positionFrom)
  },
)

export const positionsIn = remembered(
  async (db: Read | Tx, calls: readonly CallId[]): Promise<readonly Position[]> => {
    if (calls.length === 0) return []
    const query = own(db).selectFrom('positions').selectAll().where('call_id', 'in', calls)
    const inOrder = query.orderBy('stated_at').orderBy('call_id').orderBy('person_id')
    return (await inOrder.limit(POSITIONS_MAX).execute()).map(positionFrom)
  },
)

export async function findPosition(
  db: Read | Tx,
  call: CallId,
  person: PersonId,
): Promise<Position | undefined> {
  const query = own(db).selectFrom('positions').selectAll().where('call_id', '=', call)
  const row = await query.where('person_id', '=', person).executeTakeFirst()
  return row && positionFrom(row)
}

/** Where one person stands in each of these calls. */
export async function positionsBy(
  db: Read | Tx,
  calls: readonly CallId[],
  person: PersonId,
): Promise<readonly Position[]> {
  if (calls.length === 0) return []
  const query = own(db).selectFrom('positions').selectAll().where('person_id', '=', person)
  return (await query.where('call_id', 'in', calls).execute()).map(positionFrom)
}

function positionFrom(row: PositionRow): Position {
  return {
    call: row.call_id,
    person: row.person_id,
    counted: row.counted === 1,
    group: row.seat_group,
    shown: shownFrom(row),
    reason: row.reason ?? undefined,
    capacity: row.capacity,
    spokeFor: row.spoke_for ?? undefined,
    hat: row.hat ?? undefined,
    statedAt: row.stated_at,
  }
}

function shownFrom({ choice, until, seal, call_id, person_id }: PositionRow): Shown {
  switch (choice) {
    case 'reserve':
      if (until === null) throw new Error(`no date: position of ${person_id} in ${call_id}`)
      return { kind: choice, until }
    case 'sealed':
      if (seal === null) throw new Error(`no seal: position of ${person_id} in ${call_id}`)
      return { kind: choice, seal }
    case 'support':
    case 'accept':
    case 'object':
    case 'none':
      return { kind: choice }
    default:
      return unreachable(choice)
  }
}

export async function savePosition(tx: Tx, position: Position, act: Act): Promise<void> {
  const { shown } = position
  const row: PositionRow = {
    call_id: position.call,
    person_id: position.person,
    counted: position.counted ? 1 : 0,
    seat_group: position.group,
    choice: shown.kind,
    until: shown.kind === 'reserve' ? shown.until : null,
    seal: shown.kind === 'sealed' ? shown.seal : null,
    reason: position.reason ?? null,
    capacity: position.capacity,
    spoke_for: position.spokeFor ?? null,
    hat: position.hat ?? null,
    stated_at: position.statedAt,
  }
  await keep(tx, POSITIONS, row, act)
}

/** What is inside a seal: seen by nobody but its owner until the call closes. */
export type Sealed = {
  readonly person: PersonId
  readonly stance: Stance
  readonly opening: Prose
  readonly reason: Prose | undefined
}

export async function findSealed(
  db: Read | Tx,
  call: CallId,
  person: PersonId,
): Promise<Sealed | undefined> {
  const query = own(db).selectFrom('position_seals').selectAll().where('call_id', '=', call)
  const row = await query.where('person_id', '=', person).executeTakeFirst()
  return row && sealedFrom(row)
}

/** One's own, which one may always see. */
export async function sealedBy(
  db: Read | Tx,
  calls: readonly CallId[],
  person: PersonId,
): Promise<ReadonlyMap<CallId, Stance>> {
  if (calls.length === 0) return new Map()
  const query = own(db).selectFrom('position_seals').selectAll().where('person_id', '=', person)
  const rows = await query.where('call_id', 'in', calls).execute()
  return new Map(rows.map((row) => [row.call_id, sealedFrom(row).stance]))
}

export async function sealedOf(
  db: Read | Tx,
  call: CallId,
  limit: number,
): Promise<readonly Sealed[]> {
  const query = own(db).selectFrom('position_seals').selectAll().where('call_id', '=', call)
  return (await query.orderBy('person_id').limit(limit).execute()).map(sealedFrom)
}

function sealedFrom(row: SealRow): Sealed {
  return {
    person: row.person_id,
    stance: Stored.stance.parse(fromJson(row.stance)),
    opening: Stored.prose.parse(fromJson(row.opening)),
    reason: row.reason === null ? undefined : Stored.prose.parse(fromJson(row.reason)),
  }
}

const Stored = {
  stance: z.union([
    z.object({ kind: z.enum(['support', 'accept', 'object', 'none']) }),
    z.object({ kind: z.literal('reserve'), until: z.int().transform((at) => at as Instant) }),
  ]),
  prose: z.object({
    name: z.string(),
    mediaType: z.string(),
    text: z.string(),
    salt: z.string(),
    commitment: z.string(),
    author: z
      .string()
      .optional()
      .transform((raw) => (raw === undefined ? undefined : personId(raw))),
  }),
}

export async function saveSealed(tx: Tx, call: CallId, sealed: Sealed): Promise<void> {
  const { person, stance, opening, reason } = sealed
  const held = {
    stance: JSON.stringify(stance),
    opening: JSON.stringify(opening),
    reason: reason ? JSON.stringify(reason) : null,
  }
  await own(tx)
    .insertInto('position_seals')
    .values({ call_id: call, person_id: person, ...held })
    .onConflict((conflict) => conflict.columns(['call_id', 'person_id']).doUpdateSet(held))
    .execute()
}

/** Also when somebody states again in the open what they had sealed. */
export async function breakSeal(tx: Tx, call: CallId, person: PersonId): Promise<void> {
  const query = own(tx).deleteFrom('position_seals').where('call_id', '=', call)
  await query.where('person_id', '=', person).execute()
}
