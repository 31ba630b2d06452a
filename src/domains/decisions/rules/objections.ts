/** Raising, sharing and answering objections. How they end is `settling.ts`. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import {
  speakAs,
  type Actor,
  type Capacity,
  type Commitment,
  type PersonId,
} from '../../people/index.ts'
import { dueAfter } from '../../templates/index.ts'
import type { Call } from '../call.ts'
import { officeIn, type CallRule, type Party } from '../call-rule.ts'
import {
  answerOf,
  isStanding,
  isWordOver,
  type AnswerHow,
  type Objection,
  type ObjectionId,
  type Supporter,
} from '../objection.ts'
import { isMovable, roundOf, standsBehind, type Case } from './behind.ts'
import { countedAs, mayState, nameOf } from './positions.ts'
import { mayServe, type Refusal } from './refusal.ts'

/** One person's reasons fit in fewer; more is a text of its own. */
export const OBJECTIONS_PER_PERSON_MAX = 20
/** All of them stand on one page; a text that meets more should be drafted anew. */
export const OBJECTIONS_PER_CALL_MAX = 400
export const BEHIND_MAX = 500

export type Raising = {
  readonly id: ObjectionId
  readonly title: Commitment
  readonly argument: Commitment
  readonly remedy: Commitment
  readonly clause: string | undefined
  readonly capacity: Capacity
  readonly ownGroup: string | undefined
  /** How many were raised in this call, and how many of them by this person. */
  readonly inCall: number
  readonly before: number
}

export function raise(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: { readonly now: Instant; readonly raising: Raising },
): Result<Objection, Refusal> {
  const { now, raising } = facts
  const speaker = asSpeaker(call, party, rule, { now, capacity: raising.capacity })
  if (!speaker.ok) return speaker
  if (raising.inCall >= OBJECTIONS_PER_CALL_MAX) {
    return refuse({ kind: 'call-full', most: OBJECTIONS_PER_CALL_MAX })
  }
  if (raising.before >= OBJECTIONS_PER_PERSON_MAX) {
    return refuse({ kind: 'too-many-objections', most: OBJECTIONS_PER_PERSON_MAX })
  }
  const { person } = speaker.value
  const { id, title, argument, remedy, clause, capacity } = raising
  return ok({
    id,
    call: call.id,
    raisedBy: person,
    owner: person,
    title,
    argument,
    remedy,
    clause,
    capacity,
    spokeFor: nameOf(speaker.value, capacity),
    hat: officeIn(party, rule),
    group: countedAs(call, person, rule, raising.ownGroup).group,
    raisedAt: now,
    state: { kind: 'open' },
  })
}

function asSpeaker(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: { readonly now: Instant; readonly capacity: Capacity },
): Result<Actor, Refusal> {
  const actor = mayState(call, party, rule, facts.now)
  if (!actor.ok) return actor
  const capacity = speakAs(actor.value, facts.capacity)
  return capacity.ok ? actor : capacity
}

/** What the page asks before it offers to stand behind an objection. */
export function mayJoin(
  { call, behind }: Case,
  party: Party,
  rule: CallRule,
  now: Instant,
): Result<Actor, Refusal> {
  const actor = mayState(call, party, rule, now)
  if (!actor.ok) return actor
  const { objection, supporters } = behind
  if (!isStanding(objection)) return refuse({ kind: 'already-ended' })
  if (standsBehind(behind, actor.value.person)) return refuse({ kind: 'already-behind' })
  if (supporters.length >= BEHIND_MAX) return refuse({ kind: 'too-many-behind', most: BEHIND_MAX })
  return actor
}

/** Stands behind somebody else's objection while the call is open. */
export function join(
  { call, behind }: Case,
  party: Party,
  rule: CallRule,
  facts: {
    readonly now: Instant
    readonly capacity: Capacity
    readonly ownGroup: string | undefined
  },
): Result<Supporter, Refusal> {
  const speaker = mayJoin({ call, behind }, party, rule, facts.now)
  if (!speaker.ok) return speaker
  const capacity = speakAs(speaker.value, facts.capacity)
  if (!capacity.ok) return capacity
  const { person } = speaker.value
  return ok({
    objection: behind.objection.id,
    person,
    capacity: capacity.value,
    spokeFor: nameOf(speaker.value, capacity.value),
    hat: officeIn(party, rule),
    group: countedAs(call, person, rule, facts.ownGroup).group,
    joinedAt: facts.now,
    state: { kind: 'behind' },
  })
}

export function mayAnswer(
  { call, behind }: Case,
  party: Party,
  rule: CallRule,
  now: Instant,
): Result<PersonId, Refusal> {
  const movable = isMovable(call, now)
  if (!movable.ok) return movable
  const officer = mayServe(party, rule.answerers)
  if (!officer.ok) return officer
  // A stand-in does not get round what keeps the one from answering for whom they stand in.
  const isOwn = [officer.value, ...(party.inPlaceOf ?? [])].some(
    (person) => behind.objection.raisedBy === person || standsBehind(behind, person),
  )
  if (isOwn) return refuse({ kind: 'own-objection' })
  const { state } = behind.objection
  if (state.kind === 'answered' && !isWordOver(state.answer, now)) {
    return refuse({ kind: 'awaits-word' })
  }
  return isStanding(behind.objection) ? officer : refuse({ kind: 'already-ended' })
}

/** Raised before in the same call, with an answer of its own that one can read. */
export function isRepeatable(objection: Objection, earlier: Objection): boolean {
  const given = answerOf(earlier)
  const isBefore =
    earlier.raisedAt < objection.raisedAt ||
    (earlier.raisedAt === objection.raisedAt && earlier.id < objection.id)
  const hasOwn = given !== undefined && given.kind !== 'repetition'
  return earlier.call === objection.call && isBefore && hasOwn
}

/** Answers, or again: while it is maintained, or once nobody said a word in time. */
export function answer(
  { call, behind }: Case,
  party: Party,
  rule: CallRule,
  facts: {
    readonly now: Instant
    readonly how: AnswerHow
    readonly reason: Commitment
    /** The newest version of the text, so that no change is claimed that nobody can read. */
    readonly latestVersion: number
    /** Where it is said to repeat another: that one. */
    readonly repeats?: Objection | undefined
  },
): Result<Objection, Refusal> {
  const { now, how, reason, latestVersion, repeats } = facts
  const officer = mayAnswer({ call, behind }, party, rule, now)
  if (!officer.ok) return officer
  const { version } = call.subject
  if (how.kind === 'accommodated' && (how.version <= version || how.version > latestVersion)) {
    return refuse({ kind: 'no-new-version', version })
  }
  const { objection } = behind
  if (how.kind === 'repetition') {
    const isOne = repeats?.id === how.of && isRepeatable(objection, repeats)
    if (!isOne) return refuse({ kind: 'no-earlier-objection' })
  }
  const round = roundOf(objection) + 1
  const wordUntil = rule.wordWithin && dueAfter(now, rule.wordWithin.span, rule.wordWithin.holidays)
  const given = {
    ...how,
    round,
    reason,
    by: officer.value,
    at: now,
    ...(wordUntil === undefined ? {} : { wordUntil }),
  }
  return ok({ ...objection, state: { kind: 'answered', answer: given } })
}
