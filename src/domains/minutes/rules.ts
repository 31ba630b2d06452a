/** Who may say what about a meeting that was held: attendance, notes, minutes. Pure. */
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { endsOf, wasCalledOff, type Meeting } from '../meetings/index.ts'
import { mayAct, type Actor, type PersonId } from '../people/index.ts'
import { ATTENDANCES_MAX, GUESTS_AT_ONCE_MAX } from './attendance.ts'
import type { Attendance, CameAs, WayIn } from './attendance.ts'
import {
  CORRECTION_DAYS,
  CORRECTIONS_MAX,
  opensAt,
  phaseOf,
  type Correction,
  type Minutes,
} from './minutes.ts'
import { MODERATOR } from './moderator.ts'
import type { Note } from './note.ts'
import type { Refusal } from './refusal.ts'

/** A meeting as somebody stands to it now. */
export type Case = {
  readonly meeting: Meeting
  readonly minutes: Minutes
  readonly attendances: readonly Attendance[]
  readonly now: Instant
  /** Absent for whoever is not signed in. */
  readonly actor: Actor | undefined
  /** The role in which they run it: chair, secretary, staff; absent for all others. */
  readonly runsAs: string | undefined
  /** Is named to lend their hand to those on the telephone. */
  readonly moderates: boolean
  /** As what they would come, by their seat and role. */
  readonly wouldComeAs: CameAs
}

export const standing = ({ attendances }: Pick<Case, 'attendances'>): readonly Attendance[] =>
  attendances.filter(({ struckAt }) => struckAt === undefined)

/** Their own line among those who came or sent word; absent where there is none. */
export const ownLine = (
  about: Pick<Case, 'attendances'>,
  person: PersonId,
): Attendance | undefined =>
  standing(about).find(({ who }) => who.kind === 'person' && who.person === person)

const came = (about: Case, person: PersonId): boolean => {
  const line = ownLine(about, person)
  return line !== undefined && line.as !== 'apologies'
}

function acts({ actor, meeting }: Case): Result<Actor, Refusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  return wasCalledOff(meeting) ? refuse({ kind: 'meeting-cancelled' }) : ok(actor)
}

const phase = ({ minutes, meeting, now }: Case) => phaseOf(minutes.state, meeting, now)

export const notNow = (about: Case) =>
  refuse({
    kind: 'notes-not-now',
    phase: phase(about),
    opens: opensAt(about.meeting),
  } as const)

/** Nothing about who came changes once the minutes are approved. */
export const isApproved = (about: Case): boolean => phase(about) === 'approved'

/** Whoever runs it may also enter others; both until the minutes are approved. */
export function runs(about: Case): Result<{ actor: Actor; role: string }, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const { runsAs } = about
  return runsAs === undefined
    ? refuse({ kind: 'runs-not' })
    : ok({ actor: actor.value, role: runsAs })
}

/** Before it opens one can only send apologies, from the first day on. */
export function mayCome(about: Case, as: 'comes' | 'apologies'): Result<CameAs, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const at = phase(about)
  if (at === 'approved') return notNow(about)
  if (at === 'early' && as === 'comes') return notNow(about)
  if (as === 'apologies' && about.now >= endsOf(about.meeting))
    return refuse({ kind: 'over-already' })
  if (ownLine(about, actor.value.person)) return refuse({ kind: 'came-already' })
  return roomFor(about, 1, as === 'apologies' ? 'apologies' : about.wouldComeAs)
}

function roomFor<Value>(about: Case, more: number, value: Value): Result<Value, Refusal> {
  return about.attendances.length + more > ATTENDANCES_MAX
    ? refuse({ kind: 'attendance-full', most: ATTENDANCES_MAX })
    : ok(value)
}

type By = { readonly actor: Actor; readonly role: string }

/** Whoever runs it; for those on the telephone, moderators too. */
function byHand(about: Case, way: WayIn): Result<By, Refusal> {
  const by = runs(about)
  if (by.ok || by.refusal.kind !== 'runs-not' || !about.moderates || !about.actor) return by
  return way === 'phone'
    ? ok({ actor: about.actor, role: MODERATOR })
    : refuse({ kind: 'phone-alone' })
}

/** People without an account: those on the telephone, those of a hub. */
export function mayEnterGuests(
  about: Case,
  { names, way }: { readonly names: readonly string[]; readonly way: WayIn },
): Result<By, Refusal> {
  const by = byHand(about, way)
  if (!by.ok) return by
  const at = phase(about)
  if (at === 'approved' || at === 'early') return notNow(about)
  if (names.length > GUESTS_AT_ONCE_MAX) {
    return refuse({ kind: 'too-many-lines', lines: names.length, most: GUESTS_AT_ONCE_MAX })
  }
  return roomFor(about, names.length, by.value)
}

const simple = (name: string) => name.normalize('NFKC').toLowerCase()

/** Two hands that enter one caller would count them twice. @param standing names of who came */
export function areNew(
  names: readonly string[],
  standing: readonly string[],
): Result<true, Refusal> {
  const seen = new Set(standing.map(simple))
  for (const name of names) {
    if (seen.has(simple(name))) return refuse({ kind: 'named-already', name })
    seen.add(simple(name))
  }
  return ok(true)
}

/** One's own line, or any for whoever runs the meeting; it stays visible as taken back. */
export function mayStrikeLine(about: Case, line: Attendance): Result<Actor, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  if (phase(about) === 'approved') return notNow(about)
  if (line.struckAt !== undefined) return refuse({ kind: 'struck-already' })
  const isOwn = line.who.kind === 'person' && line.who.person === actor.value.person
  return isOwn || about.runsAs !== undefined ? actor : refuse({ kind: 'runs-not' })
}

/** All who came write the notes, and whoever runs the meeting. */
export function mayWrite(about: Case): Result<Actor, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  if (phase(about) !== 'open') return notNow(about)
  const isThere = about.runsAs !== undefined || came(about, actor.value.person)
  return isThere ? actor : refuse({ kind: 'not-there' })
}

/** What the meeting decided is written by whoever runs it. */
export function mayCapture(about: Case): Result<Actor, Refusal> {
  const actor = mayWrite(about)
  if (!actor.ok) return actor
  return about.runsAs === undefined ? refuse({ kind: 'runs-not' }) : actor
}

/** A decision in its words is changed only by those who may write one. */
export const mayChange = (about: Case, { kind }: Pick<Note, 'kind'>): Result<Actor, Refusal> =>
  kind === 'decision' ? mayCapture(about) : mayWrite(about)

/** Its writer, or whoever runs the meeting. */
export function mayStrike(about: Case, note: Note): Result<Actor, Refusal> {
  const actor = mayChange(about, note)
  if (!actor.ok) return actor
  if (note.struckAt !== undefined) return refuse({ kind: 'struck-already' })
  const may = about.runsAs !== undefined || note.writtenBy === actor.value.person
  return may ? actor : refuse({ kind: 'runs-not' })
}

/** From the start of the meeting on. @returns until when corrections may be asked for */
export function mayClose(about: Case): Result<Instant, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  if (phase(about) !== 'open') return notNow(about)
  if (about.now < about.meeting.starts) return refuse({ kind: 'not-before-start' })
  return ok(after(about.now, days(CORRECTION_DAYS)))
}

/** Never silently: the reason stands beside the minutes. */
export function mayReopen(about: Case): Result<Actor, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  return phase(about) === 'draft' ? ok(by.value.actor) : notNow(about)
}

/** Whoever came, and whoever is said to have spoken, though the list leaves them out. */
export function mayCorrect(
  about: Case,
  note: Note,
  open: readonly Correction[],
): Result<Actor, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  if (phase(about) !== 'draft') return notNow(about)
  if (note.struckAt !== undefined) return refuse({ kind: 'struck-already' })
  const { person } = actor.value
  const speaker = note.spoken?.speaker
  const isSpeaker = speaker?.kind === 'person' && speaker.person === person
  const isThere = isSpeaker || about.runsAs !== undefined || came(about, person)
  if (!isThere) return refuse({ kind: 'not-there' })
  return open.length < CORRECTIONS_MAX
    ? actor
    : refuse({ kind: 'corrections-full', most: CORRECTIONS_MAX })
}

/** Nobody answers a correction that they asked for themselves. */
export function mayAnswer(
  about: Case,
  { state, askedBy }: Correction,
): Result<{ actor: Actor; role: string }, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  if (phase(about) !== 'draft') return notNow(about)
  if (state.kind !== 'asked') return refuse({ kind: 'answered-already' })
  return askedBy === by.value.actor.person ? refuse({ kind: 'own-correction' }) : by
}

/** Once the days for corrections are over and each is answered. */
export function mayApprove(
  about: Case,
  corrections: readonly Correction[],
): Result<{ actor: Actor; role: string }, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  const { state } = about.minutes
  if (state.kind !== 'draft') return notNow(about)
  const open = corrections.filter((one) => one.state.kind === 'asked').length
  if (open > 0) return refuse({ kind: 'corrections-open', count: open })
  return about.now < state.until ? refuse({ kind: 'still-correcting', until: state.until }) : by
}
