/** Acts upon a designation that is held to be in error: the ladder of the template. */
import {
  carried,
  joined,
  mayCarry,
  mayJoin,
  answeredWith,
  mayRule,
  raise,
  ruled,
  type Case,
  type ChallengeId,
} from '../domains/challenges/index.ts'
import { reopen } from '../domains/decisions/index.ts'
import { undertakingsOf } from '../domains/templates/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import type { Answer, PlayRefusal, Turn } from './answer.ts'
import type { ActOf } from './scenario.ts'
import { rulesAs, type Challenged, type Table } from './table.ts'

const idOf = (name: string) => `challenge-${name}` as string as ChallengeId

export function challenge(table: Table, act: ActOf<'challenge'>, turn: Turn): Answer {
  const called = table.calls.find(({ name }) => name === act.call)
  if (!called) return refuse({ kind: 'no-such-call' })
  const id = idOf(act.challenge)
  if (table.challenges.some((one) => one.challenge.id === id)) return refuse({ kind: 'name-taken' })
  const ground = {
    process: table.process,
    ladder: rulesAs(table, called.call.rules).challenges,
    undertakings: undertakingsOf(table.pin),
    call: called.call,
    final: called.designations.findLast(({ state }) => state.kind === 'final'),
    earlier: table.challenges
      .map((one) => one.challenge)
      .filter(({ call }) => call === called.call.id),
  }
  const asked = { id, statement: act.statement, capacity: 'personal' } as const
  const raised = raise(ground, turn.by, asked, turn.now)
  if (!raised.ok) return raised
  const { raisedBy: person, capacity } = raised.value
  const first = { challenge: id, person, capacity, joinedAt: turn.now }
  const made = { challenge: raised.value, supporters: [first], rulings: [] }
  return ok({ ...table, challenges: [...table.challenges, made] })
}

type Held = { readonly one: Challenged; readonly asked: Case }

function held(table: Table, name: string): Result<Held, PlayRefusal> {
  const one = table.challenges.find(({ challenge: { id } }) => id === idOf(name))
  const { process, template, pin } = table
  if (!one || !template.challenges) return refuse({ kind: 'no-such-challenge' })
  const undertakings = undertakingsOf(pin)
  return ok({ one, asked: { process, ladder: template.challenges, undertakings, ...one } })
}

const withChallenge = (table: Table, after: Challenged): Table => ({
  ...table,
  challenges: table.challenges.map((one) =>
    one.challenge.id === after.challenge.id ? after : one,
  ),
})

export function joinChallenge(table: Table, act: ActOf<'join-challenge'>, turn: Turn): Answer {
  const found = held(table, act.challenge)
  if (!found.ok) return found
  const { one, asked } = found.value
  const actor = mayJoin(asked, turn.by, turn.now)
  if (!actor.ok) return actor
  const supporter = {
    challenge: one.challenge.id,
    person: actor.value.person,
    capacity: 'personal',
    joinedAt: turn.now,
  } as const
  const supporters = [...one.supporters, supporter]
  return ok(withChallenge(table, { ...one, challenge: joined(asked, turn.now), supporters }))
}

/** A forum answers; where it finds the level in error, the call is to be designated again. */
export function ruleOn(table: Table, act: ActOf<'rule'>, turn: Turn): Answer {
  const found = held(table, act.challenge)
  if (!found.ok) return found
  const { one, asked } = found.value
  const judge = mayRule(asked, turn.by, turn.now)
  if (!judge.ok) return judge
  const { state } = one.challenge
  const ruling = {
    challenge: one.challenge.id,
    rung: state.kind === 'before' ? state.rung : 0,
    finding: act.finding,
    by: judge.value.actor.person,
    role: judge.value.role,
    reasons: act.reasons,
    at: turn.now,
  }
  const after = withChallenge(table, {
    ...one,
    challenge: ruled(asked, act.finding, turn.now),
    rulings: [...one.rulings, ruling],
  })
  return act.finding === 'again' ? reopened(answered(after, one, turn), one) : ok(after)
}

/** What else ran against the same level. */
const answered = (table: Table, { challenge }: Challenged, { now }: Turn): Table =>
  answeredWith(
    table.challenges.map((one) => one.challenge),
    challenge,
    now,
  ).reduce((after, next) => {
    const one = after.challenges.find((each) => each.challenge.id === next.id)
    return one ? withChallenge(after, { ...one, challenge: next }) : after
  }, table)

function reopened(table: Table, { challenge: { call: id } }: Challenged): Answer {
  const called = table.calls.find(({ call }) => call.id === id)
  if (!called) return refuse({ kind: 'no-such-call' })
  const again = reopen(called.call)
  if (!again.ok) return again
  const calls = table.calls.map((one) => (one === called ? { ...one, call: again.value } : one))
  return ok({ ...table, calls })
}

export function carry(table: Table, act: ActOf<'carry'>, turn: Turn): Answer {
  const found = held(table, act.challenge)
  if (!found.ok) return found
  const { one, asked } = found.value
  const actor = mayCarry(asked, turn.by, turn.now)
  if (!actor.ok) return actor
  return ok(withChallenge(table, { ...one, challenge: carried(asked, turn.now) }))
}
