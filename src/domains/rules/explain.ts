/**
 * A rule in words before anybody votes, and what became of it afterwards: one exhaustive function
 * each, in all languages. Pure; knows no template: the names of parts are given to it.
 */
import { formatList, type Key, type Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { LIMITS, type Rule } from './rule.ts'
import type { Measure, Verdict } from './verdict.ts'

/** What a template calls things. */
export type Naming = {
  /** A part of a division: the house of contracted parties. */
  readonly part: (division: string, id: string) => string
  /** A choice of a ballot other than yes, no and abstain. */
  readonly choice: (id: string) => string
  /** A label of a designation. */
  readonly level: (id: string) => string
  /** A named rule. */
  readonly rule: (name: string) => string
  /** An ISO span: 7 days, 2 business days. */
  readonly span: (iso: string) => string
}

/** A sentence, and the sentences below it. */
export type Explained = { readonly text: string; readonly parts: readonly Explained[] }

/** Told after a decision: as `Explained`, and whether that much of it is met. */
export type ExplainedVerdict = {
  readonly text: string
  readonly met: boolean
  /** By how much, or why not yet. */
  readonly stand: string
  readonly parts: readonly ExplainedVerdict[]
}

const leaf = (text: string): Explained => ({ text, parts: [] })

const CHOICES = ['yes', 'no', 'abstain', 'support'] as const

function choiceWords(id: string, t: Translate, { choice }: Naming): string {
  const known = CHOICES.find((one) => one === id)
  return known ? t(`rules.choice.${known}`) : t('rules.choice.other', { choice: choice(id) })
}

const parts = (division: string, ids: readonly string[], t: Translate, { part }: Naming) =>
  formatList(
    ids.map((id) => part(division, id)),
    t.language,
  )

export function explainRule(rule: Rule, t: Translate, naming: Naming): Explained {
  const of = (rules: readonly Rule[]) => rules.map((one) => explainRule(one, t, naming))
  if ('all' in rule) return { text: t('rules.all'), parts: of(rule.all) }
  if ('any' in rule) return { text: t('rules.any'), parts: of(rule.any) }
  if ('of' in rule) {
    const text = t('rules.some', { count: rule.some, of: rule.of.length })
    return { text, parts: of(rule.of) }
  }
  if ('unless' in rule) return { text: t('rules.unless'), parts: of([rule.unless]) }
  if ('each' in rule) {
    const text = t('rules.each', { parts: parts(rule.each, rule.among, t, naming) })
    return { text, parts: of([rule.passes]) }
  }
  if ('rounds' in rule) {
    const rounds = rule.rounds.map(({ valid, passes, after }, at): Explained => {
      const round = after
        ? t('rules.round.after', { number: at + 1, span: naming.span(after) })
        : t('rules.round', { number: at + 1 })
      const validity = valid
        ? [{ text: t('rules.round.valid'), parts: of([valid]) }]
        : [leaf(t('rules.round.always'))]
      return { text: round, parts: [...validity, { text: t('rules.passes'), parts: of([passes]) }] }
    })
    return { text: t('rules.rounds', { count: rule.rounds.length }), parts: rounds }
  }
  return leaf(sentence(rule, t, naming))
}

type Leaf = Exclude<
  Rule,
  | { readonly all: unknown }
  | { readonly any: unknown }
  | { readonly of: unknown }
  | { readonly unless: unknown }
  | { readonly each: unknown }
  | { readonly rounds: unknown }
>

function sentence(rule: Leaf, t: Translate, naming: Naming): string {
  if ('share' in rule || 'count' in rule || 'turnout' in rule) return measureWords(rule, t, naming)
  if ('spread' in rule) {
    return t('rules.spread', {
      choice: choiceWords(rule.spread, t, naming),
      count: rule.atLeast,
      of: rule.among.length,
      parts: parts(rule.over, rule.among, t, naming),
    })
  }
  if ('sustained' in rule) {
    const { support } = rule
    return support === undefined
      ? t('rules.sustained.judged')
      : t('rules.sustained.support', { part: support })
  }
  if ('disposed' in rule) return t('rules.disposed')
  if ('silence' in rule) return t('rules.silence', { span: naming.span(rule.silence) })
  if ('designated' in rule) {
    const levels = formatList(rule.designated.map(naming.level), t.language, 'disjunction')
    return t('rules.designated', { levels })
  }
  if ('petition' in rule) {
    const values = { count: rule.atLeast, span: naming.span(rule.within) }
    return t(`rules.petition.${rule.petition}`, values)
  }
  if ('signed' in rule) return t('rules.signed', { count: rule.atLeast })
  if ('panel' in rule) {
    const panel = naming.part('panel', rule.panel)
    return t(rule.binding ? 'rules.panel.binds' : 'rules.panel.advises', { panel })
  }
  if ('temperature' in rule) return t('rules.temperature')
  if ('lot' in rule) return t('rules.lot', { count: rule.lot, seed: rule.seed })
  if ('scored' in rule) {
    const criteria = rule.criteria.map(({ id, max, weight = 1 }) =>
      t('rules.scored.criterion', {
        criterion: naming.part('criterion', id),
        points: max * weight,
      }),
    )
    const values = { count: rule.scored, criteria: formatList(criteria, t.language) }
    return t('rules.scored', { ...values, reviewers: rule.reviewers })
  }
  if ('rule' in rule) return naming.rule(rule.rule)
  return unreachable(rule)
}

type Measured = Extract<
  Rule,
  { readonly share: unknown } | { readonly count: unknown } | { readonly turnout: unknown }
>

function measureWords(rule: Measured, t: Translate, naming: Naming): string {
  const limit = LIMITS.find((one) => rule[one] !== undefined) ?? 'atLeast'
  const amount = t(`rules.limit.${limit}`, { amount: String(rule[limit]) })
  const [place] = Object.entries(rule.in ?? {}).map(([division, id]) => naming.part(division, id))
  if ('count' in rule) {
    return placed(
      t('rules.count', { amount, choice: choiceWords(rule.count, t, naming) }),
      place,
      t,
    )
  }
  if ('turnout' in rule) return placed(t('rules.turnout', { amount }), place, t)
  const of = t(`rules.of.${rule.outOf}`)
  const words = t('rules.share', { amount, of, choice: choiceWords(rule.share, t, naming) })
  const asides: Key[] = [
    ...(rule.recused === 'stay' ? (['rules.recused.stay'] as const) : []),
    ...(rule.tie ? ([`rules.tie.${rule.tie}`] as const) : []),
  ]
  return [placed(words, place, t), ...asides.map((key) => t(key))].join(' ')
}

const placed = (words: string, place: string | undefined, t: Translate) =>
  place === undefined ? words : t('rules.in', { part: place, rule: words })

export function explainVerdict(verdict: Verdict, t: Translate, naming: Naming): ExplainedVerdict {
  const { rule, met, part } = verdict
  const own = explainRule(rule, t, naming).text
  const [division] = 'each' in rule ? [rule.each] : []
  return {
    text: part === undefined ? own : t('rules.part', { part, rule: own }),
    met,
    stand: stand(verdict, t),
    parts: (verdict.parts ?? []).map((one) =>
      explainVerdict(
        division !== undefined && one.part !== undefined
          ? { ...one, part: naming.part(division, one.part) }
          : one,
        t,
        naming,
      ),
    ),
  }
}

/** `7 of 13: 1 short`, `10 of 16: enough`, `not decided yet`. */
function stand({ kind, met, open, measure, parts: of, round }: Verdict, t: Translate): string {
  if (kind === 'temperature') return t('rules.stand.advisory')
  // Nothing is missing in numbers, and yet it waits for somebody: then the number is no answer.
  if (measure && (met || measure.short > 0 || !open)) return measureStand(measure, t)
  if (open) return t('rules.stand.open')
  if (round !== undefined)
    return t(met ? 'rules.stand.round' : 'rules.stand.round.fails', { round })
  if (of && of.length > 1 && kind !== 'rounds') {
    const count = of.filter((one) => one.met).length
    return t('rules.stand.parts', { count, of: of.length })
  }
  // What holds there is what speaks against it: the words say so, since the marks do not.
  if (kind === 'unless') return t(met ? 'rules.stand.unless.met' : 'rules.stand.unless.unmet')
  return t(met ? 'rules.stand.met' : 'rules.stand.unmet')
}

function measureStand({ have, need, limit, outOf, short, tie }: Measure, t: Translate): string {
  if (need === undefined) return t('rules.stand.nobody')
  const number = outOf === undefined ? String(have) : t('rules.stand.of', { have, of: outOf })
  if (tie) return t(`rules.stand.tie.${tie}`, { number })
  if (short === 0) return t('rules.stand.enough', { number })
  const isLeast = limit === 'moreThan' || limit === 'atLeast'
  return t(isLeast ? 'rules.stand.short' : 'rules.stand.over', { number, count: short })
}

/** All of it as one text, for a line: what is below stands in brackets. */
export const inOneLine = ({ text, parts: below }: Explained): string =>
  below.length === 0 ? text : `${text} (${below.map(inOneLine).join('; ')})`
