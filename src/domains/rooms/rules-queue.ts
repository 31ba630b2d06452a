/** In what order those who ask to speak are called, by the rule that the group adopted. Pure. */
import type { Hosting, MeetingKind } from '../meetings/index.ts'
import type { AttendanceId } from '../minutes/index.ts'
import type { QueueRule } from '../templates/index.ts'
import type { SittingState } from './room.ts'
import { HANDS_OF_ONE_MAX, POINTS_OF_ONE_MAX, runningOf, speakerKey } from './speaking.ts'
import type { Hand, HeldTurn, Speaking } from './speaking.ts'
import { groupKey, timeSpoken } from './rules-time.ts'

/**
 * What holds where the group adopted nothing else.
 *
 * Source: issue 6, "not yet spoken first, groups that spoke least, then time of asking".
 */
export const QUEUE_BY_DEFAULT = [
  'not-yet-spoken',
  'groups-that-spoke-least',
  'asked-first',
] as const satisfies readonly QueueRule[]

/** Seconds of a turn where the group adopted nothing else. Source: design, `plenary-live`. */
export const TURN_SECONDS_BY_DEFAULT = 120

export type SpeakingRule = { readonly order: readonly QueueRule[]; readonly seconds: number }

/** As the template of the process has it for meetings of this kind; bodies have the default. */
export function speakingRuleOf(hosting: Hosting, kind: MeetingKind): SpeakingRule {
  const rule =
    hosting.kind === 'process'
      ? hosting.template.meetings.find((one) => one.kind === kind)
      : undefined
  return {
    order: rule?.queue?.order ?? QUEUE_BY_DEFAULT,
    seconds: rule?.queue?.turn === undefined ? TURN_SECONDS_BY_DEFAULT : inSeconds(rule.queue.turn),
  }
}

const inSeconds = (span: string): number => Temporal.Duration.from(span).total('seconds')

/** Hands that wait: neither withdrawn nor called. */
export function waiting(
  hands: readonly Hand[],
  turns: readonly Pick<HeldTurn, 'hand'>[],
): readonly Hand[] {
  const called = new Set(turns.map(({ hand }) => hand))
  return hands.filter(({ id, withdrawnAt }) => withdrawnAt === undefined && !called.has(id))
}

/** Whoever raises a hand and takes it down again and again leaves room for those of others. */
export const hasAskedEnough = (hands: readonly Hand[], line: AttendanceId): boolean =>
  hands.filter((hand) => hand.line === line).length >= HANDS_OF_ONE_MAX

/**
 * Points of order go first and count for nobody's time: by one person only so many about one item,
 * or between two. Those that were withdrawn took nobody's time.
 */
export function hasMadeAllPoints(
  hands: readonly Hand[],
  by: Pick<Speaking, 'who'>,
  state: SittingState,
): boolean {
  const since = state.kind === 'open' ? (state.table ?? state).since : 0
  const points = hands.filter(
    (hand) =>
      hand.isOfOrder &&
      hand.withdrawnAt === undefined &&
      hand.askedAt >= since &&
      speakerKey(hand) === speakerKey(by),
  )
  return points.length >= POINTS_OF_ONE_MAX
}

type Weight = (hand: Hand) => number

/** The smaller speaks first. Turns on points of order count for nobody's time. */
function weightsOf(turns: readonly HeldTurn[]): Readonly<Record<QueueRule, Weight>> {
  const heard = turns.filter(({ by }) => !by.isOfOrder)
  const spoke = new Set(heard.map(({ by }) => speakerKey(by)))
  const times = timeSpoken(heard)
  return {
    'not-yet-spoken': (hand) => (spoke.has(speakerKey(hand)) ? 1 : 0),
    'groups-that-spoke-least': (hand) => times.get(groupKey(hand)) ?? 0,
    'asked-first': ({ askedAt }) => askedAt,
  }
}

const inOrderOf =
  (weights: readonly Weight[]) =>
  (one: Hand, other: Hand): number => {
    for (const weight of weights) {
      const apart = weight(one) - weight(other)
      if (apart !== 0) return apart
    }
    if (one.askedAt !== other.askedAt) return one.askedAt - other.askedAt
    return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
  }

/** Points of order in the order of asking, then all others by the rule; nobody is left out. */
export function inOrder(
  hands: readonly Hand[],
  turns: readonly HeldTurn[],
  order: readonly QueueRule[],
): readonly Hand[] {
  const weights = weightsOf(turns)
  const line = waiting(hands, turns)
  const points = line.filter(({ isOfOrder }) => isOfOrder).toSorted(inOrderOf([]))
  const others = line.filter(({ isOfOrder }) => !isOfOrder)
  return [...points, ...others.toSorted(inOrderOf(order.map((one) => weights[one])))]
}

/** How often somebody had the floor before, the turn that runs left out. */
export const timesSpoken = (hand: Hand, turns: readonly HeldTurn[]): number => {
  const running = runningOf(turns)
  const key = speakerKey(hand)
  return turns.filter((turn) => turn !== running && speakerKey(turn.by) === key).length
}
