/** Who opens a hub, who is there, and which sessions fit into a meeting. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor } from '../people/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import type { Hosting } from './hosting.ts'
import { HUBS_FOR_RUNNERS, HUBS_MAX, HUBS_OF_ONE_MAX } from './hub.ts'
import { PARALLEL_MAX, sessionEnds, SESSIONS_MAX } from './hub.ts'
import type { Hub, HubId, Session, SessionId } from './hub.ts'
import { endsOf, meetingPhase, type Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { roomFor } from './rules-room.ts'
import { mayRun } from './rules-standing.ts'

const HUB_ROOM = {
  full: 'too-many-hubs',
  most: HUBS_MAX,
  kept: HUBS_FOR_RUNNERS,
  ofOne: HUBS_OF_ONE_MAX,
} as const

export type About = { readonly meeting: Meeting; readonly hosting: Hosting }

/** Whoever may speak here may come, bring a paper, or open their room to others. */
export function mayTakePart(
  { meeting, hosting }: About,
  actor: Actor | undefined,
  now: Instant,
): Result<Actor, Refusal> {
  if (hosting.kind === 'process' && hosting.process.reported) {
    return refuse({ kind: 'reported-only' })
  }
  const undertakings = hosting.kind === 'process' ? undertakingsOf(hosting.process.pin) : undefined
  const acts = mayAct(actor, undertakings)
  if (!acts.ok) return acts
  const phase = meetingPhase(meeting, now)
  return phase === 'planned' || phase === 'now' ? acts : refuse({ kind: 'meeting-not-now', phase })
}

export function mayOpenHub(
  about: About,
  hubs: readonly Hub[],
  actor: Actor | undefined,
  now: Instant,
): Result<Actor, Refusal> {
  const acts = mayTakePart(about, actor, now)
  if (!acts.ok) return acts
  const room = roomFor(
    about.hosting,
    acts.value,
    hubs.map(({ host }) => host),
    HUB_ROOM,
  )
  return room.ok ? acts : room
}

export function openHub(hubs: readonly Hub[], id: HubId): Result<Hub, Refusal> {
  const hub = hubs.find((one) => one.id === id && one.closedAt === undefined)
  return hub ? ok(hub) : refuse({ kind: 'no-such-hub' })
}

/** Its host, or who runs the meeting. */
export function mayCloseHub(
  { hosting }: Pick<About, 'hosting'>,
  hub: Hub,
  actor: Actor | undefined,
): Result<true, Refusal> {
  const acts = mayAct(actor)
  if (!acts.ok) return acts
  if (acts.value.person === hub.host) return ok(true)
  return mayRun(hosting, actor).ok ? ok(true) : refuse({ kind: 'not-your-hub' })
}

export type SessionAsked = { readonly starts: Instant; readonly minutes: number }

/** Within the hours of the meeting, and no more at once than there can be rooms. */
export function fitSession(
  { meeting }: Pick<About, 'meeting'>,
  sessions: readonly Session[],
  asked: SessionAsked,
): Result<number, Refusal> {
  if (sessions.length >= SESSIONS_MAX) {
    return refuse({ kind: 'too-many-sessions', most: SESSIONS_MAX })
  }
  const ends = sessionEnds(asked)
  if (asked.starts < meeting.starts || ends > endsOf(meeting)) {
    return refuse({ kind: 'outside-meeting' })
  }
  const standing = sessions.filter(({ goneAt }) => goneAt === undefined)
  if (atOnce([...standing, asked]) > PARALLEL_MAX) {
    return refuse({ kind: 'too-many-parallel', most: PARALLEL_MAX })
  }
  return ok(Math.max(0, ...sessions.map(({ number }) => number)) + 1)
}

/** The most that run at one time; one that ends as another begins is not beside it. */
export function atOnce(sessions: readonly SessionAsked[]): number {
  const edges = sessions
    .flatMap((one) => [
      { at: one.starts, step: 1 },
      { at: sessionEnds(one), step: -1 },
    ])
    .toSorted((one, other) => one.at - other.at || one.step - other.step)
  let running = 0
  let most = 0
  for (const { step } of edges) {
    running += step
    most = Math.max(most, running)
  }
  return most
}

export function standingSession(
  sessions: readonly Session[],
  id: SessionId,
): Result<Session, Refusal> {
  const found = sessions.find((one) => one.id === id && one.goneAt === undefined)
  return found ? ok(found) : refuse({ kind: 'no-such-session' })
}
