/** Who asks, answers, counts and closes a sense of the room. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { isInvited, mayRun, type Hosting, type Hub, type Meeting } from '../meetings/index.ts'
import type { Attendance } from '../minutes/index.ts'
import { mayAct, seatIn, type Actor, type PersonId } from '../people/index.ts'
import { groupOfMember } from '../processes/index.ts'
import type { SittingPhase } from '../rooms/index.ts'
import { groupCell, NO_GROUP_CELL } from './counting.ts'
import { answerCount, ANSWERS_MIN, HUMS_MAX, totalOf, type Hum, type Way } from './hum.ts'
import type { Refusal } from './refusal.ts'
import { isThere, MODERATOR } from '../minutes/index.ts'

/** A meeting with its room, as somebody stands to it. */
export type Standing = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly phase: SittingPhase
  readonly actor: Actor | undefined
  /** Their own line among those who came; apologies are none. */
  readonly came: Attendance | undefined
}

/** With whether they are named to lend their hand to those on the telephone. */
export type StandingByHand = Standing & { readonly moderates: boolean }

type By = { readonly actor: Actor; readonly role: string }

function runs({ hosting, actor }: Standing): Result<By, Refusal> {
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  return allowed.ok ? ok({ actor, role: role.value }) : allowed
}

function inRoom({ meeting, phase }: Pick<Standing, 'meeting' | 'phase'>): Result<true, Refusal> {
  if (meeting.state.kind === 'cancelled') return refuse({ kind: 'hum-cancelled' })
  return phase === 'open' ? ok(true) : refuse({ kind: 'hum-room', phase })
}

const isOpen = ({ state }: Hum): Result<true, Refusal> =>
  state.kind === 'open' ? ok(true) : refuse({ kind: 'hum-closed' })

/** One question at a time: a room that hears two answers neither. */
export function mayAsk(about: Standing, hums: readonly Hum[]): Result<By, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  const open = inRoom(about)
  if (!open.ok) return open
  if (hums.some(({ state }) => state.kind === 'open')) return refuse({ kind: 'hum-open' })
  return hums.length < HUMS_MAX ? by : refuse({ kind: 'hums-full', most: HUMS_MAX })
}

/** @param words of the answers as they were written; none for the usual ones */
export function ask(
  about: Standing,
  hums: readonly Hum[],
  words: readonly string[],
): Result<By, Refusal> {
  const by = mayAsk(about, hums)
  if (!by.ok || words.length === 0) return by
  if (words.length < ANSWERS_MIN) {
    return refuse({ kind: 'hum-answers', given: words.length, least: ANSWERS_MIN })
  }
  const different = new Set(words.map((word) => word.normalize('NFKC').toLowerCase()))
  return different.size === words.length ? by : refuse({ kind: 'hum-same-answers' })
}

/** Everybody who has come, and everybody who may speak where the meeting belongs. */
export function mayAnswer(about: Standing, hum: Hum): Result<Actor, Refusal> {
  const { actor, hosting, meeting, came } = about
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  if (meeting.state.kind === 'cancelled') return refuse({ kind: 'hum-cancelled' })
  const open = isOpen(hum)
  if (!open.ok) return open
  const room = inRoom(about)
  if (!room.ok) return room
  return came || isInvited(hosting, actor) ? ok(actor) : refuse({ kind: 'hum-not-there' })
}

export const isAnswerOf = (hum: Hum, choice: number): Result<true, Refusal> => {
  const most = answerCount(hum.answers)
  return choice >= 1 && choice <= most ? ok(true) : refuse({ kind: 'hum-no-such-answer', most })
}

export function answer(
  about: Standing,
  hum: Hum,
  { choice, hubs }: { readonly choice: number; readonly hubs: readonly HubHeads[] },
): Result<Actor, Refusal> {
  const actor = mayAnswer(about, hum)
  if (!actor.ok) return actor
  const there = isAnswerOf(hum, choice)
  if (!there.ok) return there
  return hasPlace(hubs, actor.value.person) ? actor : refuse({ kind: 'hum-in-hub' })
}

/** Who gave a count for a hub, and how many of its people have answered alone. */
export type HubHeads = {
  /** Whom the count may hold: those who said that they are there, and its host. */
  readonly covers: readonly PersonId[]
  readonly total: number
  /** Of those, who answered for themselves. */
  readonly alone: readonly PersonId[]
  /** How many in it stand on no list of this site: guests who came from a hub. */
  readonly guests: number
}

/** Of the people of a hub each is counted once: by its host, or by their own answer. */
export const hasPlace = (hubs: readonly HubHeads[], person: PersonId): boolean =>
  hubs.every(({ covers, total, alone, guests }) => {
    if (!covers.includes(person) || alone.includes(person)) return true
    return total + alone.length + 1 <= covers.length + guests
  })

/** Guests fill what the lists of the hubs leave open, and none of them does so twice. */
export function placesIn(hub: HubHeads, others: readonly HubHeads[]): number {
  const guestsIn = ({ total, covers, alone }: HubHeads) =>
    Math.max(0, total - (covers.length - alone.length))
  const taken = others.reduce((sum, other) => sum + guestsIn(other), 0)
  return Math.max(0, hub.covers.length - hub.alone.length + Math.max(0, hub.guests - taken))
}

/** Its host speaks for a hub; whoever runs the meeting may where its line is down. */
export function mayCount(about: Standing, hum: Hum, hub: Hub | undefined): Result<Actor, Refusal> {
  const { actor } = about
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  if (!hub || hub.closedAt !== undefined) return refuse({ kind: 'hum-hub-gone' })
  const isHost = hub.host === actor.person || mayRun(about.hosting, actor).ok
  if (!isHost) return refuse({ kind: 'hum-not-host' })
  const open = isOpen(hum)
  if (!open.ok) return open
  const room = inRoom(about)
  return room.ok ? ok(actor) : room
}

export function countHub(
  { places, alone }: { readonly places: number; readonly alone: number },
  counts: readonly number[],
): Result<true, Refusal> {
  const sent = totalOf(counts)
  return sent <= places ? ok(true) : refuse({ kind: 'hum-more-than-hub', places, sent, alone })
}

/** For somebody on the telephone, by the hand of whoever runs the meeting, or of a moderator. */
export function mayEnter(about: StandingByHand, hum: Hum): Result<By, Refusal> {
  const by = byHand(about)
  if (!by.ok) return by
  const open = isOpen(hum)
  if (!open.ok) return open
  const room = inRoom(about)
  return room.ok ? by : room
}

function byHand(about: StandingByHand): Result<By, Refusal> {
  const { actor, moderates } = about
  if (!actor || !moderates || mayRun(about.hosting, actor).ok) return runs(about)
  const allowed = mayAct(actor)
  return allowed.ok ? ok({ actor, role: MODERATOR }) : allowed
}

type Came = Pick<Attendance, 'by' | 'as' | 'struckAt' | 'who'>

export const isByPhone = (line: Came): boolean => line.by === 'phone' && isThere(line)

/** What somebody answered for themselves, nobody enters otherwise; nor anything for themselves. */
export function enter(
  line: Came | undefined,
  standing: { readonly isByHand: boolean } | undefined,
  by: PersonId,
): Result<true, Refusal> {
  if (!line || !isByPhone(line)) return refuse({ kind: 'hum-not-by-phone' })
  if (isLineOf(line, by)) return refuse({ kind: 'hum-own-line' })
  return standing && !standing.isByHand ? refuse({ kind: 'hum-own-answer' }) : ok(true)
}

export const isLineOf = ({ who }: Pick<Came, 'who'>, person: PersonId | undefined): boolean =>
  who.kind === 'person' && who.person === person

/**
 * At any time, also when the room is closed or the meeting cancelled: what was asked is answered
 * for, and who answered what is kept no longer.
 */
export function mayClose(about: Standing, hum: Hum): Result<By, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  const open = isOpen(hum)
  return open.ok ? by : open
}

/** The way of who answers on a page: as they came, and online where nothing says otherwise. */
export const wayOf = (came: Pick<Attendance, 'by'> | undefined): Way =>
  came?.by === 'room' || came?.by === 'hub' ? came.by : 'online'

/** With whom an answer is counted: the group of the seat, or that which somebody says is theirs. */
export function cellOf(hosting: Hosting, actor: Actor): string {
  const group = groupIn(hosting, actor)
  return group === undefined ? NO_GROUP_CELL : groupCell(group)
}

function groupIn(hosting: Hosting, actor: Actor): string | undefined {
  if (hosting.kind === 'process') {
    const { process, template } = hosting
    const seat = process.body === undefined ? undefined : seatIn(actor, process.body)
    return groupOfMember(template, seat ?? { group: null }, actor.codes)
  }
  const { id, grouping } = hosting.body
  const said = grouping === null ? undefined : actor.codes.get(grouping)
  return seatIn(actor, id)?.group ?? said
}
