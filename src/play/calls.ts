/** Acts in consensus calls: positions, objections and their answers, designations. */
import {
  answer,
  callRuleOf,
  close,
  conclude,
  join,
  leave,
  mayPut,
  objectsIn,
  open,
  partyOf,
  propose,
  raise,
  react,
  sayWord,
  state,
  tally,
  type Behind,
  type Call,
  type CallId,
  type CallRule,
  type Change,
  type DesignationId,
  type ObjectionId,
  type Party,
  type Position,
  type Stance,
} from '../domains/decisions/index.ts'
import { dueAfter } from '../domains/templates/index.ts'
import { ok, refuse, type Instant, type Result } from '../platform/values.ts'
import { actorOf, type Answer, type PlayRefusal, type Turn } from './answer.ts'
import { opened } from './courses.ts'
import { chosen } from './names.ts'
import { isOfRules, textOf } from './items.ts'
import type { ActOf } from './scenario.ts'
import { rulesAs, sittingIn, TABLE, type Called, type Table } from './table.ts'

/** A call with what its acts need: who acts, and what the template says of it. */
export type Held = { readonly called: Called; readonly party: Party; readonly rule: CallRule }

export function held(table: Table, name: string, turn: Turn): Result<Held, PlayRefusal> {
  const called = table.calls.find((one) => one.name === name)
  if (!called) return refuse({ kind: 'no-such-call' })
  const rules = table.rulebook.get(called.call.rules)
  const rule = callRuleOf(
    rules?.template ?? table.template,
    rules?.pin ?? table.pin,
    called.call.windowKind,
  )
  return ok({ called, party: partyOf(table.process, actorOf(turn)), rule })
}

export const withCall = (table: Table, called: Called): Table => ({
  ...table,
  calls: table.calls.map((one) => (one.name === called.name ? called : one)),
})

/** Drafts and opens in one act: who is counted is frozen then. */
export function openCall(table: Table, act: ActOf<'open-call'>, turn: Turn): Answer {
  const actor = actorOf(turn)
  if (!actor) return refuse({ kind: 'signed-out' })
  if (table.calls.some(({ name }) => name === act.call)) return refuse({ kind: 'name-taken' })
  const rule = callRuleOf(table.template, table.pin, act.window)
  const put = mayPut(rule, isOfRules(table, textOf(act.text ?? act.call).text))
  if (!put.ok) return put
  const asked = { kind: act.window, closesOn: act.closesOn, serves: `call:${act.call}` } as const
  const window = opened(table, asked, turn)
  if (!window.ok) return window
  const draft: Call = {
    id: `call-${act.call}` as string as CallId,
    process: table.process.id,
    windowKind: act.window,
    subject: textOf(act.text ?? act.call),
    question: act.call,
    rules: rule.rules,
    visibility: rule.visibility,
    draftedBy: actor.person,
    draftedAt: turn.now,
    window: undefined,
    roll: [],
    state: { kind: 'draft' },
  }
  const roll = sittingIn(table, TABLE).map(({ seat: { person, group } }) => {
    return { person, group: group ?? '' }
  })
  const party = partyOf(table.process, actor)
  const call = open(draft, party, rule, { window: window.value.window, roll })
  if (!call.ok) return call
  const nothing = { positions: [], objections: [], designations: [], reactions: [], merges: [] }
  const called: Called = { name: act.call, call: call.value, ...nothing }
  return ok({ ...window.value.table, calls: [...table.calls, called] })
}

const SIDES = ['support', 'accept', 'none'] as const

export function positionIn(table: Table, act: ActOf<'position'>, turn: Turn): Answer {
  let after = table
  for (const kind of SIDES) {
    const people = chosen(table, act[kind] ?? [])
    if (!people.ok) return people
    for (const { actor } of people.value) {
      const by = { kind: 'person', actor } as const
      const done = stated(after, act.call, { kind }, { ...turn, by })
      if (!done.ok) return done
      after = done.value
    }
  }
  return ok(after)
}

function stated(table: Table, name: string, stance: Stance, turn: Turn): Answer {
  const case_ = held(table, name, turn)
  if (!case_.ok) return case_
  const { called, party, rule } = case_.value
  const { person } = party.actor ?? {}
  const objects = person !== undefined && objectsIn(called.objections, person)
  const statement = {
    stance,
    capacity: 'personal',
    reason: undefined,
    // Sealed stances are opened at the close; what is played is read by nobody before.
    seal: 'played',
    objects,
    ownGroup: undefined,
  } as const
  const taken = state(called.call, party, rule, { now: turn.now, statement })
  if (!taken.ok) return taken
  return ok(
    withCall(table, { ...called, positions: replaced(called.positions, taken.value, stance) }),
  )
}

const replaced = (all: readonly Position[], position: Position, stance: Stance) => [
  ...all.filter(({ person }) => person !== position.person),
  { ...position, shown: stance },
]

/** Raises an objection and takes the position that goes with it. */
export function object(table: Table, act: ActOf<'object'>, turn: Turn): Answer {
  const case_ = held(table, act.call, turn)
  if (!case_.ok) return case_
  const { called, party, rule } = case_.value
  if (table.calls.some((one) => one.objections.some((two) => isNamed(two, act.objection)))) {
    return refuse({ kind: 'name-taken' })
  }
  const own = called.objections.filter(({ objection }) => {
    return objection.raisedBy === party.actor?.person
  })
  const raising = {
    id: idOf(act.objection),
    title: act.objection,
    argument: act.argument,
    remedy: act.argument,
    clause: undefined,
    capacity: 'personal',
    ownGroup: undefined,
    inCall: called.objections.length,
    before: own.length,
  } as const
  const raised = raise(called.call, party, rule, { now: turn.now, raising })
  if (!raised.ok) return raised
  const objections = [...called.objections, { objection: raised.value, supporters: [] }]
  return stated(withCall(table, { ...called, objections }), act.call, { kind: 'object' }, turn)
}

const idOf = (name: string) => `objection-${name}` as string as ObjectionId
export const isNamed = ({ objection }: Behind, name: string) => objection.id === idOf(name)

type Objected = Held & { readonly behind: Behind }

function heldObjection(table: Table, name: string, turn: Turn): Result<Objected, PlayRefusal> {
  for (const called of table.calls) {
    const behind = called.objections.find((one) => isNamed(one, name))
    if (!behind) continue
    const case_ = held(table, called.name, turn)
    return case_.ok ? ok({ ...case_.value, behind }) : case_
  }
  return refuse({ kind: 'no-such-objection' })
}

function withBehind(table: Table, called: Called, behind: Behind): Table {
  const objections = called.objections.map((one) =>
    one.objection.id === behind.objection.id ? behind : one,
  )
  return withCall(table, { ...called, objections })
}

export function share(table: Table, act: ActOf<'share'>, turn: Turn): Answer {
  const case_ = heldObjection(table, act.objection, turn)
  if (!case_.ok) return case_
  const { called, behind, party, rule } = case_.value
  const facts = { now: turn.now, capacity: 'personal', ownGroup: undefined } as const
  const joined = join({ call: called.call, behind }, party, rule, facts)
  if (!joined.ok) return joined
  const supporters = [...behind.supporters, joined.value]
  const after = withBehind(table, called, { ...behind, supporters })
  return stated(after, called.name, { kind: 'object' }, turn)
}

export function answerTo(table: Table, act: ActOf<'answer'>, turn: Turn): Answer {
  const case_ = heldObjection(table, act.objection, turn)
  if (!case_.ok) return case_
  const { called, behind, party, rule } = case_.value
  const version = called.call.subject.version + 1
  const how = act.as === 'accommodated' ? { kind: act.as, version } : { kind: act.as }
  const given = { now: turn.now, how, reason: act.reason, latestVersion: version }
  const answered = answer({ call: called.call, behind }, party, rule, given)
  if (!answered.ok) return answered
  return ok(withBehind(table, called, { ...behind, objection: answered.value }))
}

/** The word of whoever stands behind it: content, not content, or no longer against. */
export function wordOn(table: Table, act: ActOf<'word'>, turn: Turn): Answer {
  const case_ = heldObjection(table, act.objection, turn)
  if (!case_.ok) return case_
  const { called, behind, party } = case_.value
  const { call } = called
  const { state: of } = behind.objection
  const round = 'answer' in of ? (of.answer?.round ?? 0) : 0
  const changes =
    act.word === 'withdrawn'
      ? leave({ call, behind }, party, turn.now)
      : sayWord({ call, behind }, party, { now: turn.now, word: act.word, round })
  if (!changes.ok) return changes
  return ok(withBehind(table, called, changes.value.reduce(changed, behind)))
}

function changed(behind: Behind, change: Change): Behind {
  if (change.kind === 'objection') return { ...behind, objection: change.objection }
  const { supporter } = change
  const supporters = behind.supporters.map((one) =>
    one.person === supporter.person ? supporter : one,
  )
  return { ...behind, supporters }
}

export function proposeLevel(table: Table, act: ActOf<'propose'>, turn: Turn): Answer {
  const case_ = held(table, act.call, turn)
  if (!case_.ok) return case_
  const { called, party, rule } = case_.value
  const { holidays } = table
  const template = rulesAs(table, called.call.rules)
  const proposed = propose(called.call, party, rule, {
    now: turn.now,
    id: `designation-${turn.nth}` as string as DesignationId,
    level: act.level,
    polarity: act.against ? 'against' : 'for',
    reasons: act.reasons,
    reactUntil: dueAfter(turn.now, template.consensus.reactWithin.for, holidays),
    before: called.designations.length,
  })
  if (!proposed.ok) return proposed
  const designations = [...called.designations, proposed.value]
  return ok(withCall(table, { ...called, designations }))
}

export function reactTo(table: Table, act: ActOf<'react'>, turn: Turn): Answer {
  const case_ = held(table, act.call, turn)
  if (!case_.ok) return case_
  const { called, party, rule } = case_.value
  const latest = called.designations.at(-1)
  if (!latest) return refuse({ kind: 'no-proposal' })
  const facts = { now: turn.now, kind: act.say, reason: act.reason }
  const reacted = react(latest, party, rule, facts)
  if (!reacted.ok) return reacted
  return ok(withCall(table, { ...called, reactions: [...called.reactions, reacted.value] }))
}

/** Makes the last proposal final. */
export function designate(table: Table, act: ActOf<'designate'>, turn: Turn): Answer {
  const case_ = held(table, act.call, turn)
  if (!case_.ok) return case_
  const { called, party, rule } = case_.value
  const { positions, call, designations } = called
  const done = conclude(call, party, rule, {
    now: turn.now,
    latest: designations.at(-1),
    standings: {
      objections: called.objections.map(({ objection }) => objection),
      lines: tally(positions, call.roll, rule.groups),
    },
    overrideReason: act.reason,
  })
  if (!done.ok) return done
  const { designation } = done.value
  const all = designations.map((one) => (one.id === designation.id ? designation : one))
  return ok(withCall(table, { ...called, call: done.value.call, designations: all }))
}

/** What the hour has done, said by the clock. */
export function closeCall(table: Table, called: Called, now: Instant): Table | undefined {
  const done = close(called.call, now)
  return done.ok ? withCall(table, { ...called, call: done.value }) : undefined
}
