/** SQL for hubs, who is there, and sessions. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { HUB_PEOPLE_MAX, HUBS_MAX, SESSIONS_MAX, type Hub, type Session } from './hub.ts'
import type { MeetingId } from './meeting.ts'
import { HUB_PEOPLE, HUBS, own, SESSIONS } from './tables.ts'

/** Those that were ever offered; closed ones too. */
export async function hubsOf(db: Read | Tx, meeting: MeetingId): Promise<readonly Hub[]> {
  const rows = await own(db)
    .selectFrom('meeting_hubs')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('id')
    .limit(HUBS_MAX)
    .execute()
  if (rows.length === 0) return []
  const people = await own(db)
    .selectFrom('meeting_hub_people')
    .selectAll()
    .where(
      'hub_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('left_at', 'is', null)
    .orderBy('since')
    .orderBy('person_id')
    .limit(HUBS_MAX * HUB_PEOPLE_MAX)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    meeting: row.meeting_id,
    place: row.place,
    host: row.host_person,
    line: row.line ?? undefined,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    people: people.filter(({ hub_id }) => hub_id === row.id).map(({ person_id }) => person_id),
  }))
}

export async function saveHub(tx: Tx, one: Hub, act: Act): Promise<void> {
  const row = {
    id: one.id,
    meeting_id: one.meeting,
    place: one.place,
    host_person: one.host,
    line: one.line ?? null,
    opened_at: one.openedAt,
    closed_at: one.closedAt ?? null,
  }
  await keep(tx, HUBS, row, act)
}

type There = {
  readonly hub: Hub
  readonly person: PersonId
  readonly since: Instant
  readonly leftAt: Instant | undefined
}

export async function saveHubPerson(
  tx: Tx,
  { hub, person, since, leftAt }: There,
  act: Act,
): Promise<void> {
  const row = { hub_id: hub.id, person_id: person, since, left_at: leftAt ?? null }
  await keep(tx, HUB_PEOPLE, row, act)
}

const StoredChannels = z.array(z.enum(LANGUAGES))

/** By their hours; those taken off again too. */
export async function sessionsOf(db: Read | Tx, meeting: MeetingId): Promise<readonly Session[]> {
  const rows = await own(db)
    .selectFrom('meeting_sessions')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('starts')
    .orderBy('number')
    .limit(SESSIONS_MAX)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    meeting: row.meeting_id,
    number: row.number,
    title: row.title,
    starts: row.starts,
    minutes: row.minutes,
    room: row.room ?? undefined,
    channels: StoredChannels.parse(fromJson(row.channels)),
    captions: row.captions ?? undefined,
    goneAt: row.gone_at ?? undefined,
  }))
}

export async function saveSession(tx: Tx, one: Session, act: Act): Promise<void> {
  const row = {
    id: one.id,
    meeting_id: one.meeting,
    number: one.number,
    title: one.title,
    starts: one.starts,
    minutes: one.minutes,
    room: one.room ?? null,
    channels: json(one.channels),
    captions: one.captions ?? null,
    gone_at: one.goneAt ?? null,
  }
  await keep(tx, SESSIONS, row, act)
}
