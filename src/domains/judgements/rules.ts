/**
 * What officers may judge, when, and what a judgement says to gates. Pure: no clock, no store.
 * Where the template binds the decision to a rule, no officer finds what the rule does not bear.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { itemKey, outcomeFacts, type About, type Put } from '../ballots/index.ts'
import {
  isStanding,
  isUnanswered,
  NO_GROUP,
  type Call,
  type Objection,
  type Position,
} from '../decisions/index.ts'
import { mayAct, type Actor, type Commitment } from '../people/index.ts'
import {
  type By,
  type Facts,
  type Happening,
  mayActAs,
  type Process,
  type ProcessRefusal,
  stageOf,
  stageSince,
  type Window,
  windowPhase,
} from '../processes/index.ts'
import {
  evaluate,
  resolved,
  RuleSchema,
  rulesIn,
  type Ballot as Cast,
  type Rule,
  type Situation,
  type Verdict,
  type Voice,
} from '../rules/index.ts'
import type { DecisionRule, Template } from '../templates/index.ts'
import { JUDGEMENTS_MAX, type Judgement, type JudgementId } from './judgement.ts'

export type JudgementRefusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'no-such-decision' }
  | { readonly kind: 'no-such-outcome' }
  | { readonly kind: 'no-such-item' }
  /** Its rule counts positions: the judgement has to say in which call they were taken. */
  | { readonly kind: 'call-not-named' }
  /** The window that the decision belongs to has not closed in this stage. */
  | { readonly kind: 'window-runs'; readonly window: string }
  | { readonly kind: 'rule-not-met'; readonly verdict: Verdict }
  | { readonly kind: 'too-many-judgements'; readonly most: number }

/** A decision that officers take: it names roles and no electorate. */
export type Judged = DecisionRule & { readonly by: { readonly roles: readonly string[] } }

const isJudged = (decision: DecisionRule): decision is Judged => 'roles' in decision.by

export const judgedIn = ({ decisions }: Template): readonly Judged[] => decisions.filter(isJudged)

type Objections = NonNullable<Situation['objections']>

/** One call as the rule of a judgement hears it. */
export type Heard = Pick<Call, 'id' | 'subject'> & {
  readonly objections: Objections
  readonly voices: readonly Voice[]
  readonly said: readonly Cast[]
}

/** Who was counted in a call, and what they said in it that everybody can read. */
export const heardIn = (
  { id, subject, roll }: Pick<Call, 'id' | 'subject' | 'roll'>,
  positions: readonly Position[],
  objections: readonly Objection[],
): Heard => ({
  id,
  subject,
  objections: objections.map((one) => ({
    sustained: isStanding(one),
    disposed: !isUnanswered(one),
  })),
  voices: roll.map(({ person, group }) => ({
    id: person,
    person,
    parts: group === NO_GROUP ? {} : { group },
    weight: 1,
  })),
  said: positions.flatMap(({ person, shown, counted }) =>
    counted && shown.kind !== 'sealed' ? [{ voice: person, choice: shown.kind }] : [],
  ),
})

/** All that is asked of the process when somebody judges in it. */
export type Before = {
  readonly process: Process
  readonly template: Template
  readonly windows: readonly Window[]
  /** Of all calls of the process. */
  readonly objections: Objections
  /** The newest first; what was said in them and by whom. */
  readonly calls: readonly Heard[]
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
  readonly about: About
  readonly reasons: Commitment | undefined
}

/** Judges, with reasons. What the rule of the decision does not bear cannot be found to pass. */
export function judge(
  before: Before,
  { id, decision, outcome, about, reasons }: Judging,
  by: By,
): Result<Judgement, JudgementRefusal> {
  const allowed = mayJudge(before, decision, by)
  if (!allowed.ok) return allowed
  const { decision: rule, actor, role } = allowed.value
  const found = rule.outcomes.find((one) => one.id === outcome)
  if (!found) return refuse({ kind: 'no-such-outcome' })
  if (reasons === undefined) return refuse({ kind: 'reason-missing' })
  if (found.passes && isUnheard(rule, before, about)) return refuse({ kind: 'call-not-named' })
  const verdict = found.passes ? verdictFor(rule, before, about) : undefined
  if (verdict && !verdict.met) return refuse({ kind: 'rule-not-met', verdict })
  const { process, now } = before
  const stage = stageOf(process)
  if (stage === undefined) return refuse({ kind: 'not-running' })
  return ok({
    id,
    process: process.id,
    decision,
    stage,
    about,
    outcome,
    by: actor.person,
    role,
    reasons,
    at: now,
  })
}

/** The calls that a judgement about this is held against; of the question alone, all of them. */
function heardFor(calls: readonly Heard[], about: About): readonly Heard[] {
  if (about.kind === 'call') return calls.filter(({ id }) => id === about.call)
  if (about.kind === 'text') return calls.filter(({ subject }) => subject.text === about.text)
  return []
}

/** Counts heads: then it has to be said in which call they spoke. */
const ASKS_VOICES = ['share', 'count', 'turnout', 'spread'] as const
const asksVoices = (rule: Rule): boolean =>
  [...rulesIn(rule)].some(
    (one) =>
      ASKS_VOICES.some((kind) => kind in one) || ('sustained' in one && one.support !== undefined),
  )

function isUnheard(decision: Judged, before: Before, about: About): boolean {
  const rule = ruleOf(decision, before)
  return rule !== undefined && asksVoices(rule) && heardFor(before.calls, about).length === 0
}

/**
 * What the rule of a decision says of the objections as they stand, of those in the calls on the
 * item where one is judged; of the positions in the newest of these calls. Absent without a rule.
 */
export function verdictFor(
  decision: Pick<Judged, 'rule'>,
  before: Pick<Before, 'template' | 'objections' | 'calls'>,
  about: About,
): Verdict | undefined {
  const rule = ruleOf(decision, before)
  if (rule === undefined) return undefined
  const heard = heardFor(before.calls, about)
  const [newest] = heard
  const isOfCalls = about.kind === 'call' || about.kind === 'text'
  return evaluate(rule, {
    voices: newest?.voices ?? [],
    rounds: newest ? [newest.said] : [],
    objections: isOfCalls ? heard.flatMap(({ objections }) => objections) : before.objections,
    reasons: true,
  })
}

function ruleOf(
  { rule }: Pick<Judged, 'rule'>,
  { template }: Pick<Before, 'template'>,
): Rule | undefined {
  if (rule === undefined) return undefined
  const named = Object.entries(template.rules).map(
    ([name, one]) => [name, RuleSchema.parse(one)] as const,
  )
  return resolved(
    RuleSchema.parse(typeof rule === 'string' ? { rule } : rule),
    Object.fromEntries(named),
  )
}

/** The newest judgement of each decision and item in this stage; the newest come first. */
export function judgedAbout(judgements: readonly Judgement[], process: Process): readonly Put[] {
  const since = stageSince(process)
  const stage = stageOf(process)
  if (since === undefined) return []
  const found = new Map<string, Put>()
  for (const { decision, outcome, about, stage: made, at } of judgements) {
    const item = itemKey(about)
    const key = `${decision} ${item}`
    if (made !== stage || at < since || found.has(key)) continue
    found.set(key, { decision, item, outcome, pending: false })
  }
  return [...found.values()]
}

export const judgementFactsOf = (
  judgements: readonly Judgement[],
  process: Process,
  template: Pick<Template, 'decisions'>,
): Facts => outcomeFacts(judgedAbout(judgements, process), template)

export const judgementHappeningsOf = (judgements: readonly Judgement[]): readonly Happening[] =>
  judgements.map(({ decision, outcome, at }) => ({ kind: 'decision', decision, outcome, at }))
