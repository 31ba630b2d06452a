/** Exits, further parts of windows, and duties of a template in words. Decides nothing. */
import { formatList, type Translate } from '../../platform/languages/index.ts'
import type { RuleLine } from './explain-template.ts'
import type { Gate } from './gate.ts'
import { spanWords } from './span-words.ts'
import { ENDS, triggerOf, type LimitRule, type Trigger } from './template-courses.ts'
import type { InLanguages } from './template-parts.ts'
import type { Exit, Stage, Template, WindowRule } from './template.ts'
import { inWords, roleTitle, roleTitles, stageTitle } from './naming.ts'

/** Where a way out leads: a stage, or one of the ends. */
export function leadsTo(template: Template, to: string, t: Translate): string {
  const end = ENDS.find((one) => one === to)
  return end ? t(`templates.end.${end}`) : stageTitle(template, to, t)
}

export function besidesGate(template: Template, stage: Stage, t: Translate): readonly string[] {
  const { exits, optional, variance, repeats } = stage
  const named = exits.map(({ title, to }) =>
    t('templates.rule.exit-to', { title: inWords(title, t), to: leadsTo(template, to, t) }),
  )
  const roles = (ids: readonly string[]) => roleTitles(template, ids, t)
  return [
    ...(named.length > 0
      ? [t('templates.rule.exits', { exits: formatList(named, t.language, 'disjunction') })]
      : []),
    ...exits.flatMap((exit) => exitWords(template, exit, t)),
    ...(optional ? [t('templates.rule.optional', { roles: roles(optional.skippedBy) })] : []),
    ...(optional?.when
      ? [t('templates.rule.optional.when', { condition: gateWords(optional.when, t) })]
      : []),
    ...(variance ? [t('templates.rule.variance', { roles: roles(variance.by) })] : []),
    ...(repeats ? [t('templates.rule.rounds', { count: repeats.atMost.count })] : []),
  ]
}

/** Who takes a way out, when, and whether the clock does. */
function exitWords(template: Template, exit: Exit, t: Translate): readonly string[] {
  const { by, when, auto } = exit
  const title = inWords(exit.title, t)
  return [
    ...(by ? [t('templates.rule.exit.by', { title, roles: roleTitles(template, by, t) })] : []),
    ...(when ? [t('templates.rule.exit.when', { title, condition: gateWords(when, t) })] : []),
    ...(auto ? [t('templates.rule.exit.clock', { title })] : []),
  ]
}

/** The conditions of a gate in one line. */
export function gateWords(gate: Gate, t: Translate): string {
  if ('all' in gate)
    return formatList(
      gate.all.map((part) => gateWords(part, t)),
      t.language,
    )
  if ('any' in gate) {
    const parts = gate.any.map((part) => gateWords(part, t))
    return formatList(parts, t.language, 'disjunction')
  }
  return inWords(gate.says, t)
}

export function furtherWindow(
  template: Template,
  rule: WindowRule,
  t: Translate,
): readonly string[] {
  const { lateUntil, businessDays, perLanguage, silenceCheck, capPerGroup } = rule
  return [
    ...(lateUntil ? [t('templates.rule.late-until', { span: spanWords(lateUntil, t) })] : []),
    ...(businessDays ? [t('templates.rule.business-days')] : []),
    ...(perLanguage ? [t('templates.rule.per-language')] : []),
    ...(silenceCheck
      ? [t('templates.rule.silence-check', { span: spanWords(silenceCheck.reachWithin, t) })]
      : []),
    ...(silenceCheck?.reopenedBy
      ? [
          t('templates.rule.reopened-by', {
            roles: roleTitles(template, silenceCheck.reopenedBy, t),
          }),
        ]
      : []),
    ...(capPerGroup ? [t('templates.rule.cap', { count: capPerGroup.count })] : []),
  ]
}

export const duties = (template: Template, t: Translate): readonly RuleLine[] =>
  template.duties.map((duty) => ({
    name: inWords(duty.does, t),
    text: t(`templates.rule.after-${triggerKind(triggerOf(duty))}`, {
      role: roleTitle(template, duty.owner, t),
      span: spanWords(duty.within, t),
      what: triggerTitle(template, triggerOf(duty), t),
    }),
    more: [
      ...(duty.repeats ? [t('templates.rule.repeats', { span: spanWords(duty.repeats, t) })] : []),
      ...(duty.escalatesTo
        ? [t('templates.rule.escalates', { role: roleTitle(template, duty.escalatesTo, t) })]
        : []),
    ],
  }))

export const limits = (template: Template, t: Translate): readonly RuleLine[] =>
  template.limits.map(({ title, entering, leaving, within, when, exit }) => ({
    name: inWords(title, t),
    text: t('templates.rule.limit', {
      from: stageTitle(template, entering, t),
      to: stageTitle(template, leaving, t),
      span: spanWords(within, t),
    }),
    more: [
      ...(when ? [whenWords(template, when, t)] : []),
      exit
        ? t('templates.rule.limit.exit', { to: leadsTo(template, exit.to, t) })
        : t('templates.rule.limit.said'),
    ],
  }))

function whenWords(
  { decisions }: Template,
  { decision, outcome }: NonNullable<LimitRule['when']>,
  t: Translate,
): string {
  const outcomes = decisions.find(({ id }) => id === decision)?.outcomes ?? []
  return t('templates.rule.limit.when', {
    decision: titleOf(decisions, decision, t),
    outcome: titleOf(outcomes, outcome, t),
  })
}

const titleOf = (items: readonly Titled[], id: string, t: Translate): string => {
  const item = items.find((one) => one.id === id)
  return item ? inWords(item.title, t) : id
}
type Titled = { readonly id: string; readonly title: InLanguages }

function triggerKind(trigger: Trigger) {
  if ('stage' in trigger) return trigger.is === 'entered' ? 'entered' : 'stage'
  if ('window' in trigger) return trigger.is === 'opened' ? 'opened' : 'window'
  if ('document' in trigger) return 'document'
  if ('limit' in trigger) return 'limit'
  if ('appeal' in trigger) return trigger.appeal === 'filed' ? 'appeal' : 'appeal-answered'
  return 'decision' in trigger ? 'decision' : 'challenge'
}

function triggerTitle(template: Template, trigger: Trigger, t: Translate): string {
  if ('stage' in trigger) return stageTitle(template, trigger.stage, t)
  if ('window' in trigger) return windowTitle(template, trigger.window, t)
  if ('limit' in trigger) return titleOf(template.limits, trigger.limit, t)
  if ('document' in trigger) return titleOf(template.artefacts, trigger.document, t)
  return 'decision' in trigger ? titleOf(template.decisions, trigger.decision, t) : ''
}

const windowTitle = (template: Template, kind: string, t: Translate): string => {
  const rule = template.windows.find((one) => one.kind === kind)
  return rule ? inWords(rule.title, t) : kind
}
