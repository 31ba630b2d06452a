/** Which slots a week has, and when each falls in every week of a series. Pure. */
import { instant, after, days, type Instant } from '../../../platform/values.ts'
import { DAY_MINUTES, STEP_MINUTES, type Pattern, type Weekday } from '../slot.ts'
import { weekdayAt } from './nights.ts'
import { instantAt, offsetsOf, type Offsets } from './offsets.ts'

const MINUTE = 60_000

/** A time of the week, with the hour of each meeting, were all of them held in it. */
export type Candidate = {
  readonly weekday: Weekday
  readonly minute: number
  readonly starts: readonly Instant[]
}

type Slot = Omit<Candidate, 'starts'>

/** The whole time that a series can touch, in any zone of the earth. */
export function spanOf({ from, times }: Pick<Pattern, 'from' | 'times'>) {
  const first = instant(`${from}T00:00Z`)
  return { from: after(first, days(-2)), until: after(first, days(7 * times + 9)) }
}

/** In the order of days and hours. A slot that the clocks skip in some week is none. */
export function candidatesOf(pattern: Pattern): readonly Candidate[] {
  const { from, until } = spanOf(pattern)
  const offsets = offsetsOf(pattern.zone, from, until)
  const days = pattern.days.toSorted((one, other) => one - other)
  const minutes = Array.from({ length: DAY_MINUTES / STEP_MINUTES }, (_, at) => at * STEP_MINUTES)
  return days.flatMap((weekday) =>
    minutes.flatMap((minute) => {
      const slot = { weekday, minute }
      const starts = startsOf(pattern, slot, offsets)
      return starts ? [{ ...slot, starts }] : []
    }),
  )
}

/** The first one is on the slot's first weekday from the pattern's day on. */
function startsOf(
  { from, times }: Pattern,
  { weekday, minute }: Slot,
  offsets: Offsets,
): readonly Instant[] | undefined {
  const first = instant(`${from}T00:00Z`)
  const ahead = (weekday - weekdayAt([], first) + 7) % 7
  const starts: Instant[] = []
  for (let week = 0; week < times; week++) {
    const day = after(first, days(ahead + 7 * week))
    const at = instantAt(offsets, day + minute * MINUTE)
    if (at === undefined) return undefined
    starts.push(at)
  }
  return starts
}
