/** Each act about hubs and sessions: decided by the rules, saved in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actOf, seconds, type Working } from './acts.ts'
import { HUB_PEOPLE_MAX, type Hub, type HubId, type Session, type SessionId } from './hub.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import {
  fitSession,
  mayCloseHub,
  mayOpenHub,
  mayTakePart,
  openHub,
  standingSession,
} from './rules-hubs.ts'
import { mayChange } from './rules-moving.ts'
import { wallInstant } from './rules-series.ts'
import { hubsOf, saveHub, saveHubPerson, saveSession, sessionsOf } from './store-hubs.ts'

export async function offerHub(
  working: Working,
  meeting: Meeting,
  asked: { readonly place: string; readonly line?: string | undefined },
): Promise<Result<Hub, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const hubs = await hubsOf(tx, meeting.id)
  const allowed = mayOpenHub({ meeting, hosting }, hubs, actor, now)
  if (!allowed.ok) return allowed
  const place = prose('place', asked.place, clock, actor.person)
  const line = asked.line === undefined ? undefined : prose('line', asked.line, clock, actor.person)
  const hub: Hub = {
    id: newUlid(clock) as string as HubId,
    meeting: meeting.id,
    place: place.commitment,
    host: actor.person,
    line: line?.commitment,
    openedAt: now,
    closedAt: undefined,
    people: [],
  }
  const parts = line ? [place, line] : [place]
  const told = { act: 'hub.open', role: undefined, clear: { hub: hub.id }, parts } as const
  await saveHub(tx, hub, actOf(working, meeting, told))
  return ok(hub)
}

export async function closeHub(
  working: Working,
  meeting: Meeting,
  id: HubId,
): Promise<Result<Hub, Refusal>> {
  const { tx, now, actor, hosting } = working
  const found = openHub(await hubsOf(tx, meeting.id), id)
  if (!found.ok) return found
  const allowed = mayCloseHub({ hosting }, found.value, actor)
  if (!allowed.ok) return allowed
  const told = { act: 'hub.close', role: undefined, clear: { hub: id } } as const
  await saveHub(tx, { ...found.value, closedAt: now }, actOf(working, meeting, told))
  return found
}

/** Says in public that one will be there, or not after all. */
export async function comeToHub(
  working: Working,
  meeting: Meeting,
  { hub: id, comes }: { readonly hub: HubId; readonly comes: boolean },
): Promise<Result<Hub, Refusal>> {
  const { tx, now, actor, hosting } = working
  const allowed = mayTakePart({ meeting, hosting }, actor, now)
  if (!allowed.ok) return allowed
  const found = openHub(await hubsOf(tx, meeting.id), id)
  if (!found.ok) return found
  const hub = found.value
  const isThere = hub.people.includes(actor.person)
  if (comes && isThere) return refuse({ kind: 'at-this-hub' })
  if (!comes && !isThere) return refuse({ kind: 'not-at-this-hub' })
  if (comes && hub.people.length >= HUB_PEOPLE_MAX) {
    return refuse({ kind: 'hub-full', most: HUB_PEOPLE_MAX })
  }
  const act = comes ? 'hub.join' : 'hub.leave'
  const told = { act, role: undefined, clear: { hub: id } } as const
  const leftAt = comes ? undefined : now
  const there = { hub, person: actor.person, since: now, leftAt }
  await saveHubPerson(tx, there, actOf(working, meeting, told))
  return found
}

export type SessionTyped = {
  readonly title: string
  readonly local: string
  readonly minutes: number
  readonly room?: string | undefined
  readonly channels: readonly Language[]
  readonly captions?: string | undefined
}

/** Its hour is on the wall of the meeting's own zone. */
export async function addSession(
  working: Working,
  meeting: Meeting,
  asked: SessionTyped,
): Promise<Result<Session, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const role = mayChange({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const { local, minutes, channels, captions } = asked
  const at = wallInstant({ local, zone: meeting.zone, fold: meeting.fold }, now)
  if (!at.ok) return at
  const { starts } = at.value
  const number = fitSession({ meeting }, await sessionsOf(tx, meeting.id), { starts, minutes })
  if (!number.ok) return number
  const title = prose('title', asked.title, clock)
  const room = asked.room === undefined ? undefined : prose('room', asked.room, clock)
  const session: Session = {
    id: newUlid(clock) as string as SessionId,
    meeting: meeting.id,
    number: number.value,
    title: title.commitment,
    starts,
    minutes,
    room: room?.commitment,
    channels,
    captions,
    goneAt: undefined,
  }
  const clear = {
    session: session.id,
    number: session.number,
    starts: seconds(starts),
    minutes,
    channels,
    ...(captions === undefined ? {} : { captions }),
  }
  const parts = room ? [title, room] : [title]
  const told = { act: 'session.add', role: role.value, clear, parts } as const
  await saveSession(tx, session, actOf(working, meeting, told))
  return ok(session)
}

export async function removeSession(
  working: Working,
  meeting: Meeting,
  id: SessionId,
): Promise<Result<Session, Refusal>> {
  const { tx, now, actor, hosting } = working
  const role = mayChange({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const found = standingSession(await sessionsOf(tx, meeting.id), id)
  if (!found.ok) return found
  const clear = { session: id, number: found.value.number }
  const told = { act: 'session.remove', role: role.value, clear } as const
  await saveSession(tx, { ...found.value, goneAt: now }, actOf(working, meeting, told))
  return found
}
