/** Who may do what in a live room. Pure. */
import { minutes, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { standing, type AgendaItem, type Hub, type Meeting } from '../meetings/index.ts'
import type { Attendance } from '../minutes/index.ts'
import { mayAct, type Actor } from '../people/index.ts'
import type { Refusal } from './refusal.ts'
import { opensAt, phaseOf, shutsAt, tableOf, type Sitting } from './room.ts'
import { hasAskedEnough, hasMadeAllPoints, inOrder, waiting } from './rules-queue.ts'
import type { SpeakingRule } from './rules-queue.ts'
import { HANDS_MAX, HANDS_OF_ONE_MAX, HANDS_WAITING_MAX } from './speaking.ts'
import { POINTS_OF_ONE_MAX, runningOf, TURN_SECONDS_MAX } from './speaking.ts'
import type { Hand, HeldTurn, TurnId } from './speaking.ts'
import { isThere, MODERATOR } from '../minutes/index.ts'

/** A room as somebody stands to it now. */
export type Case = {
  readonly meeting: Meeting
  readonly sitting: Sitting
  readonly agenda: readonly AgendaItem[]
  readonly attendances: readonly Attendance[]
  readonly hubs: readonly Hub[]
  readonly hands: readonly Hand[]
  readonly turns: readonly HeldTurn[]
  readonly rule: SpeakingRule
  readonly now: Instant
  /** Absent for whoever is not signed in. */
  readonly actor: Actor | undefined
  /** The role in which they run the meeting; absent for all others. */
  readonly runsAs: string | undefined
  /** Is named to lend their hand to those on the telephone. */
  readonly moderates: boolean
  /** Has a seat or an office here. */
  readonly isInvited: boolean
}

type By = { readonly actor: Actor; readonly role: string }

const phase = ({ sitting, meeting, now }: Case) => phaseOf(sitting, meeting, now)

function acts({ actor, meeting }: Case): Result<Actor, Refusal> {
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  return meeting.state.kind === 'cancelled' ? refuse({ kind: 'meeting-called-off' }) : allowed
}

function runs(about: Case): Result<By, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const { runsAs } = about
  return runsAs === undefined
    ? refuse({ kind: 'runs-no-room' })
    : ok({ actor: actor.value, role: runsAs })
}

const isOpen = (about: Case): Result<true, Refusal> => {
  const at = phase(about)
  return at === 'open' ? ok(true) : refuse({ kind: 'room-not-now', phase: at })
}

/** From an hour before it starts, also again after it was closed, until the clock shuts it. */
export function mayOpen(about: Case): Result<By, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  const { meeting, now } = about
  if (now < opensAt(meeting)) return refuse({ kind: 'room-too-early', opens: opensAt(meeting) })
  if (now >= shutsAt(meeting)) return refuse({ kind: 'room-over', since: shutsAt(meeting) })
  return phase(about) === 'open' ? refuse({ kind: 'room-not-now', phase: 'open' }) : by
}

/** Whoever runs the meeting, while its room is open: items, turns, closing. */
export function mayLead(about: Case): Result<By, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  const open = isOpen(about)
  return open.ok ? by : open
}

/** Of two who lead at once the second is told what the first did. */
export function mayChange(about: Case, revision: number): Result<By, Refusal> {
  const by = mayLead(about)
  if (!by.ok) return by
  return about.sitting.revision === revision ? by : refuse({ kind: 'room-changed' })
}

/** @param item nothing where the table is cleared */
export function mayPut(
  about: Case,
  { item, revision }: { readonly item: string | undefined; readonly revision: number },
): Result<AgendaItem | undefined, Refusal> {
  const by = mayChange(about, revision)
  if (!by.ok) return by
  if (tableOf(about.sitting)?.item === item) return refuse({ kind: 'on-table-already' })
  if (item === undefined) return ok(undefined)
  const found = standing(about.agenda).find(({ id }) => id === item)
  return found ? ok(found) : refuse({ kind: 'no-item-there' })
}

const came = ({ attendances }: Pick<Case, 'attendances'>): readonly Attendance[] =>
  attendances.filter(isThere)

/** Who asks, as far as it says for whom. */
export type Asker = Pick<Case, 'attendances' | 'hubs' | 'runsAs' | 'moderates'> & {
  readonly actor: Pick<Actor, 'person'> | undefined
}

export const ownLine = (about: Pick<Asker, 'attendances' | 'actor'>): Attendance | undefined =>
  came(about).find(({ who }) => who.kind === 'person' && who.person === about.actor?.person)

/**
 * In the open hub that one hosts: who said so, whom its host entered, and everybody from a hub
 * where there is no other. Guests say it of none.
 */
function isInOwnHub({ hubs, actor }: Asker, { who, by, enteredBy }: Attendance): boolean {
  const open = hubs.filter(({ closedAt }) => closedAt === undefined)
  const own = open.filter(({ host }) => host === actor?.person)
  if (by !== 'hub' || own.length === 0) return false
  if (own.length === open.length) return true
  return who.kind === 'guest'
    ? enteredBy === actor?.person
    : own.some(({ people }) => people.includes(who.person))
}

/**
 * For whom one asks: oneself, who is in the hub that one hosts, who is on the telephone for
 * moderators, or all for who runs it.
 */
export function linesFor(about: Asker): readonly Attendance[] {
  const others = came(about).filter(({ id }) => id !== ownLine(about)?.id)
  if (about.runsAs !== undefined) return others
  return others.filter((line) => isModerated(about, line) || isInOwnHub(about, line))
}

const isModerated = ({ moderates }: Pick<Asker, 'moderates'>, { by }: Attendance): boolean =>
  moderates && by === 'phone'

/** The hat under which one asks for somebody else. */
export const hatFor = (about: Asker, line: Attendance): string | undefined =>
  about.runsAs ?? (isModerated(about, line) ? MODERATOR : undefined)

/** A seat or a line among those who came: what a form can be shown for. */
export function mayAsk(about: Case): Result<Actor, Refusal> {
  const open = isOpen(about)
  // Before what one has to read: no form is shown that leads nowhere.
  if (about.actor && !open.ok) return open
  if (about.actor && !about.isInvited && !ownLine(about)) return refuse({ kind: 'not-come-yet' })
  const actor = acts(about)
  if (!actor.ok) return actor
  if (!open.ok) return open
  return full(about) ?? actor
}

function full({ hands, turns }: Case) {
  if (hands.length >= HANDS_MAX) return refuse({ kind: 'queue-full', most: HANDS_MAX } as const)
  return waiting(hands, turns).length >= HANDS_WAITING_MAX
    ? refuse({ kind: 'queue-full', most: HANDS_WAITING_MAX } as const)
    : undefined
}

/** One hand waits for each line, and a point of order beside it. */
export function mayRaise(
  about: Case,
  { line, isOfOrder }: { readonly line: Attendance; readonly isOfOrder: boolean },
): Result<Actor, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const open = isOpen(about)
  if (!open.ok) return open
  const isOwn = ownLine(about)?.id === line.id
  if (!isOwn && !linesFor(about).some(({ id }) => id === line.id)) {
    return refuse({ kind: 'not-theirs-to-ask' })
  }
  const own = waiting(about.hands, about.turns).filter((hand) => hand.line === line.id)
  if (own.some((hand) => hand.isOfOrder === isOfOrder)) return refuse({ kind: 'asked-already' })
  if (hasAskedEnough(about.hands, line.id)) {
    return refuse({ kind: 'asked-too-often', most: HANDS_OF_ONE_MAX })
  }
  if (isOfOrder && hasMadeAllPoints(about.hands, line, about.sitting.state)) {
    return refuse({ kind: 'points-too-many', most: POINTS_OF_ONE_MAX })
  }
  return full(about) ?? actor
}

/** Whose it is raised it: by their own form, or their own telephone. */
const isRaisedByThemselves = ({ who, askedBy }: Hand): boolean =>
  who.kind === 'person' && who.person === askedBy

/**
 * One's own hand, or any for whoever runs the meeting. Of others for whom one may ask now: what one
 * raised, and for moderators what any hand raised; never what they raised themselves.
 */
export function mayWithdraw(about: Case, hand: Hand): Result<Actor, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const open = isOpen(about)
  if (!open.ok) return open
  if (!waiting([hand], about.turns).includes(hand)) return refuse({ kind: 'hand-down' })
  const { person } = actor.value
  const isOwn = ownLine(about)?.id === hand.line
  if (isOwn || about.runsAs !== undefined) return actor
  if (isRaisedByThemselves(hand)) {
    return hand.askedBy === person ? actor : refuse({ kind: 'not-own-hand' })
  }
  const line = linesFor(about).find(({ id }) => id === hand.line)
  const isTheirs = line && (hand.askedBy === person || isModerated(about, line))
  return isTheirs ? actor : refuse({ kind: 'not-own-hand' })
}

/** Hands that somebody raised for another, and that one may take down again. */
export const handsFor = (about: Case): readonly Hand[] =>
  waiting(about.hands, about.turns).filter(
    (hand) =>
      !isRaisedByThemselves(hand) &&
      ownLine(about)?.id !== hand.line &&
      mayWithdraw(about, hand).ok,
  )

export type Floor = {
  readonly hand: Hand
  /** The latest turn that whoever gives the floor knew of. */
  readonly last: TurnId | undefined
  readonly hasReason: boolean
}

/** @returns in which role, and whether it departs from the order */
export function mayGive(
  about: Case,
  { hand, last, hasReason }: Floor,
): Result<By & { readonly departs: boolean }, Refusal> {
  const by = mayLead(about)
  if (!by.ok) return by
  if (about.turns.at(-1)?.id !== last) return refuse({ kind: 'floor-changed' })
  const line = inOrder(about.hands, about.turns, about.rule.order)
  if (!line.some(({ id }) => id === hand.id)) return refuse({ kind: 'hand-down' })
  const departs = line[0]?.id !== hand.id
  if (departs && !hasReason) return refuse({ kind: 'out-of-turn' })
  return ok({ ...by.value, departs })
}

/** Whoever runs the meeting; and whoever has the floor may yield it. */
export function mayEnd(about: Case, id: TurnId): Result<Actor, Refusal> {
  const actor = acts(about)
  if (!actor.ok) return actor
  const open = isOpen(about)
  if (!open.ok) return open
  const running = runningOf(about.turns)
  if (running?.id !== id) return refuse({ kind: 'turn-over' })
  const isOwn = ownLine(about)?.id === running.by.line
  return isOwn || about.runsAs !== undefined ? actor : refuse({ kind: 'runs-no-room' })
}

/** @returns the seconds that the turn may last then */
export function mayLengthen(
  about: Case,
  { turn: id, more }: { readonly turn: TurnId; readonly more: number },
): Result<By & { readonly seconds: number }, Refusal> {
  const by = mayLead(about)
  if (!by.ok) return by
  const running = runningOf(about.turns)
  if (running?.id !== id) return refuse({ kind: 'turn-over' })
  const seconds = running.seconds + minutes(more) / 1_000
  return seconds > TURN_SECONDS_MAX
    ? refuse({ kind: 'turn-too-long', minutes: TURN_SECONDS_MAX / 60 })
    : ok({ ...by.value, seconds })
}
