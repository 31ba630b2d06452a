/** Who writes captions, how many, and until when; who strikes a line, names a scribe. Pure. */
import { after, hours, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Meeting } from '../meetings/index.ts'
import { mayAct, type Actor, type PersonId } from '../people/index.ts'
import { shutsAt, type Sitting } from '../rooms/index.ts'
import {
  KEYS_MAX,
  LATE_HOURS,
  LINES_AT_ONCE_MAX,
  MEETING_LINES_MAX,
  PUSHES_A_MINUTE_MAX,
  SCRIBES_MAX,
  TONGUES_MAX,
  type Key,
  type Line,
  type Scribe,
  type Strand,
  type Tongue,
} from './caption.ts'
import type { Refusal } from './refusal.ts'

/** A meeting as somebody stands to it now. */
export type Case = {
  readonly meeting: Meeting
  readonly sitting: Sitting
  readonly scribes: readonly Scribe[]
  readonly now: Instant
  /** Absent for whoever is not signed in. */
  readonly actor: Actor | undefined
  /** The role in which they run it; absent for all others. */
  readonly runsAs: string | undefined
}

/** Somebody with the role in which they do it: `scribe`, or that in which they run the meeting. */
export type As = { readonly actor: Actor; readonly role: string }

const SCRIBE = 'scribe'

export const current = (scribes: readonly Scribe[]): readonly Scribe[] =>
  scribes.filter(({ endedAt }) => endedAt === undefined)

function acts({ actor, meeting }: Case): Result<Actor, Refusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  return meeting.state.kind === 'cancelled' ? refuse({ kind: 'meeting-cancelled' }) : ok(actor)
}

export function runs(about: Case): Result<As, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const { runsAs } = about
  return runsAs === undefined
    ? refuse({ kind: 'runs-not' })
    : ok({ actor: actor.value, role: runsAs })
}

/** Until when lines are taken: a translation comes a day after what it translates. */
export function takenUntil({ sitting, meeting }: Pick<Case, 'sitting' | 'meeting'>): Instant {
  const { state } = sitting
  return after(state.kind === 'closed' ? state.at : shutsAt(meeting), hours(LATE_HOURS))
}

/** While the room is open, and as long after as what comes late is waited for. */
function inTime(about: Case): Result<true, Refusal> {
  if (about.sitting.state.kind === 'unopened') return refuse({ kind: 'room-unopened' })
  return about.now < takenUntil(about) ? ok(true) : refuse({ kind: 'too-late', hours: LATE_HOURS })
}

/** Whoever runs the meeting, and whom they named. */
export function mayWrite(about: Case): Result<As, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const { person } = actor.value
  const isScribe = current(about.scribes).some((one) => one.person === person)
  if (!isScribe && about.runsAs === undefined) return refuse({ kind: 'no-scribe' })
  const time = inTime(about)
  return time.ok ? ok({ actor: actor.value, role: isScribe ? SCRIBE : (about.runsAs ?? '') }) : time
}

export type Written = {
  readonly strand: Strand
  /** Lines that are new, after those that stood there already were left out. */
  readonly lines: number
  /** Of the meeting, in all languages. */
  readonly before: number
  readonly lastMinute: number
  readonly tongues: readonly Tongue[]
}

/** Whether so many lines have room. */
export function fits({
  strand,
  lines,
  before,
  lastMinute,
  tongues,
}: Written): Result<true, Refusal> {
  const { language, from } = strand
  if (lines > LINES_AT_ONCE_MAX) {
    return refuse({ kind: 'too-many-lines', lines, most: LINES_AT_ONCE_MAX })
  }
  if (language === from) return refuse({ kind: 'same-language' })
  if (lastMinute >= PUSHES_A_MINUTE_MAX) {
    return refuse({ kind: 'too-often', most: PUSHES_A_MINUTE_MAX })
  }
  if (before + lines > MEETING_LINES_MAX) {
    return refuse({ kind: 'captions-full', most: MEETING_LINES_MAX })
  }
  const isNew = !tongues.includes(language)
  return isNew && tongues.length >= TONGUES_MAX
    ? refuse({ kind: 'too-many-languages', most: TONGUES_MAX })
    : ok(true)
}

/** Also when the meeting is over: what must not stand there is read later too. */
export function mayStrike(
  about: Case,
  line: Pick<Line, 'struck'> | undefined,
): Result<As, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  if (!line) return refuse({ kind: 'no-such-line' })
  return line.struck ? refuse({ kind: 'struck-already' }) : by
}

/** @param came those whom the list of the meeting has */
export function mayName(
  about: Case,
  person: PersonId | undefined,
  came: readonly PersonId[],
): Result<As, Refusal> {
  const by = runs(about)
  if (!by.ok || person === undefined) return by
  if (!came.includes(person)) return refuse({ kind: 'came-not' })
  const now = current(about.scribes)
  if (now.some((one) => one.person === person)) return refuse({ kind: 'scribe-already' })
  return about.scribes.length < SCRIBES_MAX
    ? by
    : refuse({ kind: 'too-many-scribes', most: SCRIBES_MAX })
}

/** Whoever runs the meeting releases a scribe, and one releases oneself. */
export function mayRelease(about: Case, scribe: Scribe): Result<As, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  if (scribe.endedAt !== undefined) return refuse({ kind: 'no-such-scribe' })
  if (scribe.person === actor.value.person) return ok({ actor: actor.value, role: SCRIBE })
  return runs(about)
}

/** @param keys all that were ever made for this meeting */
export function mayMakeKey(about: Case, keys: readonly Key[]): Result<As, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  return keys.length < KEYS_MAX ? by : refuse({ kind: 'too-many-keys', most: KEYS_MAX })
}

export function mayRevoke(about: Case, key: Key): Result<As, Refusal> {
  const by = runs(about)
  return by.ok && key.revokedAt !== undefined ? refuse({ kind: 'key-gone' }) : by
}

/** By a key that stands, of somebody who still runs the meeting. */
export function mayPush(about: Case): Result<As, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  const time = inTime(about)
  return time.ok ? by : time
}
