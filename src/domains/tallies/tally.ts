/** What the numbers about uptake are counted from and said by. Nouns only; counts nothing. */
import type { Instant } from '../../platform/values.ts'
import type { Cover } from '../uptake/index.ts'

/** What one can see of a contribution without knowing anything private. */
export const ATTRIBUTES = ['group', 'region', 'size', 'newcomer', 'door'] as const
export type Attribute = (typeof ATTRIBUTES)[number]

/** From best to worst: a contribution to two texts counts once in its process, by its best. */
export const OUTCOMES = ['taken-up', 'partly', 'contested', 'not', 'out-of-scope', 'none'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One contribution in one text, or in none yet. All of it is public. */
export type Row = {
  /** `amendment:01J…`, as the record names it; `covered:7` where nothing may lead to it. */
  readonly contribution: string
  readonly cover: Cover
  readonly href: string | undefined
  readonly text: string | undefined
  readonly clauses: readonly string[]
  readonly at: Instant | undefined
  readonly outcome: Outcome
  /** Absent: not said. Nothing is inferred. */
  readonly said: Readonly<Record<Attribute, string | undefined>>
  /** For whom it was said, as it is spelt; absent where somebody spoke for nobody else. */
  readonly organisation: string | undefined
}

/** Whose first act is younger than this when they contribute. Source: issue "texts and uptake". */
export const NEWCOMER_DAYS = 90

/** Releases that a page shows: two years. */
export const RELEASES_SHOWN = 8

/** Unanswered contributions that a page lists; the table has them all. */
export const UNANSWERED_SHOWN = 20
/** Of their words, in characters: enough to know them again. */
export const WORDS_SHOWN = 80

/** Fewer people than this are not told apart. Source: product.md, law 8. */
export const PEOPLE_MIN = 5

/** What came of all that somebody contributed: anything taken up, even in part, or nothing. */
export const ENDS = ['taken', 'not-taken'] as const
export type End = (typeof ENDS)[number]

/** Of one person, counted once: what is private, the language in which she reads, and her end. */
export type Told = {
  readonly language: string
  readonly end: End
}

/** One language, or all others together: which of them anybody reads in is not told. */
export type LanguageGroup = {
  readonly language: string | undefined
  /** People, each counted once. */
  readonly counts: Readonly<Record<End, number>>
}

/** Those who first contributed in these three months, in one process: told once. */
export type Release = {
  /** `2026-Q4`. */
  readonly quarter: string
  /** None where they cannot be told without telling of a few. */
  readonly groups: readonly LanguageGroup[]
}
