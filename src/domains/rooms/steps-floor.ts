/** Asking to speak, the floor and its end: decided by the rules, saved with its act and told. */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { seatsOf } from '../bodies/index.ts'
import type { Meeting, MeetingWorking } from '../meetings/index.ts'
import { come, thingOf, type Attendance, type Attendee, type WayIn } from '../minutes/index.ts'
import { speakAs, type Capacity } from '../people/index.ts'
import { actOf } from './acts.ts'
import { tellRoom } from './channel.ts'
import { caseOf } from './load-case.ts'
import type { Refusal } from './refusal.ts'
import { tableOf } from './room.ts'
import { hatFor, linesFor, mayAsk, mayEnd, mayGive } from './rules.ts'
import { mayLengthen, mayRaise, mayWithdraw } from './rules.ts'
import type { Case } from './rules.ts'
import { runningOf, type Hand, type HandId, type Turn, type TurnId } from './speaking.ts'
import { saveHand, saveTurn } from './store.ts'

/** The group of a seat in the body that meets. */
async function groupOf(
  { tx, now, hosting }: MeetingWorking,
  who: Attendee,
): Promise<string | undefined> {
  const body = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  if (who.kind === 'guest' || body === undefined) return undefined
  const seats = await seatsOf(tx, body, now)
  const own = seats.find((seat) => seat.person === who.person)
  return own?.group ?? undefined
}

export type Asking = {
  readonly capacity: Capacity
  readonly way: WayIn
  readonly isOfOrder: boolean
  /** Of somebody else, for whom a hub's host, a moderator or whoever runs the meeting asks. */
  readonly line?: string | undefined
}

/** As one is entered, or enters oneself by asking: who asks is there. */
async function lineOf(
  working: MeetingWorking,
  about: Case,
  { line, capacity, way }: Asking,
): Promise<Result<Attendance, Refusal>> {
  if (line !== undefined) {
    const found = linesFor(about).find(({ id }) => id === line)
    return found ? ok(found) : refuse({ kind: 'not-theirs-to-ask' })
  }
  const allowed = mayAsk(about)
  if (!allowed.ok) return allowed
  const own = about.attendances.find(
    ({ who, struckAt }) =>
      struckAt === undefined && who.kind === 'person' && who.person === working.actor.person,
  )
  if (own) return own.as === 'apologies' ? refuse({ kind: 'not-come-yet' }) : ok(own)
  const entered = await come(working, about.meeting, { comes: 'comes', way, capacity })
  return entered.ok ? entered : refuse({ kind: 'not-come-yet' })
}

export async function askToSpeak(
  working: MeetingWorking,
  meeting: Meeting,
  asked: Asking,
): Promise<Result<Hand, Refusal>> {
  const { tx, clock, now, actor } = working
  const speaks = speakAs(actor, asked.capacity)
  if (!speaks.ok) return speaks
  const before = await caseOf(tx, { ...working, meeting })
  const line = await lineOf(working, before, asked)
  if (!line.ok) return line
  const about = await caseOf(tx, { ...working, meeting })
  const { isOfOrder } = asked
  const allowed = mayRaise(about, { line: line.value, isOfOrder })
  if (!allowed.ok) return allowed
  const isOwn = asked.line === undefined
  const { who: entered, by } = line.value
  const who = isOwn && entered.kind === 'person' ? { ...entered, capacity: speaks.value } : entered
  const group = await groupOf(working, who)
  const hand: Hand = {
    ...{ id: newUlid(clock) as string as HandId, meeting: meeting.id, line: line.value.id },
    ...{ who, group, isOfOrder, way: isOwn ? asked.way : by },
    ...{ askedBy: actor.person, askedAt: now, withdrawnAt: undefined },
  }
  const clear = { ...whose(hand), line: hand.line, way: hand.way, ofOrder: isOfOrder }
  const cap = isOwn ? asked.capacity : hatOf(about, line.value)
  await saveHand(tx, hand, actOf(working, meeting, { act: 'room.hand', cap, clear }))
  await tellRoom(working, meeting, 'queue', thingOf(hand.id, hand))
  return ok(hand)
}

const roleOf = ({ runsAs }: Case) =>
  runsAs === undefined ? 'personal' : (`role:${runsAs}` as const)

const hatOf = (about: Case, line: Attendance) => {
  const hat = hatFor(about, line)
  return hat === undefined ? 'personal' : (`role:${hat}` as const)
}

const whose = ({ id, who, group }: Hand) => ({
  hand: id,
  ...(who.kind === 'person' ? { person: who.person } : {}),
  ...(group === undefined ? {} : { group }),
})

export async function withdrawHand(
  working: MeetingWorking,
  meeting: Meeting,
  id: HandId,
): Promise<Result<Hand, Refusal>> {
  const { tx, now, actor } = working
  const about = await caseOf(tx, { ...working, meeting })
  const hand = about.hands.find((one) => one.id === id)
  if (!hand) return refuse({ kind: 'hand-down' })
  const allowed = mayWithdraw(about, hand)
  if (!allowed.ok) return allowed
  const withdrawn = { ...hand, withdrawnAt: now }
  const isOwn = hand.who.kind === 'person' && hand.who.person === actor.person
  const line = about.attendances.find((one) => one.id === hand.line)
  const cap = isOwn || !line ? undefined : hatOf(about, line)
  const told = { act: 'room.withdraw', cap, clear: { hand: id } } as const
  await saveHand(tx, withdrawn, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'queue', thingOf(id, hand))
  return ok(withdrawn)
}

export type Giving = {
  readonly hand: string
  readonly last: TurnId | undefined
  readonly reason: string | undefined
}

/** Whoever spoke until now ends by it. */
export async function giveFloor(
  working: MeetingWorking,
  meeting: Meeting,
  { hand: asked, last, reason }: Giving,
): Promise<Result<Turn, Refusal>> {
  const { tx, clock, now, actor } = working
  const about = await caseOf(tx, { ...working, meeting })
  const hand = about.hands.find(({ id }) => id === asked)
  if (!hand) return refuse({ kind: 'hand-down' })
  const by = mayGive(about, { hand, last, hasReason: reason !== undefined })
  if (!by.ok) return by
  const running = runningOf(about.turns)
  if (running) await endTurn(working, meeting, running.id)
  const { departs, role } = by.value
  const why =
    departs && reason !== undefined ? prose('reason', reason, clock, actor.person) : undefined
  const turn: Turn = {
    id: newUlid(clock) as string as TurnId,
    meeting: meeting.id,
    hand: hand.id,
    item: tableOf(about.sitting)?.item,
    seconds: about.rule.seconds,
    startedAt: now,
    endedAt: undefined,
    departed: why?.commitment,
    calledBy: actor.person,
  }
  const { seconds, item } = turn
  const clear = {
    ...whose(hand),
    ...{ turn: turn.id, seconds, departs },
    ...(item === undefined ? {} : { item }),
  }
  const cap = `role:${role}` as const
  const told = { act: 'room.floor', cap, clear, parts: why ? [why] : [] } as const
  await saveTurn(tx, turn, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'floor', thingOf(turn.id, hand))
  return ok(turn)
}

export async function endTurn(
  working: MeetingWorking,
  meeting: Meeting,
  id: TurnId,
): Promise<Result<Turn, Refusal>> {
  const { tx, now } = working
  const about = await caseOf(tx, { ...working, meeting })
  const allowed = mayEnd(about, id)
  const running = runningOf(about.turns)
  if (!allowed.ok || !running) return allowed.ok ? refuse({ kind: 'turn-over' }) : allowed
  const { by: _, ...turn } = { ...running, endedAt: now }
  const cap = roleOf(about)
  const told = { act: 'room.turn-end', cap, clear: { turn: id } } as const
  await saveTurn(tx, turn, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'floor', thingOf(id, running.by))
  return ok(turn)
}

type Lengthening = {
  readonly turn: TurnId
  /** Minutes. */
  readonly more: number
  readonly reason: string
}

export async function lengthenTurn(
  working: MeetingWorking,
  meeting: Meeting,
  { turn: id, more, reason }: Lengthening,
): Promise<Result<Turn, Refusal>> {
  const { tx, clock, actor } = working
  const about = await caseOf(tx, { ...working, meeting })
  const longer = mayLengthen(about, { turn: id, more })
  const running = runningOf(about.turns)
  if (!longer.ok || !running) return longer.ok ? refuse({ kind: 'turn-over' }) : longer
  const { seconds, role } = longer.value
  const { by: _, ...turn } = { ...running, seconds }
  const why = prose('reason', reason, clock, actor.person)
  const clear = { turn: id, seconds }
  const told = { act: 'room.lengthen', cap: `role:${role}`, clear, parts: [why] } as const
  await saveTurn(tx, turn, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'floor', thingOf(id, running.by))
  return ok(turn)
}
