/**
 * Each act in a challenge: decided by the rules and saved in one transaction, with the challenge
 * and its call held. When a forum has a level designated again, the call is reopened in the same
 * transaction, and whatever else ran against that level is answered with it.
 */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import {
  contextOf,
  designationsOf,
  findCall,
  lockCall,
  reopenCall,
  type Call,
} from '../decisions/index.ts'
import { speakAs, type Actor, type Capacity } from '../people/index.ts'
import type { Step } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { actOf, type Told } from './acts.ts'
import type { Challenge, ChallengeId, Finding, Supporter } from './challenge.ts'
import {
  answeredWith,
  carried,
  joined,
  left,
  mayCarry,
  mayChallenge,
  mayJoin,
  mayLeave,
  mayRule,
  raise,
  ruled,
  type Case,
  type ChallengeRefusal,
  type Ground,
} from './rules.ts'
import {
  challengesOf,
  rulingsOf,
  saveChallenge,
  saveRuling,
  saveSupporter,
  supportersOf,
} from './store.ts'

export async function groundOf(db: Read | Tx, call: Call): Promise<Ground> {
  const { process, template } = await contextOf(db, call, undefined)
  const designations = await designationsOf(db, call.id)
  return {
    process,
    ladder: template.challenges,
    undertakings: undertakingsOf(process.pin),
    call,
    final: designations.findLast(({ state }) => state.kind === 'final'),
    earlier: await challengesOf(db, call.id),
  }
}

/** Throws where the process or the ladder is gone: neither is ever removed. */
export async function caseOf(db: Read | Tx, challenge: Challenge): Promise<Case> {
  const call = await findCall(db, challenge.call)
  if (!call) throw new Error(`no call for ${challenge.id}`)
  const { process, template } = await contextOf(db, call, undefined)
  if (!template.challenges) throw new Error(`no ladder for ${challenge.id}`)
  return {
    process,
    ladder: template.challenges,
    undertakings: undertakingsOf(process.pin),
    challenge,
    supporters: await supportersOf(db, challenge.id),
    rulings: await rulingsOf(db, challenge.id),
  }
}

type Telling = Omit<Told, 'actor' | 'via' | 'process' | 'cap'> & Partial<Pick<Told, 'cap'>>

const told = (
  { via }: Step,
  { process }: Pick<Case, 'process'>,
  actor: Actor,
  more: Telling,
): Told => ({
  cap: 'personal',
  ...more,
  actor,
  via,
  process,
})

const settled = ({ state }: Challenge, cap: Told['cap'] = 'personal'): Telling => ({
  act: 'challenge.settle',
  cap,
  clear: { state: state.kind === 'ended' ? state.how : state.kind },
})

const onRung = ({ ladder }: Pick<Case, 'ladder'>, rung: number) => ({
  rung,
  forum: ladder.rungs[rung]?.forum ?? '',
})

export async function raiseChallenge(
  step: Step,
  call: Call,
  typed: { readonly statement: string; readonly capacity: Capacity },
): Promise<Result<Challenge, ChallengeRefusal>> {
  const { tx, clock, by, now } = step
  await lockCall(tx, call.id)
  const ground = await groundOf(tx, call)
  const allowed = mayChallenge(ground, by, now)
  if (!allowed.ok) return allowed
  const { actor, ladder } = allowed.value
  const speaks = speakAs(actor, typed.capacity)
  if (!speaks.ok) return speaks
  const statement = prose('statement', typed.statement, clock, actor.person)
  const id = newUlid(clock) as string as ChallengeId
  const asked = { id, statement: statement.commitment, capacity: typed.capacity }
  const raised = raise(ground, by, asked, now)
  if (!raised.ok) return raised
  const challenge = raised.value
  const clear = { call: call.id, designation: challenge.designation }
  const act = { act: 'challenge.raise', cap: typed.capacity, clear, parts: [statement] } as const
  await saveChallenge(tx, challenge, actOf(challenge, told(step, ground, actor, act)))
  const first: Supporter = {
    challenge: id,
    person: actor.person,
    capacity: typed.capacity,
    joinedAt: now,
  }
  const joins = { act: 'challenge.join', cap: typed.capacity } as const
  await saveSupporter(tx, first, actOf(challenge, told(step, ground, actor, joins)))
  if (challenge.state.kind === 'before') {
    const files = { act: 'challenge.file', clear: onRung({ ladder }, 0) } as const
    await saveChallenge(tx, challenge, actOf(challenge, told(step, ground, actor, files)))
  }
  return raised
}

export async function joinChallenge(
  step: Step,
  challenge: Challenge,
  capacity: Capacity,
): Promise<Result<Challenge, ChallengeRefusal>> {
  const { tx, by, now } = step
  const case_ = await caseOf(tx, challenge)
  const actor = mayJoin(case_, by, now)
  if (!actor.ok) return actor
  const speaks = speakAs(actor.value, capacity)
  if (!speaks.ok) return speaks
  const { person } = actor.value
  const supporter: Supporter = { challenge: challenge.id, person, capacity, joinedAt: now }
  const joins = { act: 'challenge.join', cap: capacity } as const
  await saveSupporter(tx, supporter, actOf(challenge, told(step, case_, actor.value, joins)))
  const next = joined(case_, now)
  if (next.state.kind === 'before' && challenge.state.kind === 'gathering') {
    const files = { act: 'challenge.file', clear: onRung(case_, 0) } as const
    await saveChallenge(tx, next, actOf(next, told(step, case_, actor.value, files)))
  }
  return ok(next)
}

export async function leaveChallenge(
  step: Step,
  challenge: Challenge,
): Promise<Result<Challenge, ChallengeRefusal>> {
  const { tx, by, now } = step
  const case_ = await caseOf(tx, challenge)
  const actor = mayLeave(case_, by, now)
  if (!actor.ok) return actor
  const own = case_.supporters.find(({ person }) => person === actor.value.person)
  if (!own) throw new Error('a rule has let somebody leave who was not behind it')
  const leaves = told(step, case_, actor.value, { act: 'challenge.leave' })
  await saveSupporter(tx, own, actOf(challenge, leaves), now)
  const next = left(case_, now)
  if (next.state.kind === 'ended') {
    await saveChallenge(tx, next, actOf(next, told(step, case_, actor.value, settled(next))))
  }
  return ok(next)
}

export async function ruleOnChallenge(
  step: Step,
  challenge: Challenge,
  typed: { readonly finding: Finding; readonly reasons: string },
): Promise<Result<Challenge, ChallengeRefusal>> {
  const { tx, clock, by, now } = step
  const case_ = await caseOf(tx, challenge)
  const judge = mayRule(case_, by, now)
  if (!judge.ok) return judge
  const { actor, role } = judge.value
  const { state } = challenge
  if (state.kind !== 'before') throw new Error(`${challenge.id} is before no forum`)
  const reasons = prose('reasons', typed.reasons, clock, actor.person)
  const clear = { ...onRung(case_, state.rung), finding: typed.finding }
  const cap = `role:${role}` as const
  const act = { act: 'challenge.rule', cap, clear, parts: [reasons] } as const
  const ruling = {
    challenge: challenge.id,
    rung: state.rung,
    finding: typed.finding,
    by: actor.person,
    role,
    reasons: reasons.commitment,
    at: now,
  }
  await saveRuling(tx, ruling, actOf(challenge, told(step, case_, actor, act)))
  const next = ruled(case_, typed.finding, now)
  await saveChallenge(tx, next, actOf(next, told(step, case_, actor, settled(next, cap))))
  if (typed.finding !== 'again') return ok(next)
  await reopen(step, next, { actor, cap })
  for (const one of answeredWith(await challengesOf(tx, next.call), next, now)) {
    await saveChallenge(tx, one, actOf(one, told(step, case_, actor, settled(one, cap))))
  }
  return ok(next)
}

/**
 * Officers designate anew; what stood before stays in view with the challenge beside it. A call
 * that was reopened since, and may have another designation, is left as it is.
 */
async function reopen(
  { tx, via }: Step,
  { id, call: called, designation }: Challenge,
  by: { readonly actor: Actor; readonly cap: `role:${string}` },
): Promise<void> {
  const call = await lockCall(tx, called)
  if (!call) throw new Error(`no call ${called}`)
  if (call.state.kind !== 'designated' || call.state.designation !== designation) return
  await reopenCall({ tx, via, ...by, why: `challenge:${id}` }, call)
}

export async function carryChallenge(
  step: Step,
  challenge: Challenge,
): Promise<Result<Challenge, ChallengeRefusal>> {
  const { tx, by, now } = step
  const case_ = await caseOf(tx, challenge)
  const actor = mayCarry(case_, by, now)
  if (!actor.ok) return actor
  const next = carried(case_, now)
  const rung = next.state.kind === 'before' ? next.state.rung : 0
  const act = { act: 'challenge.carry', clear: onRung(case_, rung) } as const
  await saveChallenge(tx, next, actOf(next, told(step, case_, actor.value, act)))
  return ok(next)
}

/** The call of a challenge, which no act removes. */
export async function callBehind(db: Read | Tx, { call }: Challenge): Promise<Call> {
  const found = await findCall(db, call)
  if (!found) throw new Error(`no call ${call}`)
  return found
}
