/**
 * Who may challenge a designation, stand behind a challenge, answer it, carry it to the next rung.
 * Pure: the template's ladder, its numbers and clocks decide; no clock and no store here.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Call, Designation } from '../decisions/index.ts'
import { mayAct, type Actor, type Capacity, type Commitment } from '../people/index.ts'
import {
  actingFor,
  type By,
  mayActAs,
  type Process,
  type ProcessRefusal,
} from '../processes/index.ts'
import { dueAfter, type Template } from '../templates/index.ts'
import {
  CHALLENGES_MAX,
  isRunning,
  phaseOf,
  SUPPORTERS_MAX,
  type Challenge,
  type ChallengeId,
  type Finding,
  type Phase,
  type Ruling,
  type Supporter,
} from './challenge.ts'

/** The ladder of the pinned template. */
export type Ladder = NonNullable<Template['challenges']>

export type ChallengeRefusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'no-ladder' }
  | { readonly kind: 'not-designated' }
  | { readonly kind: 'too-late'; readonly until: Instant }
  | { readonly kind: 'runs-already' }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'not-now'; readonly phase: Phase }
  | { readonly kind: 'behind-already' }
  | { readonly kind: 'not-behind' }
  | { readonly kind: 'last-rung' }
  /** Who is behind a challenge, or answered it before, does not judge it. */
  | { readonly kind: 'judge-in-own-cause' }

/** All that a rule asks of a call and what was said against it. */
export type Ground = {
  readonly process: Process
  readonly ladder: Ladder | undefined
  readonly undertakings: { readonly id: string; readonly version: number }
  readonly call: Call
  /** The one that ended the call. */
  readonly final: Designation | undefined
  readonly earlier: readonly Challenge[]
}

export type Case = {
  readonly process: Process
  readonly ladder: Ladder
  readonly undertakings: Ground['undertakings']
  readonly challenge: Challenge
  readonly supporters: readonly Supporter[]
  readonly rulings: readonly Ruling[]
}

const acting = (by: By): Actor | undefined => (by.kind === 'person' ? by.actor : undefined)

export function mayChallenge(
  { ladder, call, final, earlier, undertakings }: Ground,
  by: By,
  now: Instant,
): Result<{ readonly actor: Actor; readonly ladder: Ladder }, ChallengeRefusal> {
  if (!ladder) return refuse({ kind: 'no-ladder' })
  if (call.state.kind !== 'designated' || final?.state.kind !== 'final') {
    return refuse({ kind: 'not-designated' })
  }
  const until = dueAfter(final.state.finalAt, ladder.within.for)
  if (now >= until) return refuse({ kind: 'too-late', until })
  if (earlier.length >= CHALLENGES_MAX) return refuse({ kind: 'too-many', most: CHALLENGES_MAX })
  const actor = mayAct(acting(by), undertakings)
  if (!actor.ok) return actor
  const own = earlier.some((one) => one.raisedBy === actor.value.person && isRunning(one, now))
  return own ? refuse({ kind: 'runs-already' }) : ok({ actor: actor.value, ladder })
}

export type Raising = {
  readonly id: ChallengeId
  readonly statement: Commitment
  readonly capacity: Capacity
}

/** Written to the chair at once where one voice is enough, else when enough stand behind it. */
export function raise(
  ground: Ground,
  by: By,
  { id, statement, capacity }: Raising,
  now: Instant,
): Result<Challenge, ChallengeRefusal> {
  const allowed = mayChallenge(ground, by, now)
  if (!allowed.ok) return allowed
  const { actor, ladder } = allowed.value
  const { process, call, final } = ground
  if (!final) return refuse({ kind: 'not-designated' })
  return ok({
    id,
    process: process.id,
    call: call.id,
    designation: final.id,
    raisedBy: actor.person,
    statement,
    capacity,
    raisedAt: now,
    state:
      ladder.supporters.count <= 1
        ? beforeRung(ladder, 0, now)
        : { kind: 'gathering', until: dueAfter(now, ladder.within.for) },
  })
}

const beforeRung = (ladder: Ladder, rung: number, now: Instant): Challenge['state'] => ({
  kind: 'before',
  rung,
  since: now,
  due: dueAfter(now, ladder.rungs[rung]?.answerWithin.for ?? ladder.within.for),
})

/** Whoever has answered it is no part of it. */
export function mayJoin(
  { challenge, supporters, rulings, undertakings }: Case,
  by: By,
  now: Instant,
): Result<Actor, ChallengeRefusal> {
  if (!isRunning(challenge, now)) return refuse({ kind: 'not-now', phase: phaseOf(challenge, now) })
  const actor = mayAct(acting(by), undertakings)
  if (!actor.ok) return actor
  if (isBehind(supporters, actor.value)) return refuse({ kind: 'behind-already' })
  if (rulings.some((one) => one.by === actor.value.person)) {
    return refuse({ kind: 'judge-in-own-cause' })
  }
  return supporters.length >= SUPPORTERS_MAX
    ? refuse({ kind: 'too-many', most: SUPPORTERS_MAX })
    : actor
}

const isBehind = (supporters: readonly Supporter[], { person }: Pick<Actor, 'person'>): boolean =>
  supporters.some((one) => one.person === person)

/** The challenge after one more stands behind it: with enough of them its clock starts. */
export function joined({ ladder, challenge, supporters }: Case, now: Instant): Challenge {
  const isEnough = supporters.length + 1 >= ladder.supporters.count
  if (challenge.state.kind !== 'gathering' || !isEnough) return challenge
  return { ...challenge, state: beforeRung(ladder, 0, now) }
}

/** Whoever raised it or stands behind it may end it; it needs the last of them. */
export function mayLeave(
  { challenge, supporters }: Case,
  by: By,
  now: Instant,
): Result<Actor, ChallengeRefusal> {
  if (!isRunning(challenge, now)) return refuse({ kind: 'not-now', phase: phaseOf(challenge, now) })
  const actor = mayAct(acting(by))
  if (!actor.ok) return actor
  return isBehind(supporters, actor.value) ? actor : refuse({ kind: 'not-behind' })
}

/** Without enough people it gathers again only if it never had them; with nobody it ends. */
export function left({ challenge, supporters }: Case, now: Instant): Challenge {
  if (supporters.length > 1) return challenge
  return { ...challenge, state: { kind: 'ended', how: 'withdrawn', at: now } }
}

export type Judge = { readonly actor: Actor; readonly role: string }

/** The forum of the rung answers; late is late in public, and still an answer. */
export function mayRule(
  { process, ladder, challenge, supporters, rulings }: Case,
  by: By,
  now: Instant,
): Result<Judge, ChallengeRefusal> {
  const { state } = challenge
  if (state.kind !== 'before') return refuse({ kind: 'not-now', phase: phaseOf(challenge, now) })
  const forum = ladder.rungs[state.rung]?.forum
  if (forum === undefined) return refuse({ kind: 'last-rung' })
  const role = mayActAs(process, by, [forum])
  if (!role.ok) return role
  const actor = mayAct(acting(by))
  if (!actor.ok) return actor
  const people = actingFor(process, actor.value, [forum])
  const judged = rulings.some(({ by: judge }) => people.includes(judge))
  return judged || people.some((person) => isBehind(supporters, { person }))
    ? refuse({ kind: 'judge-in-own-cause' })
    : ok({ actor: actor.value, role: forum })
}

/** `again` ends it on any rung; standing by it leaves the next rung, where there is one. */
export function ruled({ ladder, challenge }: Case, finding: Finding, now: Instant): Challenge {
  const { state } = challenge
  if (state.kind !== 'before') throw new Error(`${challenge.id} is before no forum`)
  const { rung } = state
  if (finding === 'again') return { ...challenge, state: { kind: 'ended', how: 'again', at: now } }
  const isLast = ladder.rungs[rung]?.final === true || rung + 1 >= ladder.rungs.length
  return {
    ...challenge,
    state: isLast
      ? { kind: 'ended', how: 'stands', at: now }
      : { kind: 'stood-by', rung, until: dueAfter(now, ladder.within.for) },
  }
}

/** What a forum found of a level answers all that still runs against it. */
export const answeredWith = (
  all: readonly Challenge[],
  { id, designation }: Challenge,
  now: Instant,
): readonly Challenge[] =>
  all
    .filter((one) => one.id !== id && one.designation === designation && isRunning(one, now))
    .map((one) => ({ ...one, state: { kind: 'ended', how: 'again', at: now } }))

export function mayCarry(
  { challenge, supporters }: Case,
  by: By,
  now: Instant,
): Result<Actor, ChallengeRefusal> {
  const phase = phaseOf(challenge, now)
  if (phase !== 'stood-by') return refuse({ kind: 'not-now', phase })
  const actor = mayAct(acting(by))
  if (!actor.ok) return actor
  return isBehind(supporters, actor.value) ? actor : refuse({ kind: 'not-behind' })
}

export function carried({ ladder, challenge }: Case, now: Instant): Challenge {
  const { state } = challenge
  if (state.kind !== 'stood-by') throw new Error(`${challenge.id} was not stood by`)
  return { ...challenge, state: beforeRung(ladder, state.rung + 1, now) }
}
