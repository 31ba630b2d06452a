/**
 * Which of two plans is fairer: the one whose heaviest burden is lighter. Pure.
 *
 * A region's burden is its mean: minutes outside the day per person, over all meetings. The
 * greatest counts first, then the next greatest (leximax), then the sum over all people, then how
 * many meetings fall on other days of the week for those who are there.
 */

/** Added up over slots that take turns, without fractions: what a plan costs. */
export type Cost = {
  /** Minutes of all people, by region. */
  readonly minutes: readonly number[]
  /** Once for each person and meeting on a day that was not asked for. */
  readonly offDays: number
}

/** People of each region, in the order of `minutes`. */
export type Heads = readonly number[]

export const meansOf = ({ minutes }: Cost, heads: Heads): readonly number[] =>
  minutes.map((sum, at) => sum / (heads[at] ?? 1))

export const totalOf = ({ minutes }: Cost): number => minutes.reduce((sum, one) => sum + one, 0)

export const plus = (one: Cost, other: Cost): Cost => ({
  minutes: one.minutes.map((sum, at) => sum + (other.minutes[at] ?? 0)),
  offDays: one.offDays + other.offDays,
})

/** Less than zero where `one` is fairer. */
export function compare(one: Cost, other: Cost, heads: Heads): number {
  const [mine, theirs] = [one, other].map((cost) => meansOf(cost, heads).toSorted((a, b) => b - a))
  for (const [rank, mean] of (mine ?? []).entries()) {
    const difference = mean - (theirs?.[rank] ?? 0)
    if (difference !== 0) return difference
  }
  return totalOf(one) - totalOf(other) || one.offDays - other.offDays
}

/** Nowhere heavier: whatever else is added to both, the other is never fairer. */
export const dominates = (one: Cost, other: Cost): boolean =>
  one.offDays <= other.offDays && one.minutes.every((sum, at) => sum <= (other.minutes[at] ?? 0))
