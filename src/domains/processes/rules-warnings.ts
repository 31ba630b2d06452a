/** What speaks against the dates of a window: holidays and other bodies' meetings. Pure. */
import type { Instant } from '../../platform/values.ts'
import { daysWithin, type Holidays } from '../templates/index.ts'

/** A window is looked at for so many days; none may be longer than that without a warning. */
const DAYS_MAX = 400

/** A meeting of another body, told by whoever knows of it. */
export type Meeting = {
  readonly body: string
  readonly title: string
  readonly from: Instant
  readonly to: Instant
}

export type WindowWarning =
  | {
      readonly kind: 'holidays'
      readonly region: string
      readonly days: number
      /** The first of them: `2026-12-25`. */
      readonly first: string
    }
  | { readonly kind: 'closes-on-holiday'; readonly region: string; readonly day: string }
  | { readonly kind: 'meeting'; readonly meeting: Meeting }

type Around = {
  readonly regions: readonly { readonly code: string; readonly holidays: Holidays }[]
  readonly meetings: readonly Meeting[]
}

/** Nothing here refuses: whoever opens a window knows it, and so does everybody who reads. */
export function windowWarnings(
  { opens, closes }: { readonly opens: Instant; readonly closes: Instant },
  { regions, meetings }: Around,
): readonly WindowWarning[] {
  const days = daysWithin(opens, closes, DAYS_MAX)
  const last = days.at(-1)
  return [
    ...regions.flatMap(({ code, holidays }): readonly WindowWarning[] => {
      const met = days.filter((day) => holidays.has(day))
      const [first] = met
      return [
        ...(first ? [{ kind: 'holidays', region: code, days: met.length, first } as const] : []),
        ...(last && holidays.has(last)
          ? [{ kind: 'closes-on-holiday', region: code, day: last } as const]
          : []),
      ]
    }),
    ...meetings
      .filter(({ from, to }) => from < closes && opens < to)
      .map((meeting) => ({ kind: 'meeting', meeting }) as const),
  ]
}
