/** Numbers, lists, dates and spans in a language, with every `Intl` object made once. */
import type { Translate } from './catalogues.ts'
import { localeOf, type Language } from './language.ts'
import type { Duration, Instant } from '../values.ts'

/** Zones come from people's accounts; beyond this many formatters the oldest are dropped. */
const FORMATTERS_MAX = 512

const formatters = new Map<string, unknown>()

/** By its name, which says the kind, the language and the options. */
export function cached<Formatter>(name: string, make: () => Formatter): Formatter {
  const known = formatters.get(name)
  if (known !== undefined) return known as Formatter
  const oldest = formatters.keys().next()
  if (formatters.size >= FORMATTERS_MAX && !oldest.done) formatters.delete(oldest.value)
  const fresh = make()
  formatters.set(name, fresh)
  return fresh
}

const dates = (shape: string, language: Language, options: Intl.DateTimeFormatOptions) =>
  cached(
    `${shape} ${language} ${options.timeZone ?? ''}`,
    () => new Intl.DateTimeFormat(localeOf(language), { hourCycle: 'h23', ...options }),
  )

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const

/** The day alone, as it is in that zone: `26 June 2026`. For an instant use `formatWhen`. */
export const formatDate = (at: Instant, zone: string, language: Language): string =>
  dates('day', language, { ...DAY, timeZone: zone }).format(at)

/** The month in which an instant is, by UTC: `June 2026`. */
export const formatMonth = (at: Instant, language: Language): string =>
  dates('month', language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)

/** An instant, always with its zone: `Fri, 26 June 2026 at 23:59 UTC`. */
export const formatWhen = (at: Instant, zone: string, language: Language): string =>
  dates('when', language, { weekday: 'short', ...DAY, ...TIME, timeZone: zone }).format(at)

/** The same without the year, for what stands beside a full date: `Sat 27 June at 02:59 GMT+3`. */
export const formatClock = (at: Instant, zone: string, language: Language): string =>
  dates('clock', language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...TIME,
    timeZone: zone,
  }).format(at)

/**
 * The same instant in another zone, as short as it can be said beside the first: `22:59 GMT+3`,
 * with its day only where that is another one.
 */
export function formatBeside(at: Instant, beside: string, zone: string, language: Language) {
  if (formatDate(at, beside, language) !== formatDate(at, zone, language)) {
    return formatClock(at, zone, language)
  }
  return dates('hour', language, { ...TIME, timeZone: zone }).format(at)
}

export const formatNumber = (value: number, language: Language): string =>
  cached(`number ${language}`, () => new Intl.NumberFormat(localeOf(language))).format(value)

/** `a, b and c`, or `a, b or c`. */
export const formatList = (
  items: readonly string[],
  language: Language,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string =>
  cached(
    `list ${type} ${language}`,
    () => new Intl.ListFormat(localeOf(language), { type }),
  ).format(items)

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

type Count = { readonly unit: (typeof UNITS)[number][0]; readonly count: number }

/** The largest unit that is not nought, and the next one when it is not nought either. */
function counts(span: number): readonly Count[] {
  let rest = Math.abs(span)
  const all = UNITS.map(([unit, ms]) => {
    const count = Math.floor(rest / ms)
    rest -= count * ms
    return { unit, count }
  })
  const first = all.findIndex(({ count }) => count > 0)
  return first < 0 ? [] : all.slice(first, first + 2).filter(({ count }) => count > 0)
}

/** A length of time in its two largest units, rounded down: `2 days 4 hours`. */
export function formatSpan(span: Duration, t: Translate): string {
  const { language } = t
  const parts = counts(span).map(({ unit, count }) =>
    cached(
      `unit ${unit} ${language}`,
      () => new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }),
    ).format(count),
  )
  if (parts.length === 0) return t('languages.span.moments')
  return cached(
    `units ${language}`,
    () => new Intl.ListFormat(localeOf(language), { type: 'unit', style: 'narrow' }),
  ).format(parts)
}

/** `2 days 4 hours left`; `over` once nothing is left. */
export function formatLeft(span: Duration, t: Translate): string {
  if (span <= 0) return t('languages.span.over')
  const count = counts(span)[0]?.count ?? 0
  return t('languages.span.left', { span: formatSpan(span, t), count })
}

/** How long ago, in whole days, hours or minutes: `9 days ago`, `yesterday`. */
export function formatAgo(span: Duration, language: Language): string {
  const { unit, count } = counts(span)[0] ?? { unit: 'minute', count: 0 }
  return cached(
    `ago ${language}`,
    () => new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }),
  ).format(count === 0 ? 0 : -count, unit)
}
