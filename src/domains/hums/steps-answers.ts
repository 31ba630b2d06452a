/** Each way to answer: by one's own hand, for a hub, for somebody on the telephone. */
import { touchPages } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { hubsOf, type HubId, type Meeting, type MeetingWorking } from '../meetings/index.ts'
import { attendancesOf, type AttendanceId } from '../minutes/index.ts'
import { tellRoom } from '../rooms/index.ts'
import { topicOf } from './acts.ts'
import { PHONE_CELL } from './counting.ts'
import { answerCount, type HumId, type Way } from './hum.ts'
import type { Refusal } from './refusal.ts'
import * as rules from './rules.ts'
import { headsNow, headsOf, standingByHand, standingOf } from './standing-of.ts'
import { isToBeTold, ownAnswer, saveAnswer, saveHubCount, type Answer } from './store-answers.ts'
import { lockHum } from './store.ts'
import { whoOf } from './who.ts'

type Done = Promise<Result<true, Refusal>>

/** A number on pages, and no act: what each answered is nobody's business. */
async function tellCount(working: MeetingWorking, meeting: Meeting, hum: HumId): Promise<void> {
  if (!(await isToBeTold(working.tx, hum, working.now))) return
  await tellRoom(working, meeting, 'hum-count', hum)
  touchPages(working.tx, [`meeting:${meeting.id}`, topicOf(hum)])
}

export type Answering = {
  readonly hum: HumId
  readonly choice: number
  /** Given where it is not that in which they came. */
  readonly way?: Way
}

/** One's own answer; it takes the place of the one before. */
export async function answerHum(
  working: MeetingWorking,
  meeting: Meeting,
  { hum: id, choice, way }: Answering,
): Done {
  const { tx, now, hosting } = working
  const about = await standingOf(tx, { ...working, meeting })
  // As late as can be: a thousand answer at once, and each holds it until the commit.
  const hum = await lockHum(tx, id)
  if (!hum) return refuse({ kind: 'hum-closed' })
  const actor = rules.answer(about, hum, { choice, hubs: await headsOf(tx, hum) })
  if (!actor.ok) return actor
  const { person } = actor.value
  const came = way ?? rules.wayOf(about.came)
  await saveAnswer(tx, {
    hum: id,
    who: person,
    choice,
    way: came,
    cell: came === 'phone' ? PHONE_CELL : rules.cellOf(hosting, actor.value),
    enteredBy: undefined,
    at: now,
  })
  await tellCount(working, meeting, id)
  return ok(true)
}

export type Counting = {
  readonly hum: HumId
  readonly hub: HubId
  /** By answer, in the order of the answers. */
  readonly counts: readonly number[]
}

/** The host of a hub counts for it; a later count takes the place of the one before. */
export async function countForHub(
  working: MeetingWorking,
  meeting: Meeting,
  { hum: id, hub: hubId, counts }: Counting,
): Done {
  const { tx, now } = working
  const about = await standingOf(tx, { ...working, meeting })
  const hum = await lockHum(tx, id)
  if (!hum) return refuse({ kind: 'hum-closed' })
  const hub = (await hubsOf(tx, meeting.id)).find((one) => one.id === hubId)
  const actor = rules.mayCount(about, hum, hub)
  if (!actor.ok) return actor
  if (!hub) return refuse({ kind: 'hum-hub-gone' })
  const most = answerCount(hum.answers)
  if (counts.length !== most) return refuse({ kind: 'hum-no-such-answer', most })
  const heads = await headsNow(tx, hum, hub)
  const others = (await headsOf(tx, hum)).filter((one) => one.hub !== hub.id)
  const places = rules.placesIn(heads, others)
  const fits = rules.countHub({ places, alone: heads.alone.length }, counts)
  if (!fits.ok) return fits
  const { covers } = heads
  const enteredBy = actor.value.person
  await saveHubCount(tx, { hum: id, hub: hubId, counts, covers, enteredBy, at: now })
  await tellCount(working, meeting, id)
  return ok(true)
}

export type Entering = {
  readonly hum: HumId
  readonly line: AttendanceId
  readonly choice: number
}

/** For somebody on the telephone who said aloud what they answer. */
export async function enterAnswer(
  working: MeetingWorking,
  meeting: Meeting,
  { hum: id, line: lineId, choice }: Entering,
): Done {
  const { tx, now } = working
  const about = await standingByHand(tx, { ...working, meeting })
  const hum = await lockHum(tx, id)
  if (!hum) return refuse({ kind: 'hum-closed' })
  const by = rules.mayEnter(about, hum)
  if (!by.ok) return by
  const line = (await attendancesOf(tx, meeting.id)).find((one) => one.id === lineId)
  const before = line && (await ownAnswer(tx, id, whoOf(line)))
  const isByHand = before?.enteredBy !== undefined
  const allowed = rules.enter(line, before && { isByHand }, working.actor.person)
  if (!allowed.ok) return allowed
  if (!line) return refuse({ kind: 'hum-not-by-phone' })
  const there = rules.isAnswerOf(hum, choice)
  if (!there.ok) return there
  const answer: Answer = {
    hum: id,
    who: whoOf(line),
    choice,
    way: 'phone',
    cell: PHONE_CELL,
    enteredBy: by.value.actor.person,
    at: now,
  }
  await saveAnswer(tx, answer)
  await tellCount(working, meeting, id)
  return ok(true)
}
