/** Asking and closing a sense of the room: decided by the rules, saved with its act. */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Meeting, MeetingWorking } from '../meetings/index.ts'
import { sittingOf, tableOf, tellRoom } from '../rooms/index.ts'
import { actOf, countedClear } from './acts.ts'
import { countAnswers } from './counting.ts'
import { answerCount, type Answers, type Hum, type HumId } from './hum.ts'
import type { Refusal } from './refusal.ts'
import * as rules from './rules.ts'
import { standingOf } from './standing-of.ts'
import { takeAnswers } from './store-answers.ts'
import { humsOf, lockHum, saveHum } from './store.ts'

/** What listeners are told: `hum` when one is asked or closed, `hum-count` when more answered. */
export const HUM_KINDS = ['hum', 'hum-count'] as const

export type Asking = {
  readonly question: string
  /** None for the usual answers. */
  readonly answers: readonly string[]
}

/** The meeting is locked: two chairs do not ask at once. */
export async function askHum(
  working: MeetingWorking,
  meeting: Meeting,
  { question, answers }: Asking,
): Promise<Result<Hum, Refusal>> {
  const { tx, clock, now } = working
  const about = await standingOf(tx, { ...working, meeting })
  const by = rules.ask(about, await humsOf(tx, meeting.id), answers)
  if (!by.ok) return by
  const { person } = by.value.actor
  const asked = prose('question', question, clock, person)
  const words = answers.map((word, index) => prose(`answer-${index + 1}`, word, clock, person))
  const table = tableOf(await sittingOf(tx, meeting.id))
  const item = table?.item
  const hum: Hum = {
    id: newUlid(clock) as string as HumId,
    meeting: meeting.id,
    item,
    question: asked.commitment,
    answers: answersOf(words.map(({ commitment }) => commitment)),
    askedBy: person,
    askedAt: now,
    state: { kind: 'open' },
  }
  const clear = {
    ...(item === undefined ? {} : { item }),
    ...(words.length > 0 ? { answers: words.map(({ commitment }) => commitment) } : {}),
  }
  const told = { act: 'hum.ask', hum: hum.id, role: by.value.role, clear } as const
  await saveHum(tx, hum, actOf(working, meeting, { ...told, parts: [asked, ...words] }))
  await tellRoom(working, meeting, 'hum', hum.id)
  return ok(hum)
}

const answersOf = (words: readonly string[]): Answers =>
  words.length === 0 ? { kind: 'usual' } : { kind: 'own', words }

/** Counts what was answered, shows it to all, and forgets who answered what. */
export async function closeHum(
  working: MeetingWorking,
  meeting: Meeting,
  { id }: Pick<Hum, 'id'>,
): Promise<Result<Hum, Refusal>> {
  const { tx, now } = working
  const hum = await lockHum(tx, id)
  if (!hum) return refuse({ kind: 'hum-closed' })
  const by = rules.mayClose(await standingOf(tx, { ...working, meeting }), hum)
  if (!by.ok) return by
  const { alone, hubs } = await takeAnswers(tx, hum.id)
  const counted = countAnswers({
    answers: answerCount(hum.answers),
    alone: alone.map(({ entered_by, ...one }) => ({ ...one, isByHand: entered_by !== null })),
    hubs: hubs.map((counts) => ({ counts })),
  })
  const { actor, role } = by.value
  const closed: Hum = { ...hum, state: { kind: 'closed', at: now, by: actor.person, counted } }
  const told = { act: 'hum.close', hum: hum.id, role, clear: countedClear(counted) } as const
  await saveHum(tx, closed, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'hum', hum.id)
  return ok(closed)
}
