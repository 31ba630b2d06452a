/** SQL for what people say of an amendment, and who proposes it with others. Decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import {
  SPONSORS_MAX,
  STANCES_MAX,
  type AmendmentId,
  type Sponsor,
  type Stance,
  type StanceKind,
} from '../amendment.ts'
import { own, SPONSORS, STANCE_ROWS, type StanceRow } from '../tables.ts'

const BATCH = 400

const stanceFrom = (row: StanceRow): Stance => ({
  amendment: row.amendment_id,
  person: row.person_id,
  stance: row.stance,
  capacity: row.capacity,
  group: row.grp ?? undefined,
  reason: row.reason ?? undefined,
  at: row.at,
})

/** What stands now, the oldest first. */
export async function stancesOn(db: Read | Tx, amendment: AmendmentId): Promise<readonly Stance[]> {
  const all = own(db).selectFrom('amendment_stances').selectAll()
  const rows = await all
    .where('amendment_id', '=', amendment)
    .where('stance', '!=', 'none')
    .orderBy('at')
    .orderBy('person_id')
    .limit(STANCES_MAX)
    .execute()
  return rows.map(stanceFrom)
}

export async function stanceOf(
  db: Read | Tx,
  amendment: AmendmentId,
  person: PersonId,
): Promise<Stance | undefined> {
  const all = own(db).selectFrom('amendment_stances').selectAll()
  const query = all.where('amendment_id', '=', amendment).where('person_id', '=', person)
  const row = await query.executeTakeFirst()
  return row && stanceFrom(row)
}

export async function saveStance(tx: Tx, one: Stance, act: Act): Promise<void> {
  const { amendment, person, group, reason, ...rest } = one
  const row = {
    ...rest,
    amendment_id: amendment,
    person_id: person,
    grp: group ?? null,
    reason: reason ?? null,
  }
  await keep(tx, STANCE_ROWS, row, act)
}

/** How many of which group support each, and how many cannot live with it. */
export type GroupCount = {
  readonly amendment: AmendmentId
  readonly group: string | undefined
  readonly stance: StanceKind
  readonly count: number
}

export async function countsByGroup(
  db: Read | Tx,
  ids: readonly AmendmentId[],
): Promise<readonly GroupCount[]> {
  const counts: GroupCount[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await own(db)
      .selectFrom('amendment_stances')
      .select(['amendment_id', 'grp', 'stance'])
      .select(({ fn }) => fn.countAll().as('count'))
      .where('amendment_id', 'in', ids.slice(from, from + BATCH))
      .where('stance', '!=', 'none')
      .groupBy(['amendment_id', 'grp', 'stance'])
      .execute()
    for (const { amendment_id: amendment, grp, stance, count } of rows) {
      counts.push({ amendment, group: grp ?? undefined, stance, count: Number(count) })
    }
  }
  return counts
}

/** Who stands with the proposer now, the first first. */
export async function sponsorsOf(
  db: Read | Tx,
  amendment: AmendmentId,
): Promise<readonly Sponsor[]> {
  const all = own(db).selectFrom('amendment_sponsors').selectAll()
  const rows = await all
    .where('amendment_id', '=', amendment)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('person_id')
    .limit(SPONSORS_MAX)
    .execute()
  return rows.map((row) => ({
    amendment: row.amendment_id,
    person: row.person_id,
    capacity: row.capacity,
    joinedAt: row.joined_at,
  }))
}

export async function saveSponsor(
  tx: Tx,
  { amendment, person, capacity, joinedAt }: Sponsor,
  act: Act,
  leftAt: Instant | null = null,
): Promise<void> {
  const row = {
    amendment_id: amendment,
    person_id: person,
    capacity,
    joined_at: joinedAt,
    left_at: leftAt,
  }
  await keep(tx, SPONSORS, row, act)
}
