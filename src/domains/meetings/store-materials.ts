/** SQL for papers, and for what is asked in private. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { MATERIALS_MAX, REQUESTS_MAX } from './material.ts'
import type { Material, MaterialState, Request, RequestKind } from './material.ts'
import type { MeetingId } from './meeting.ts'
import { MATERIALS, own, type RequestRow } from './tables.ts'

const StoredState: z.ZodType<MaterialState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submitted') }),
  z.object({ kind: z.literal('approved'), at: storedInstant }),
  z.object({ kind: z.literal('declined'), at: storedInstant, reason: z.string() }),
])

export async function materialsOf(db: Read | Tx, meeting: MeetingId): Promise<readonly Material[]> {
  const all = own(db).selectFrom('meeting_materials').selectAll().where('meeting_id', '=', meeting)
  const rows = await all.orderBy('id').limit(MATERIALS_MAX).execute()
  return rows.map((row) => ({
    id: row.id,
    meeting: row.meeting_id,
    title: row.title,
    href: row.href,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    state: StoredState.parse(fromJson(row.state)),
  }))
}

export async function saveMaterial(tx: Tx, one: Material, act: Act): Promise<void> {
  const row = {
    id: one.id,
    meeting_id: one.meeting,
    title: one.title,
    href: one.href,
    submitted_by: one.submittedBy,
    submitted_at: one.submittedAt,
    state: json(one.state),
  }
  await keep(tx, MATERIALS, row, act)
}

const requestFrom = (row: RequestRow): Request => ({
  meeting: row.meeting_id,
  person: row.person_id,
  kind: row.kind,
  words: row.words,
  at: row.at,
  answer: row.answer ?? undefined,
})

type Whose = { readonly meeting?: MeetingId; readonly person?: PersonId }

/** Of one meeting, of one person, or of one person at one meeting. */
export async function requestsOf(
  db: Read | Tx,
  { meeting, person }: Whose,
): Promise<readonly Request[]> {
  if (meeting === undefined && person === undefined) return []
  let some = own(db).selectFrom('meeting_requests').selectAll()
  if (meeting !== undefined) some = some.where('meeting_id', '=', meeting)
  if (person !== undefined) some = some.where('person_id', '=', person)
  const rows = await some.orderBy('at').orderBy('person_id').limit(REQUESTS_MAX).execute()
  return rows.map(requestFrom)
}

/** Meetings that are to come for which somebody still waits, and since when. */
export async function meetingsAsked(
  db: Read | Tx,
  now: Instant,
): Promise<ReadonlyMap<MeetingId, Instant>> {
  const rows = await own(db)
    .selectFrom('meeting_requests')
    .innerJoin('meetings', 'meetings.id', 'meeting_requests.meeting_id')
    .select(['meeting_id', (eb) => eb.fn.min('at').as('since')])
    .where('answer', 'is', null)
    .where('starts', '>', now)
    .groupBy('meeting_id')
    .orderBy('since')
    .limit(ASKED_MAX)
    .execute()
  return new Map(rows.map((row) => [row.meeting_id, Number(row.since) as Instant]))
}
/** Of the whole site: more than a staff answers in a week. */
const ASKED_MAX = 200

/** Says it, or says it anew: the answer to what was said before goes. */
export async function saveRequest(tx: Tx, one: Request): Promise<void> {
  await dropRequest(tx, one)
  const row: RequestRow = {
    meeting_id: one.meeting,
    person_id: one.person,
    kind: one.kind,
    words: one.words,
    at: one.at,
    answer: one.answer ?? null,
  }
  await own(tx).insertInto('meeting_requests').values(row).execute()
}

export async function dropRequest(
  tx: Tx,
  { meeting, person, kind }: Pick<Request, 'meeting' | 'person'> & { readonly kind: RequestKind },
): Promise<void> {
  await own(tx)
    .deleteFrom('meeting_requests')
    .where('meeting_id', '=', meeting)
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .execute()
}

export async function forgetRequestsOf(tx: Tx, person: PersonId): Promise<void> {
  await own(tx).deleteFrom('meeting_requests').where('person_id', '=', person).execute()
}
