/** What the finder is asked, as its form sends it. Answers nothing. */
import { z } from 'zod'
import { line, optional, several, whole } from '../../platform/http/index.ts'
import { isZone } from '../../platform/languages/index.ts'
import {
  LENGTH_MAX,
  LENGTH_MIN,
  SLOTS_MAX,
  TIMES_MAX,
  WEEKDAYS,
  type Pattern,
  type Weekday,
} from './slot.ts'

/** The lines of all the zones that a form takes, and then some. */
const LINES_LENGTH_MAX = 6_000
/** Nobody plans further; clocks of later years are guesses. */
const YEARS_AHEAD_MAX = 5

const Weekdays = z.enum(['1', '2', '3', '4', '5', '6', '7'])

export const Asking = z.object({
  process: optional(line({ max: 80 })),
  body: optional(line({ max: 80 })),
  people: z.string().max(LINES_LENGTH_MAX).default(''),
  days: several(Weekdays, WEEKDAYS.length).pipe(z.array(Weekdays).min(1)),
  minutes: whole({ min: LENGTH_MIN, max: LENGTH_MAX }),
  times: whole({ min: 1, max: TIMES_MAX }),
  slots: whole({ min: 1, max: SLOTS_MAX }),
  from: z.iso.date(),
  zone: line({ max: 60 }).refine(isZone),
})
export type Asking = z.output<typeof Asking>

export function patternFrom({ days, minutes, times, slots, from, zone }: Asking): Pattern {
  const asked = new Set(days.map(Number))
  const weekdays: readonly Weekday[] = WEEKDAYS.filter((day) => asked.has(day))
  return { days: weekdays, minutes, times, slots, from, zone }
}

/** From a year before today to five years after: real clocks, and no year of ten digits. */
export function isNear(from: string, today: string): boolean {
  const years = Number(from.slice(0, 4)) - Number(today.slice(0, 4))
  return years >= -1 && years <= YEARS_AHEAD_MAX
}
