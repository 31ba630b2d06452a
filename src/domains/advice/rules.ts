/**
 * Who may give advice, answer an item, hold the consultation; and what an answer makes of it.
 * Pure: the template's answers, clock and rule decide; no clock and no store here.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { hasPassedAbout, itemKey, type Put } from '../ballots/index.ts'
import { mayAct, ROLES, type Actor } from '../people/index.ts'
import {
  type By,
  type Facts,
  mayActAs,
  type Process,
  type ProcessRefusal,
} from '../processes/index.ts'
import { type AdviceRule, type DecisionRule, dueAfter, type Template } from '../templates/index.ts'
import {
  ADVICE_MAX,
  ANSWERS_MAX,
  ITEMS_MAX,
  phaseOf,
  type Advice,
  type Answer,
  type AnswerStep,
  type Item,
  type ItemState,
  type Phase,
} from './advice.ts'

export type AdviceRefusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'no-such-advice-rule' }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'no-such-answer' }
  | { readonly kind: 'too-many-entries'; readonly most: number }
  | { readonly kind: 'item-not-now'; readonly phase: Phase }
  /** The consultation comes before an answer against the advice. */
  | { readonly kind: 'consult-first' }
  | { readonly kind: 'answered-so-already' }
  /** Against consensus advice: this decision has to have passed. */
  | { readonly kind: 'decision-missing'; readonly decision: string }
  | { readonly kind: 'letter-answered-already' }
  | { readonly kind: 'letter-of-tomorrow' }

/** Who speaks for a body towards another. */
const OFFICES = ['chair', 'vice-chair', 'facilitator', 'secretary'] as const
const TABLE = 'table'
const OWN_ROLES: ReadonlySet<string> = new Set([...ROLES, 'staff', 'members', 'participants'])

/** The body behind a party: an electorate names its body, any other party is a body's own name. */
export const bodyOf = (template: Pick<Template, 'electorates'>, party: string): string =>
  template.electorates.find(({ id }) => id === party)?.body ?? party

/** The roles that speak for a party of the template. */
export function officersOf(template: Template, party: string): readonly string[] {
  const body = bodyOf(template, party)
  if (body === TABLE) return OFFICES
  return OWN_ROLES.has(body) ? [body] : OFFICES.map((office) => `${body}-${office}`)
}

export const ruleOf = (
  { advice }: Pick<Template, 'advice'>,
  { from, to }: Pick<Advice, 'from' | 'to'>,
): AdviceRule | undefined => advice.find((one) => one.from === from && one.to === to)

export type Ground = { readonly process: Process; readonly template: Template }
export type Standing = { readonly actor: Actor; readonly role: string }

export function standingOf(
  { process }: Pick<Ground, 'process'>,
  by: By,
  roles: readonly string[],
): Result<Standing, AdviceRefusal> {
  const role = mayActAs(process, by, roles)
  if (!role.ok) return role
  const actor = mayAct(by.kind === 'person' ? by.actor : undefined)
  if (!actor.ok) return actor
  const { kind } = process.state
  const ended = kind === 'concluded' || kind === 'terminated'
  return ended ? refuse({ kind: 'not-running' }) : ok({ actor: actor.value, role: role.value })
}

/** Whoever speaks for one of these parties; refused, it names the parties and not their offices. */
function officerOf(ground: Ground, by: By, parties: readonly string[]) {
  const roles = parties.flatMap((party) => officersOf(ground.template, party))
  const found = standingOf(ground, by, roles)
  return !found.ok && found.refusal.kind === 'not-in-role'
    ? refuse({ kind: 'not-in-role' as const, roles: parties })
    : found
}

type Parties = Pick<Advice, 'from' | 'to'>

export function mayGive(
  ground: Ground & { readonly given: number },
  parties: Parties,
  by: By,
): Result<Standing, AdviceRefusal> {
  const { template, given } = ground
  if (!ruleOf(template, parties)) return refuse({ kind: 'no-such-advice-rule' })
  if (given >= ADVICE_MAX) return refuse({ kind: 'too-many-entries', most: ADVICE_MAX })
  return officerOf(ground, by, [parties.from])
}

export type Case = Ground & {
  readonly advice: Advice
  readonly items: readonly Item[]
  readonly answers: readonly Answer[]
  /** What was decided about which item in this stage, for a decision that has to have passed. */
  readonly decided: readonly Put[]
}

/** Items are added by the body that advises, and numbered in that order. */
export function mayAddItem(about: Case, by: By): Result<Standing, AdviceRefusal> {
  if (about.items.length >= ITEMS_MAX) return refuse({ kind: 'too-many-entries', most: ITEMS_MAX })
  return officerOf(about, by, [about.advice.from])
}

/** The next number is its own for ever. */
export const enteredItem = (
  { advice, items }: Pick<Case, 'advice' | 'items'>,
  typed: Pick<Item, 'words' | 'consensus'>,
  now: Instant,
): Item => ({
  advice: advice.id,
  number: items.length + 1,
  process: advice.process,
  words: typed.words,
  consensus: typed.consensus,
  enteredAt: now,
  state: { kind: 'unanswered' },
})

export const itemOf = ({ items }: Pick<Case, 'items'>, number: number): Item | undefined =>
  items.find((one) => one.number === number)

const answersTo = ({ answers }: Pick<Case, 'answers'>, number: number): readonly Answer[] =>
  answers.filter((one) => one.number === number)

/** Who may answer at all; each answer is then judged by `answered`. */
export function mayAnswer(about: Case, number: number, by: By): Result<Standing, AdviceRefusal> {
  if (!itemOf(about, number)) return refuse({ kind: 'no-such-item' })
  if (answersTo(about, number).length >= ANSWERS_MAX) {
    return refuse({ kind: 'too-many-entries', most: ANSWERS_MAX })
  }
  return officerOf(about, by, [about.advice.to])
}

export type Answered = { readonly state: ItemState; readonly step: AnswerStep }
export type Asked = { readonly number: number; readonly answer: string }

/**
 * What an answer makes of an item. One that consults is an intention at first and opens the
 * consultation; after it was held, it is final, if the rule for overriding consensus advice bears
 * it. An answer that does not consult is final at once: a mind may be changed for the advice.
 */
export function answered(
  about: Case,
  { number, answer }: Asked,
  now: Instant,
): Result<Answered, AdviceRefusal> {
  const { template, advice, decided } = about
  const rule = ruleOf(template, advice)
  const item = itemOf(about, number)
  const chosen = rule?.answers.find(({ id }) => id === answer)
  if (!item) return refuse({ kind: 'no-such-item' })
  if (!rule || !chosen) return refuse({ kind: 'no-such-answer' })
  const { state } = item
  if (state.kind === 'answered' && state.answer === answer) {
    return refuse({ kind: 'answered-so-already' })
  }
  if (chosen.consults && state.kind === 'consulting') return refuse({ kind: 'consult-first' })
  if (chosen.consults && state.kind !== 'consulted') {
    return ok({ step: 'intended', state: consulting(rule, answer, now) })
  }
  const lacking = chosen.consults ? missingDecision(template, rule, { item, decided }) : undefined
  return lacking === undefined
    ? ok({ step: 'final', state: { kind: 'answered', answer, at: now } })
    : refuse({ kind: 'decision-missing', decision: lacking })
}

function consulting({ consultation }: AdviceRule, answer: string, now: Instant): ItemState {
  const due = consultation && dueAfter(now, consultation.within.for)
  return { kind: 'consulting', answer, since: now, ...(due === undefined ? {} : { due }) }
}

/** A decision names its rule, or writes it out; only a named one can be told to be this one. */
const isUnder = ({ rule }: DecisionRule, name: string): boolean =>
  typeof rule === 'string'
    ? rule === name
    : rule !== undefined && 'rule' in rule && rule.rule === name

/**
 * The decision that would have to pass about this very item and has not; of several under the
 * rule, any is enough. One about another item, or about none, overrides nothing.
 */
function missingDecision(
  { decisions }: Template,
  { overrideRule }: AdviceRule,
  { item, decided }: { readonly item: Item; readonly decided: readonly Put[] },
): string | undefined {
  if (overrideRule === undefined || !item.consensus) return undefined
  const under = decisions.filter((one) => isUnder(one, overrideRule))
  const { advice, number } = item
  const key = itemKey({ kind: 'advice', advice, number })
  const hasPassed = under.some((decision) => hasPassedAbout(decided, decision, key))
  return hasPassed ? undefined : (under[0]?.id ?? overrideRule)
}

/** Officers of either body enter that it was held and what came of it; late is still held. */
export function mayConsult(
  about: Case,
  number: number,
  by: By,
  now: Instant,
): Result<Standing, AdviceRefusal> {
  const item = itemOf(about, number)
  if (!item) return refuse({ kind: 'no-such-item' })
  if (item.state.kind !== 'consulting') {
    return refuse({ kind: 'item-not-now', phase: phaseOf(item, now) })
  }
  return officerOf(about, by, [about.advice.to, about.advice.from])
}

export function consulted({ state }: Pick<Item, 'state'>, now: Instant): ItemState {
  if (state.kind !== 'consulting') throw new Error('no consultation is running')
  return { ...state, kind: 'consulted', heldAt: now }
}

/** What a process's gates may ask: an item counts as answered by a final answer alone. */
export function adviceFactsOf(items: readonly Item[]): Facts {
  const owed = items.filter(({ state }) => state.kind !== 'answered')
  const talks = items.flatMap(({ state }) => (state.kind === 'consulting' ? [state.since] : []))
  const earliest = (instants: readonly Instant[]) => instants.toSorted((a, b) => a - b)[0]
  const counted = (instants: readonly Instant[]) => {
    const since = earliest(instants)
    return {
      value: instants.length,
      of: items.length,
      ...(since === undefined ? {} : { since }),
    }
  }
  return {
    'advice.unanswered': counted(owed.map(({ enteredAt }) => enteredAt)),
    'advice.consulting': counted(talks),
  }
}
