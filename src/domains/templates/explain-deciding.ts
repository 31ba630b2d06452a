/**
 * Who decides what by which rule, in words: decisions with electorates, further ladders, what
 * counts as an objection, challenges, petitions, ratifications, advice, changes. Decides nothing.
 */
import { formatList, type Translate } from '../../platform/languages/index.ts'
import { explainRule, resolved, type Explained, type Naming, type Rule } from '../rules/index.ts'
import { gateWords } from './explain-courses.ts'
import type { RuleLine } from './explain-template.ts'
import { explainSpan, spanWords } from './span-words.ts'
import type { InLanguages } from './template-parts.ts'
import type { AdviceRule, DecisionRule, ElectorateRule, Template } from './template.ts'
import { inWords, roleTitle, roleTitles, stageTitle } from './naming.ts'

/** What this template calls the parts of its electorates, its labels and its rules. */
export function namingOf(template: Template, t: Translate): Naming {
  const { electorates, grouping, consensus, ladders } = template
  const groups = grouping.kind === 'none' ? [] : grouping.groups
  const parts = [...electorates.flatMap(({ houses, parts: own }) => [...houses, ...own]), ...groups]
  const levels = [...consensus.designations, ...ladders.flatMap((one) => one.designations)]
  const labelled = (items: readonly Labelled[], id: string) => {
    const found = items.find((one) => one.id === id)
    return found ? inWords(found.label, t) : id
  }
  return {
    ...plainNaming(t),
    part: (_division, id) => labelled(parts, id),
    level: (id) => labelled(levels, id),
  }
}

/** Everything under the name that the rule itself gives it. */
export const plainNaming = (t: Translate): Naming => ({
  part: (_division, id) => id,
  choice: (id) => id,
  level: (id) => id,
  rule: (name) => name,
  span: (iso) => explainSpan(iso, t),
})

type Labelled = { readonly id: string; readonly label: InLanguages }

/** A rule as it stands, with the named ones put in their places. */
const ruleWords = (template: Template, rule: string | Rule, t: Translate): Explained =>
  explainRule(
    resolved(typeof rule === 'string' ? { rule } : rule, template.rules),
    t,
    namingOf(template, t),
  )

export const decisions = (template: Template, t: Translate): readonly RuleLine[] =>
  template.decisions.map((decision) => ({
    name: inWords(decision.title, t),
    text: deciderWords(template, decision, t),
    more: [
      ...(decision.hidden ? [t('templates.rule.hidden')] : []),
      t('templates.rule.outcomes', {
        outcomes: formatList(
          decision.outcomes.map(({ title }) => inWords(title, t)),
          t.language,
          'disjunction',
        ),
      }),
      ...carriedBy(decision, t),
      ...sourceOf(template, decision, t),
    ],
    ...(decision.rule === undefined ? {} : { rule: ruleWords(template, decision.rule, t) }),
  }))

/** Which of its outcomes mean yes. */
function carriedBy({ outcomes }: DecisionRule, t: Translate): readonly string[] {
  const passing = outcomes.filter(({ passes }) => passes).map(({ title }) => inWords(title, t))
  return passing.length === 0
    ? []
    : [t('templates.rule.carries', { outcomes: formatList(passing, t.language, 'disjunction') })]
}

function deciderWords(template: Template, { by }: DecisionRule, t: Translate): string {
  if ('roles' in by) {
    return t('templates.rule.judged', { roles: roleTitles(template, by.roles, t) })
  }
  const electorate = template.electorates.find(({ id }) => id === by.electorate)
  const who = electorate ? inWords(electorate.title, t) : by.electorate
  return t('templates.rule.voted', { electorate: who })
}

/** By whose word the numbers of a named rule stand. */
function sourceOf({ ruleSources }: Template, { rule }: DecisionRule, t: Translate) {
  const found = typeof rule === 'string' ? ruleSources[rule] : undefined
  return found ? [t('templates.rule.source', { source: found.source, tag: found.tag })] : []
}

export const electorates = (template: Template, t: Translate): readonly RuleLine[] =>
  template.electorates.map((electorate) => ({
    name: inWords(electorate.title, t),
    text: t(`templates.rule.counts.${electorate.counts}`),
    more: [
      electorate.body === 'table'
        ? t('templates.rule.seated.table')
        : t('templates.rule.seated', { body: roleTitle(template, electorate.body, t) }),
      ...partsWords(electorate, t),
      ...(electorate.proxies > 0 ? [t('templates.rule.proxies')] : []),
      ...(electorate.alternates ? [t('templates.rule.alternates')] : []),
      t('templates.rule.source', { source: electorate.source, tag: electorate.tag }),
    ],
  }))

const partsWords = ({ parts }: ElectorateRule, t: Translate): readonly string[] =>
  parts.map(({ label, seats }) => {
    const name = inWords(label, t)
    return seats === undefined ? name : t('templates.rule.part-seats', { name, count: seats })
  })

export const ladders = (template: Template, t: Translate): readonly RuleLine[] =>
  template.ladders.map(({ title, designations }) => ({
    name: inWords(title, t),
    text: formatList(
      designations.map(({ label }) => inWords(label, t)),
      t.language,
      'disjunction',
    ),
    more: designations.map(({ label, definition, passes }) => {
      const said = t(passes ? 'templates.rule.passes' : 'templates.rule.does-not-pass')
      return `${inWords(label, t)}: ${inWords(definition, t)} ${said}`
    }),
  }))

export function objections(template: Template, t: Translate): readonly RuleLine[] {
  const { objections: rule } = template
  if (!rule) return []
  const { wordWithin } = rule
  return [
    {
      name: t('templates.rule.substantive'),
      text: inWords(rule.substantive, t),
      more: [
        t('templates.rule.answered-by', { roles: roleTitles(template, rule.answeredBy, t) }),
        ...(wordWithin ? [t('templates.rule.word', { span: spanWords(wordWithin, t) })] : []),
      ],
    },
    { name: t('templates.rule.repetition'), text: inWords(rule.repetition, t) },
  ]
}

export function challenges(template: Template, t: Translate): readonly RuleLine[] {
  const { challenges: rule } = template
  if (!rule) return []
  const span = spanWords(rule.within, t)
  return [
    {
      text: t('templates.rule.challenge', { count: rule.supporters.count, span }),
      more: [
        ...rule.rungs.map(({ forum, answerWithin, final }, at) => {
          const rung = t('templates.rule.rung', {
            number: at + 1,
            forum: roleTitle(template, forum, t),
            span: spanWords(answerWithin, t),
          })
          return final ? `${rung}. ${t('templates.rule.appeal.final')}` : rung
        }),
        ...(rule.attach ? [t('templates.rule.attached')] : []),
      ],
    },
  ]
}

export const petitions = (template: Template, t: Translate): readonly RuleLine[] =>
  template.petitions.map(({ title, distinct, atLeast, within, moves, startedBy, when }) => ({
    name: inWords(title, t),
    text: t(`templates.rule.petition.${distinct}`, {
      count: atLeast.count,
      span: spanWords(within, t),
    }),
    more: [
      t('templates.rule.started-by', { roles: roleTitles(template, startedBy, t) }),
      ...(when ? [t('templates.rule.only-when', { condition: gateWords(when, t) })] : []),
      t('templates.rule.leads-to', { stage: stageTitle(template, moves.to, t) }),
    ],
  }))

export const ratifications = (template: Template, t: Translate): readonly RuleLine[] =>
  template.ratifications.map(({ title, bodies, needs }) => ({
    name: inWords(title, t),
    text:
      needs === 'all'
        ? t('templates.rule.ratify-all', { count: bodies.length })
        : t('templates.rule.ratify-some', { count: needs.atLeast.count, of: bodies.length }),
    more: bodies.map(({ body: slug, rule, silence }) => {
      const body = roleTitle(template, slug, t)
      const said = silence
        ? t('templates.rule.silent', { body, span: spanWords(silence, t) })
        : body
      return `${said}. ${ruleWords(template, rule, t).text}`
    }),
  }))

export const advice = (template: Template, t: Translate): readonly RuleLine[] =>
  template.advice.map(({ from, to, answers, consultation, overrideRule }) => ({
    text: t('templates.rule.advice-between', {
      from: roleTitle(template, from, t),
      to: roleTitle(template, to, t),
    }),
    more: [
      t('templates.rule.outcomes', {
        outcomes: formatList(
          answers.map(({ title }) => inWords(title, t)),
          t.language,
          'disjunction',
        ),
      }),
      ...consulting(answers, t),
      ...(consultation
        ? [t('templates.rule.consulted', { span: spanWords(consultation.within, t) })]
        : []),
    ],
    ...(overrideRule === undefined ? {} : { rule: ruleWords(template, overrideRule, t) }),
  }))

/** Which answers are not given before both have talked. */
function consulting(answers: AdviceRule['answers'], t: Translate): readonly string[] {
  const some = answers.filter(({ consults }) => consults).map(({ title }) => inWords(title, t))
  return some.length === 0
    ? []
    : [t('templates.rule.consults', { answers: formatList(some, t.language, 'disjunction') })]
}

/** How these rules themselves are changed. */
export function changes(template: Template, t: Translate): readonly RuleLine[] {
  const { changes: rule, windows, decisions: decided } = template
  if (!rule) return []
  const { proposedBy, adoptedBy } = rule
  const roles = roleTitles(template, proposedBy, t)
  if ('decision' in adoptedBy) {
    const found = decided.find(({ id }) => id === adoptedBy.decision)
    const decision = found ? inWords(found.title, t) : adoptedBy.decision
    return [{ text: t('templates.rule.changed-by-vote', { roles, decision }) }]
  }
  const found = windows.find(({ kind }) => kind === adoptedBy.window)
  const call = found ? inWords(found.title, t) : adoptedBy.window
  return [{ text: t('templates.rule.changed-by-call', { roles, call }) }]
}

export { meetings } from './explain-meetings.ts'

/** Whose words a text grew from: by name, by group, or by nobody yet. */
export function lineage({ lineage: rule }: Template, t: Translate): readonly RuleLine[] {
  if (!rule) return []
  const span = spanWords(rule.contestAnsweredWithin, t)
  return [
    { text: t(`templates.rule.lineage.${rule.shown}`) },
    { text: t(`templates.rule.non-attributed.${rule.nonAttributed}`) },
    { text: t('templates.rule.contest-answered', { span }) },
  ]
}

/** Who signs a version beside its editor. */
export const countersigned = ({ countersigned: rule }: Template, t: Translate) =>
  rule ? [{ text: t(`templates.rule.countersigned.${rule.by}`) }] : []

/** Whether owners of actions are reminded. */
export const actions = ({ actions: rule }: Template, t: Translate) =>
  rule ? [{ text: t(`templates.rule.reminders.${rule.reminders}`) }] : []
