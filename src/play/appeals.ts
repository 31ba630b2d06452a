/** Acts upon what is held to be wrong: the forums of the template, one after the other. */
import {
  carried,
  file,
  mayCarry,
  maySign,
  mayWithdraw,
  repeat,
  rule,
  rungsOf,
  signed,
  withdrawn,
  type Appeal,
  type AppealId,
  type Case,
  type Subject,
} from '../domains/appeals/index.ts'
import type { PersonId } from '../domains/people/index.ts'
import { appealLaddersOf, undertakingsOf } from '../domains/templates/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import type { Answer, PlayRefusal, Turn } from './answer.ts'
import type { ActOf } from './scenario.ts'
import type { Appealed, Table } from './table.ts'

const idOf = (name: string) => `appeal-${name}` as string as AppealId

/** By its name: the last designation of a call, the last of a decision, the leaving of a stage. */
function subjectOf(table: Table, name: string): Subject | undefined {
  const found =
    designated(table, name) ??
    decided(table, name) ??
    leftStage(table, name) ??
    published(table, name)
  return found && { ...found, thing: name, entry: undefined }
}

type Found = Pick<Subject, 'act' | 'at' | 'by' | 'matters'> | undefined

function designated({ calls }: Table, name: string): Found {
  const called = calls.find((one) => one.name === name)
  const last = called?.designations.findLast(({ state }) => state.kind === 'final')
  if (last?.state.kind !== 'final') return undefined
  const matters = [`designation:${called?.call.ladder ?? 'consensus'}`]
  return { act: 'designation.conclude', at: last.state.finalAt, by: [last.by], matters }
}

function decided({ judgements, ballots }: Table, name: string): Found {
  const judged = judgements.findLast(({ decision }) => decision === name)
  const decision = `decision:${name}`
  if (judged) {
    const matters = [decision, `conduct:${judged.role}`]
    return { act: 'judgement.make', at: judged.at, by: [judged.by], matters }
  }
  const voted = ballots.findLast(
    ({ ballot }) => ballot.decision === name && ballot.state.kind === 'closed',
  )
  if (voted?.ballot.state.kind !== 'closed') return undefined
  const { closedAt } = voted.ballot.state
  const by = voted.standing.votes.map((vote) => vote.by)
  return { act: 'ballot.close', at: closedAt, by, matters: [decision] }
}

function leftStage({ process }: Table, name: string): Found {
  const spell = process.past.findLast(({ stage }) => stage === name)
  return spell && { act: 'process.move', at: spell.until, by: [], matters: [] }
}

function published({ documents }: Table, name: string): Found {
  const document = documents.findLast(({ artefact }) => artefact === name)
  const matters = [`document:${name}`]
  return document && { act: 'document.publish', at: document.at, by: [], matters }
}

/** Spoken in a call, voted, decided as an officer, stood behind a challenge. */
function tookPart(table: Table, { by }: Turn): boolean {
  const person = by.kind === 'person' ? by.actor?.person : undefined
  const is = (one: { readonly person: PersonId }) => one.person === person
  return (
    table.calls.some(
      ({ positions, objections, designations }) =>
        positions.some(is) ||
        objections.some(({ supporters }) => supporters.some(is)) ||
        designations.some((one) => one.by === person),
    ) ||
    table.ballots.some(({ standing }) => standing.votes.some((vote) => vote.by === person)) ||
    table.judgements.some((one) => one.by === person) ||
    table.challenges.some(({ supporters }) => supporters.some(is))
  )
}

export function appeal(table: Table, act: ActOf<'appeal'>, turn: Turn): Answer {
  const subject = subjectOf(table, act.against)
  if (!subject) return refuse({ kind: 'not-here' })
  const id = idOf(act.appeal)
  if (table.appeals.some((one) => one.appeal.id === id)) return refuse({ kind: 'name-taken' })
  const { process, template, pin } = table
  const ground = {
    process,
    ladders: appealLaddersOf(template),
    undertakings: undertakingsOf(pin),
    earlier: table.appeals.map((one) => one.appeal),
    tookPart: tookPart(table, turn),
  }
  const { grounds, sought, ladder } = act
  const filing = { id, ladder, subject, grounds, sought, capacity: 'personal' } as const
  const made = file(ground, turn.by, filing, turn.now)
  if (!made.ok) return made
  const { filedBy: person, capacity } = made.value
  const first = { appeal: id, person, capacity, signedAt: turn.now }
  const filed = { appeal: made.value, signers: [first], rulings: [] }
  return ok({ ...table, appeals: [...table.appeals, filed] })
}

type Held = { readonly one: Appealed; readonly about: Case }

function held(table: Table, name: string, turn: Turn): Result<Held, PlayRefusal> {
  const one = table.appeals.find(({ appeal: { id } }) => id === idOf(name))
  if (!one) return refuse({ kind: 'no-such-appeal' })
  const { process, template, pin } = table
  const rungs = rungsOf(template, one.appeal)
  const earlier = table.appeals.map((each) => each.appeal)
  const asked = { process, rungs, undertakings: undertakingsOf(pin), earlier }
  return ok({ one, about: { ...asked, ...one, tookPart: tookPart(table, turn) } })
}

const withAppeal = (table: Table, after: Appealed): Table => ({
  ...table,
  appeals: table.appeals.map((one) => (one.appeal.id === after.appeal.id ? after : one)),
})

const changed = (table: Table, one: Appealed, next: Appeal): Answer =>
  ok(withAppeal(table, { ...one, appeal: next }))

export function signAppeal(table: Table, act: ActOf<'sign-appeal'>, turn: Turn): Answer {
  const found = held(table, act.appeal, turn)
  if (!found.ok) return found
  const { one, about } = found.value
  const actor = maySign(about, turn.by, turn.now)
  if (!actor.ok) return actor
  const { person } = actor.value
  const { id } = one.appeal
  const signer = { appeal: id, person, capacity: 'personal', signedAt: turn.now } as const
  const next = signed(about, turn.now)
  return ok(withAppeal(table, { ...one, appeal: next, signers: [...one.signers, signer] }))
}

export function ruleOnAppeal(table: Table, act: ActOf<'rule-appeal'>, turn: Turn): Answer {
  const found = held(table, act.appeal, turn)
  if (!found.ok) return found
  const { one, about } = found.value
  const { finding, reasons, order } = act
  const made = rule(about, turn.by, { finding, hasOrder: order !== undefined }, turn.now)
  if (!made.ok) return made
  const { judge, appeal: next } = made.value
  const ruling = {
    appeal: next.id,
    rung: judge.rung,
    finding,
    by: judge.actor.person,
    role: judge.role,
    reasons,
    order,
    at: turn.now,
  }
  return ok(withAppeal(table, { ...one, appeal: next, rulings: [...one.rulings, ruling] }))
}

export function carryAppeal(table: Table, act: ActOf<'carry-appeal'>, turn: Turn): Answer {
  const found = held(table, act.appeal, turn)
  if (!found.ok) return found
  const { one, about } = found.value
  const actor = mayCarry(about, turn.by, turn.now)
  return actor.ok ? changed(table, one, carried(about, turn.now)) : actor
}

export function withdrawAppeal(table: Table, act: ActOf<'withdraw-appeal'>, turn: Turn): Answer {
  const found = held(table, act.appeal, turn)
  if (!found.ok) return found
  const { one, about } = found.value
  const actor = mayWithdraw(about, turn.by, turn.now)
  return actor.ok ? changed(table, one, withdrawn(one.appeal, turn.now)) : actor
}

export function repeatForAppeal(table: Table, act: ActOf<'repeat'>, turn: Turn): Answer {
  const found = held(table, act.appeal, turn)
  if (!found.ok) return found
  const { process, template } = table
  const { one } = found.value
  const made = repeat({ process, template, appeal: one.appeal }, turn.by, act.href, turn.now)
  return made.ok ? changed(table, one, made.value) : made
}
