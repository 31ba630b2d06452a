/** Refusals and findings of issues in words: one exhaustive function for page, mail and API. */
import {
  formatList,
  localeOf,
  type Language,
  type Translate,
} from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { explainPerson, isOfPeople } from '../../people/index.ts'
import type { Short } from '../rules/budget.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Finding } from '../rules/screening.ts'
import { thresholds } from '../thresholds.ts'

/** An amount of minor units, in its currency and the reader's digits. */
export function money(minor: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency })
  return format.format(minor / minorUnits(currency))
}

/** How many minor units make a whole one: 100 cents, 1 yen. Source: ISO 4217, as Intl has it. */
export function minorUnits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0)
}

export const shortInWords = (short: readonly Short[], t: Translate): string =>
  formatList(
    short.map(({ part, by }) =>
      part === 'money'
        ? t('issues.short.money', { by: money(by, thresholds().budget.currency, t.language) })
        : t(`issues.short.${part}`, { by }),
    ),
    t.language,
  )

export function findingInWords(finding: Finding, t: Translate): string {
  switch (finding.kind) {
    case 'too-early':
      return t('issues.finding.too-early', { urgency: finding.urgency, floor: finding.floor })
    case 'too-late':
      return t('issues.finding.too-late', { lockIn: finding.lockIn, ceiling: finding.ceiling })
    case 'no-implementer':
      return t('issues.finding.no-implementer', { count: finding.elements })
    case 'no-room':
      return t('issues.finding.no-room', { short: shortInWords(finding.short, t) })
    case 'within-mandate':
      return t('issues.finding.within-mandate')
    default:
      return unreachable(finding)
  }
}

export function explain(refusal: Refusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'group-needed':
    case 'own-issue':
    case 'already-seconded':
    case 'not-seconded':
    case 'not-proposer':
    case 'not-staff':
    case 'not-panel-chair':
    case 'not-facilitator':
    case 'nothing-screened':
    case 'own-screening':
    case 'parked-in-past':
    case 'frees-nothing':
    case 'petitioned-before':
    case 'in-a-circle':
    case 'already-sorted':
    case 'other-list':
    case 'only-reported':
    case 'unknown-process':
      return t(`issues.refused.${refusal.kind}`)
    case 'wrong-state':
      return t('issues.refused.wrong-state', { state: t(`issues.state.${refusal.state}`) })
    case 'parked-too-long':
      return t('issues.refused.parked-too-long', { days: refusal.longestDays })
    case 'no-room':
      return t('issues.refused.no-room', { short: shortInWords(refusal.short, t) })
    case 'despite-needed': {
      const findings = refusal.findings.map((one) => findingInWords(one, t)).join(' ')
      return t('issues.refused.despite-needed', { findings })
    }
    case 'too-few-groups':
      return t('issues.refused.too-few-groups', { groups: refusal.groups, needed: refusal.needed })
    case 'list-full':
      return t('issues.refused.list-full', { most: refusal.most })
    case 'unknown-issue':
      return t('issues.refused.unknown-issue')
    case 'too-few-parts':
      return t('issues.refused.too-few-parts', { least: refusal.least })
    case 'missing-words':
      return t(`issues.refused.missing-${refusal.outcome}`)
    default:
      return unreachable(refusal)
  }
}
