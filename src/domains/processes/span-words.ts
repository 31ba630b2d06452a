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

/** `2 weeks [S1]`: the number, and by its tag how far it can be trusted. */
export function spanWords({ for: span, tag }: Span, t: Translate): string {
  const [, count = '', unit = ''] = /^P(?:T?)(\d+)([A-Z])$/.exec(span) ?? []
  const name = span.startsWith('PT') ? `T${unit}` : unit
  const known = Object.entries(UNITS).find(([key]) => key === name)?.[1]
  if (!known) throw new Error(`not a span: ${span}`)
  return t('processes.span.sourced', { span: t(`processes.span.${known}`, { count: +count }), tag })
}
