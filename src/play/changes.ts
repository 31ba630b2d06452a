/** Rules that a process changes by its own rules: proposed, adopted, brought into force. */
import {
  adoptionOf,
  bringIntoForce,
  fromDefinition,
  fromParts,
  mayPropose,
  ownName,
  withdraw,
  type Adoption,
  type ChangeId,
  type Hindrance,
} from '../domains/changes/index.ts'
import { appealableBy, hindrancesOf, rungsOf } from '../domains/appeals/index.ts'
import { callRuleOf } from '../domains/decisions/index.ts'
import { changeRules } from '../domains/processes/index.ts'
import { appealLaddersOf, holidaysOf } from '../domains/templates/index.ts'
import { ok, refuse, type Instant } from '../platform/values.ts'
import { actorOf, type Answer, type Turn } from './answer.ts'
import { textOf } from './items.ts'
import type { ActOf } from './scenario.ts'
import { agreed, rulesAs, type Changed, type Table } from './table.ts'

const idOf = (name: string) => `change-${name}` as string as ChangeId

/** Its text has the name of the change: calls and ballots are held about that. */
export function proposeRules(table: Table, act: ActOf<'propose-rules'>, turn: Turn): Answer {
  const standing = mayPropose(beforeIn(table, turn.now), turn.by)
  if (!standing.ok) return standing
  const id = idOf(act.change)
  if (table.changes.some(({ change }) => change.id === id)) return refuse({ kind: 'name-taken' })
  const inForce = table.rulebook.get(table.pin.hash)
  const actor = actorOf(turn)
  if (!inForce || !actor) return refuse({ kind: 'signed-out' })
  const pins = [...table.rulebook.values()].map(({ pin }) => pin)
  const named = ownName(table.process, pins)
  const base = { canonical: inForce.canonical, named, known: {} }
  const offered =
    act.parts === undefined
      ? fromDefinition(act.definition ?? '', base)
      : fromParts(act.parts, base)
  if (!offered.ok) return refuse({ kind: 'not-sound', problems: offered.refusal })
  const { template: after, pin } = offered.value
  const possible = changeRules(
    table.process,
    { before: table.template, after, pin },
    table,
    turn.now,
  )
  if (!possible.ok) return possible
  const { text, hash } = textOf(act.change)
  const change = {
    id,
    process: table.process.id,
    text,
    hash,
    pin,
    under: table.pin.hash,
    parts: act.parts,
    proposedBy: actor.person,
    at: turn.now,
    state: { kind: 'proposed' },
  } as const
  return ok({
    ...table,
    rulebook: new Map([...table.rulebook, [pin.hash, offered.value]]),
    changes: [...table.changes, { name: act.change, change }],
  })
}

/** What was rejected or overtaken takes no room. */
function beforeIn(table: Table, now: Instant) {
  const { process, template, pin } = table
  const open = table.changes.filter(
    (one) =>
      one.change.state.kind === 'proposed' &&
      one.change.under === pin.hash &&
      adoptionIn(table, one, now).kind !== 'rejected',
  )
  const listed = (some: readonly Changed[]) => some.map(({ change }) => change)
  return { process, template, changes: listed(table.changes), open: listed(open) }
}

/** All that was asked about its text, each under the rules of the day it began. */
function adoptionIn(table: Table, { change }: Changed, now: Instant): Adoption {
  const calls = table.calls.map(({ call, designations }) => ({
    call,
    rule: callRuleOf(
      rulesAs(table, call.rules),
      table.rulebook.get(call.rules)?.pin ?? table.pin,
      call.windowKind,
    ),
    final: designations.findLast(({ state }) => state.kind === 'final'),
    challenges: table.challenges
      .map((one) => one.challenge)
      .filter((challenge) => challenge.call === call.id),
  }))
  const ballots = table.ballots.map(({ ballot }) => ballot)
  return adoptionOf(change, table.template, { calls, ballots }, now)
}

/** Appeals name what they are against by its name, and a decision by the hour it was made too. */
function hindrancesTo(table: Table, adoption: Adoption, now: Instant): readonly Hindrance[] {
  const basis = adoption.kind === 'adopted' ? adoption.basis : undefined
  const ballot = table.ballots.find(
    (one) => basis?.kind === 'ballot' && one.ballot.id === basis.ballot,
  )?.ballot
  const call = table.calls.find((one) => basis?.kind === 'call' && one.call.id === basis.call)
  const closedAt = ballot?.state.kind === 'closed' ? ballot.state.closedAt : undefined
  const against = table.appeals.filter(
    ({ appeal: { subject } }) => closedAt === undefined || subject.at === closedAt,
  )
  const all = against.map(({ appeal }) => ({ appeal, rungs: rungsOf(table.template, appeal) }))
  const held = hindrancesOf(all, [call?.name ?? [], ballot?.decision ?? []].flat(), now)
  if (adoption.kind !== 'adopted') return held
  const matters = ballot
    ? [`decision:${ballot.decision}`]
    : [`designation:${call?.call.ladder ?? 'consensus'}`]
  const { at } = adoption
  return [...held, ...appealableBy(appealLaddersOf(table.template), { matters, at }, '', now)]
}

const withChange = (table: Table, changed: Changed): Table => ({
  ...table,
  changes: table.changes.map((one) => (one.name === changed.name ? changed : one)),
})

/** What was adopted is the rule from now on; whatever began before ends under the old. */
export function enactRules(table: Table, act: ActOf<'bring-into-force'>, turn: Turn): Answer {
  const one = table.changes.find(({ name }) => name === act.change)
  const offered = one && table.rulebook.get(one.change.pin.hash)
  if (!one || !offered) return refuse({ kind: 'no-such-change' })
  const adoption = adoptionIn(table, one, turn.now)
  const hindrances = hindrancesTo(table, adoption, turn.now)
  const settling = { by: turn.by, adoption, now: turn.now, hindrances }
  const settled = bringIntoForce(one.change, beforeIn(table, turn.now), settling)
  if (!settled.ok) return settled
  const { template: after, pin } = offered
  const rules = { before: table.template, after, pin }
  const process = changeRules(table.process, rules, table, turn.now)
  if (!process.ok) return process
  const { change } = settled.value
  const holidays = holidaysOf(after)
  const people = new Map([...table.people].map(([id, one]) => [id, agreed(one, pin)] as const))
  const changed = { ...table, people, template: after, pin, holidays, process: process.value }
  return ok(withChange(changed, { ...one, change }))
}

export function withdrawRules(table: Table, act: ActOf<'withdraw-rules'>, turn: Turn): Answer {
  const one = table.changes.find(({ name }) => name === act.change)
  if (!one) return refuse({ kind: 'no-such-change' })
  const adoption = adoptionIn(table, one, turn.now)
  const settling = { by: turn.by, adoption, now: turn.now }
  const settled = withdraw(one.change, beforeIn(table, turn.now), settling)
  if (!settled.ok) return settled
  return ok(withChange(table, { ...one, change: settled.value.change }))
}
