/** A span of a template in words, with the tag of its source. Counts nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import type { Span } from './template-parts.ts'

const UNITS = {
  D: 'days',
  W: 'weeks',
  M: 'months',
  Y: 'years',
  B: 'business-days',
  TH: 'hours',
  TM: 'minutes',
} as const

/** A span as rules write it; what is no span is shown as it stands. */
export function explainSpan(span: string, t: Translate): string {
  const [, time = '', count = '', unit = ''] = /^P(T?)(\d+)([A-Z])$/.exec(span) ?? []
  const known = Object.entries(UNITS).find(([key]) => key === time + unit)?.[1]
  return known ? t(`templates.span.${known}`, { count: Number(count) }) : span
}

/** `2 weeks [S1]`: the number, and by its tag how far it can be trusted. */
export const spanWords = ({ for: span, tag }: Span, t: Translate): string =>
  t('templates.span.sourced', { span: explainSpan(span, t), tag })
