/** Where a process stands, as lines that lead to the public things. Nouns only. */
import type { Instant } from '../../platform/values.ts'

/** In the order in which they are told. */
export const PARTS = ['gate', 'asked', 'calls', 'objections', 'words', 'dates', 'late'] as const
export type PartKind = (typeof PARTS)[number]

/** Lines of one part; where there are more, the number says so and the process page has them. */
export const LINES_MAX = 25

export type StateLine = {
  readonly what: string
  readonly href: string
  /** Whose it is, or what is still missing. */
  readonly note?: string | undefined
  readonly until?: Instant | undefined
  readonly since?: Instant | undefined
  /** Of a condition: whether it holds. */
  readonly met?: boolean | undefined
}

export type StatePart = {
  readonly kind: PartKind
  readonly lines: readonly StateLine[]
  readonly more: number
}

export type StateOfPlay = {
  readonly slug: string
  readonly title: string
  readonly question: string
  readonly stage: string | undefined
  readonly lastWord: string
  readonly ifTheyDiffer: string
  readonly binding: string
  readonly parts: readonly StatePart[]
}

/** What has nothing to tell is left out: of an open process there is always a gate. */
export const parted = (
  lines: Readonly<Record<PartKind, readonly StateLine[]>>,
): readonly StatePart[] =>
  PARTS.flatMap((kind) => {
    const own = lines[kind]
    if (own.length === 0) return []
    return [{ kind, lines: own.slice(0, LINES_MAX), more: Math.max(0, own.length - LINES_MAX) }]
  })
