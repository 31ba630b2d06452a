/** Times of the week as people say them. Knows no zone. */
import { formatList, localeOf, type Language } from '../../../platform/languages/index.ts'
import { days, instant, minutes, after } from '../../../platform/values.ts'
import type { Weekday } from '../slot.ts'

/** A Monday. */
const A_MONDAY = instant('2026-11-23T00:00Z')

export const weekdayName = (weekday: Weekday, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
    after(A_MONDAY, days(weekday - 1)),
  )

/** `07:30` */
export const timeOf = (minute: number, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(after(A_MONDAY, minutes(minute)))

export const timesOf = (slots: readonly number[], language: Language): string =>
  formatList(
    slots.map((minute) => timeOf(minute, language)),
    language,
  )
