/** What a slot is to those who live by other clocks, meeting by meeting. Pure. */
import { after, days, type Instant } from '../../../platform/values.ts'
import { minuteOfDay, minutesOutside } from './nights.ts'
import { offsetsOf } from './offsets.ts'

/** From a meeting on it is at one local time, until clocks there or elsewhere change. */
export type LocalTime = {
  readonly from: Instant
  /** Minutes of one meeting outside the day. */
  readonly outside: number
}

/** @param starts the meetings of one slot, in their order */
export function localTimes(
  zone: string,
  starts: readonly Instant[],
  minutes: number,
): readonly LocalTime[] {
  const [first] = starts
  const last = starts.at(-1)
  if (first === undefined || last === undefined) return []
  const offsets = offsetsOf(zone, after(first, days(-2)), after(last, days(2)))
  const times: LocalTime[] = []
  let before: number | undefined
  for (const from of starts) {
    const minute = minuteOfDay(offsets, from)
    if (minute !== before) times.push({ from, outside: minutesOutside(offsets, from, minutes) })
    before = minute
  }
  return times
}

/** The meetings that take one of the slots, by turns. */
export const meetingsOfSlot = (starts: readonly Instant[], slot: number, slots: number) =>
  starts.filter((_, at) => at % slots === slot)
