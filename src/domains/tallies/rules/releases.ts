/**
 * What may be told by language, which people keep to themselves. Pure.
 *
 * No number may be that of fewer than five people, nor lead to one when it is taken from another:
 * - languages are told in groups that cover everybody, and in each group both ends are those of
 *   at least five people, so that what is left of any total is a sum of such numbers;
 * - people are counted and not what they wrote, so that nobody who wrote most stands out;
 * - each person is counted once on the whole site: where and when she first contributed. So no
 *   two processes and no two dates differ by one person;
 * - of whole processes only, so that no text is left when another is taken away;
 * - once, and never changed, whatever becomes of the contributions or the accounts.
 */
import type { Instant } from '../../../platform/values.ts'
import { ENDS, PEOPLE_MIN, type LanguageGroup, type Told } from '../tally.ts'

type Gathered = {
  readonly language: string | undefined
  readonly people: readonly Told[]
}

/** The largest first, all others at the end; none where everybody would be in one group. */
export function releaseOf(people: readonly Told[]): readonly LanguageGroup[] {
  const byLanguage = [...Map.groupBy(people, ({ language }) => language)]
    .map(([language, own]): Gathered => ({ language, people: own }))
    .toSorted(largestFirst)
  const alone = byLanguage.filter(isTellable)
  let others = together(byLanguage.filter((one) => !isTellable(one)))
  // Who is left over hides among the next smallest, until nobody is left over.
  while (others.people.length > 0 && !isTellable(others)) {
    const smallest = alone.pop()
    if (!smallest) return []
    others = together([smallest, others])
  }
  const groups = others.people.length > 0 ? [...alone, others] : alone
  return groups.length < 2 ? [] : groups.map(groupOf)
}

function largestFirst(one: Gathered, other: Gathered): number {
  const more = other.people.length - one.people.length
  return more === 0 ? ((one.language ?? '') < (other.language ?? '') ? -1 : 1) : more
}

const isTellable = ({ people }: Gathered) =>
  ENDS.every((end) => people.filter((one) => one.end === end).length >= PEOPLE_MIN)

const together = (gathered: readonly Gathered[]): Gathered => ({
  language: undefined,
  people: gathered.flatMap(({ people }) => people),
})

const groupOf = ({ language, people }: Gathered): LanguageGroup => ({
  language,
  counts: {
    taken: people.filter(({ end }) => end === 'taken').length,
    'not-taken': people.filter(({ end }) => end === 'not-taken').length,
  },
})

const MONTHS = 3

/** `2026-Q4`, by UTC. */
export function quarterOf(at: Instant): string {
  const day = new Date(at)
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / MONTHS) + 1}`
}

/** The quarter that is told now: one more has passed, so that all of it could be answered. */
export function toldIn(now: Instant): string {
  const day = new Date(now)
  return quarterOf(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - 2 * MONTHS, 1) as Instant)
}
