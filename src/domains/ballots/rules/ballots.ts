/** What may happen to a ballot, who opens and closes it, and what became of it. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { Commitment } from '../../people/index.ts'
import { type By, mayActAs, type Process, type Window } from '../../processes/index.ts'
import { resolved, RuleSchema, type Rule } from '../../rules/index.ts'
import {
  type DecisionRule,
  dueAfter,
  type ElectorateRule,
  findWindowRule,
  type Template,
} from '../../templates/index.ts'
import { phaseOf, type Ballot, type BallotSubject } from '../ballot.ts'
import { keyOf } from '../decided.ts'
import type { Refusal } from './refusal.ts'

/** A decision that counts votes, with its electorate and its rule put in place. */
export type Counted = {
  readonly decision: DecisionRule
  readonly electorate: ElectorateRule
  readonly rule: Rule
  readonly window: string
}

/** The decisions of a template that are taken by counting. */
export const countedIn = (template: Template): readonly Counted[] =>
  template.decisions.flatMap(({ id }) => {
    const found = countedBy(template, id)
    return found.ok ? [found.value] : []
  })

export function countedBy(template: Template, id: string): Result<Counted, Refusal> {
  const decision = template.decisions.find((one) => one.id === id)
  if (!decision) return refuse({ kind: 'no-such-decision' })
  const { by, rule, window } = decision
  if (!('electorate' in by) || rule === undefined) return refuse({ kind: 'decided-by-officers' })
  const electorate = template.electorates.find((one) => one.id === by.electorate)
  if (!electorate) return refuse({ kind: 'no-electorate' })
  if (window === undefined || !findWindowRule(template, window)) {
    return refuse({ kind: 'no-window-for-it' })
  }
  const written = typeof rule === 'string' ? { rule } : rule
  return ok({ decision, electorate, rule: inPlace(written, template.rules), window })
}

type Written = Readonly<Record<string, unknown>>

/** A stored template was checked when it was adopted; its rules are read again all the same. */
function inPlace(written: Written, named: Readonly<Record<string, Written>>): Rule {
  const read = Object.entries(named).map(([name, one]) => [name, RuleSchema.parse(one)] as const)
  return resolved(RuleSchema.parse(written), Object.fromEntries(read))
}

/** Whoever opens windows of that kind opens and withdraws ballots in them; says in which role. */
export function mayManage(
  process: Process,
  { window }: Pick<Counted, 'window'>,
  { template, by }: { readonly template: Template; readonly by: By },
): Result<string, Refusal> {
  return mayActAs(process, by, findWindowRule(template, window)?.opens ?? [])
}

export type Following = {
  readonly subject: BallotSubject
  readonly earlier: Ballot | undefined
  readonly others: readonly Ballot[]
  readonly now: Instant
}

/**
 * One holding of a decision on one item at a time; the next round only where its rule has one, and
 * not before its notice is over. Source: processes.md 0.3, DR-9.
 */
export function mayFollow(
  { rule, decision: { id } }: Counted,
  { subject, earlier, others, now }: Following,
): Result<number, Refusal> {
  const running = others.some(
    (one) =>
      one.decision === id && one.state.kind === 'open' && keyOf(one.subject) === keyOf(subject),
  )
  if (running) return refuse({ kind: 'already-open' })
  if (!earlier) return ok(1)
  const next = 'rounds' in rule ? rule.rounds[earlier.round] : undefined
  const { state } = earlier
  const isTaken = others.some((one) => one.earlier === earlier.id)
  if (!next || isTaken || earlier.decision !== id) return refuse({ kind: 'no-next-round' })
  if (state.kind !== 'closed' || state.outcome !== undefined) {
    return refuse({ kind: 'no-next-round' })
  }
  const from = next.after === undefined ? state.closedAt : dueAfter(state.closedAt, next.after)
  return now < from ? refuse({ kind: 'notice-runs', from }) : ok(earlier.round + 1)
}

/** What came of it, by the decision's own outcomes. */
export type Found = { readonly outcome: string | undefined; readonly met: boolean }

/** Closing only says on the record what the hour has done, and what was found by the rule. */
export function close(
  ballot: Ballot,
  window: Window,
  found: Found,
  now: Instant,
): Result<Ballot, Refusal> {
  const over = mayClose(ballot, window, now)
  if (!over.ok) return over
  return ok({ ...ballot, state: { kind: 'closed', closedAt: now, ...found } })
}

export function mayClose(ballot: Ballot, window: Window, now: Instant): Result<true, Refusal> {
  if (ballot.state.kind !== 'open') return refuse({ kind: 'already-closed' })
  if (phaseOf(ballot, window, now) !== 'over') {
    const closes = window.state.kind === 'dated' ? window.state.closes : undefined
    return refuse({ kind: 'not-over', closes })
  }
  return ok(true)
}

/** What was voted stays on the record; nothing is decided by it. */
export function withdraw(
  ballot: Ballot,
  reason: Commitment,
  now: Instant,
): Result<Ballot, Refusal> {
  if (ballot.state.kind !== 'open') return refuse({ kind: 'already-closed' })
  return ok({ ...ballot, state: { kind: 'withdrawn', withdrawnAt: now, reason } })
}
