/**
 * What officers may judge, when, and what a judgement says to gates. Pure: no clock, no store.
 * Where the template binds the decision to a rule, no officer finds what the rule does not bear.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type Commitment } from '../people/index.ts'
import {
  mayActAs,
  stageOf,
  stageSince,
  windowPhase,
  type By,
  type DecisionRule,
  type Fact,
  type Facts,
  type Happening,
  type Process,
  type ProcessRefusal,
  type Template,
  type Window,
} from '../processes/index.ts'
import {
  evaluate,
  resolved,
  RuleSchema,
  type Rule,
  type Situation,
  type Verdict,
} from '../rules/index.ts'
import { JUDGEMENTS_MAX, type Judgement, type JudgementId } from './judgement.ts'

export type JudgementRefusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'no-such-decision' }
  | { readonly kind: 'no-such-outcome' }
  /** The window that the decision belongs to has not closed in this stage. */
  | { readonly kind: 'window-runs'; readonly window: string }
  | { readonly kind: 'rule-not-met'; readonly verdict: Verdict }
  | { readonly kind: 'too-many-judgements'; readonly most: number }

/** A decision that officers take: it names roles and no electorate. */
export type Judged = DecisionRule & { readonly by: { readonly roles: readonly string[] } }

const isJudged = (decision: DecisionRule): decision is Judged => 'roles' in decision.by

export const judgedIn = ({ decisions }: Template): readonly Judged[] => decisions.filter(isJudged)

/** All that is asked of the process when somebody judges in it. */
export type Before = {
  readonly process: Process
  readonly template: Template
  readonly windows: readonly Window[]
  readonly objections: NonNullable<Situation['objections']>
  readonly made: number
  readonly now: Instant
}

export type MayJudge = { readonly decision: Judged; readonly actor: Actor; readonly role: string }

/** What the page asks before it shows the form. */
export function mayJudge(
  before: Before,
  decision: string,
  by: By,
): Result<MayJudge, JudgementRefusal> {
  const { process, template, made } = before
  const found = judgedIn(template).find(({ id }) => id === decision)
  if (!found) return refuse({ kind: 'no-such-decision' })
  const role = mayActAs(process, by, found.by.roles)
  if (!role.ok) return role
  const actor = mayAct(by.kind === 'person' ? by.actor : undefined)
  if (!actor.ok) return actor
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  if (made >= JUDGEMENTS_MAX) return refuse({ kind: 'too-many-judgements', most: JUDGEMENTS_MAX })
  const open = openWindow(found, before)
  return open ? refuse(open) : ok({ decision: found, actor: actor.value, role: role.value })
}

/** Nobody judges while people are still asked. */
function openWindow({ window }: Judged, { process, windows, now }: Before) {
  const since = stageSince(process)
  if (window === undefined || since === undefined) return undefined
  const here = windows.filter(
    ({ kind, state }) => kind === window && (state.kind === 'waiting' || state.closes > since),
  )
  const isOver = here.length > 0 && here.every((one) => windowPhase(one, now) === 'closed')
  return isOver ? undefined : ({ kind: 'window-runs', window } as const)
}

export type Judging = {
  readonly id: JudgementId
  readonly decision: string
  readonly outcome: string
  readonly reasons: Commitment | undefined
}

/** Judges, with reasons. What the rule of the decision does not bear cannot be found to pass. */
export function judge(
  before: Before,
  { id, decision, outcome, reasons }: Judging,
  by: By,
): Result<Judgement, JudgementRefusal> {
  const allowed = mayJudge(before, decision, by)
  if (!allowed.ok) return allowed
  const { decision: rule, actor, role } = allowed.value
  const found = rule.outcomes.find((one) => one.id === outcome)
  if (!found) return refuse({ kind: 'no-such-outcome' })
  if (reasons === undefined) return refuse({ kind: 'reason-missing' })
  const verdict = found.passes ? verdictFor(rule, before) : undefined
  if (verdict && !verdict.met) return refuse({ kind: 'rule-not-met', verdict })
  const { process, now } = before
  const stage = stageOf(process)
  if (stage === undefined) return refuse({ kind: 'not-running' })
  return ok({
    id,
    process: process.id,
    decision,
    stage,
    outcome,
    by: actor.person,
    role,
    reasons,
    at: now,
  })
}

/** What the rule of a decision says of the objections as they stand; absent without a rule. */
export function verdictFor(
  { rule }: Pick<Judged, 'rule'>,
  { template, objections }: Pick<Before, 'template' | 'objections'>,
): Verdict | undefined {
  if (rule === undefined) return undefined
  const named = Object.entries(template.rules).map(
    ([name, one]) => [name, RuleSchema.parse(one)] as const,
  )
  const asked: Rule = resolved(
    RuleSchema.parse(typeof rule === 'string' ? { rule } : rule),
    Object.fromEntries(named),
  )
  return evaluate(asked, { voices: [], rounds: [], objections, reasons: true })
}

/** The newest judgement of each decision in this stage; the newest come first. */
export function judgementFactsOf(judgements: readonly Judgement[], process: Process): Facts {
  const since = stageSince(process)
  const stage = stageOf(process)
  const facts: Record<`${string}.${string}`, Fact> = {}
  const done = new Set<string>()
  for (const { decision, outcome, stage: made, at } of judgements) {
    if (since === undefined || made !== stage || at < since || done.has(decision)) continue
    done.add(decision)
    facts[`decisions.${decision}.${outcome}`] = { value: 1 }
  }
  return facts
}

export const judgementHappeningsOf = (judgements: readonly Judgement[]): readonly Happening[] =>
  judgements.map(({ decision, at }) => ({ kind: 'decision', decision, at }))
