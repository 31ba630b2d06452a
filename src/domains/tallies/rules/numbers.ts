/**
 * Counts what became of contributions, by what is public of who made them. Pure.
 *
 * Each contribution counts once, however long it is, and whoever made how many others.
 */
import { ATTRIBUTES, OUTCOMES, type Attribute, type Outcome, type Row } from '../tally.ts'
import { wilson, type Interval } from './intervals.ts'

export type Counts = Readonly<Record<Outcome, number>>

export type Cell = {
  /** Absent: those who did not say. */
  readonly value: string | undefined
  readonly counts: Counts
  readonly made: number
  /** Of those made, unanswered ones among them; absent where none was made. */
  readonly share: number | undefined
  readonly interval: Interval | undefined
}

export type Table = { readonly attribute: Attribute; readonly cells: readonly Cell[] }

/** How many organisations speak, and how unequally. */
export type Voices = {
  /** Contributions signed for an organisation, and those that are not. */
  readonly signed: number
  readonly unsigned: number
  readonly organisations: number
  /**
   * As many equal organisations would be as unlike as these: 1 / Σp². Absent where none signed.
   *
   * Source: Simpson, E. H. (1949), Nature 163, 688; as a number of equals: Hill, M. O. (1973),
   * Ecology 54, 427-432; of parties: Laakso and Taagepera (1979), Comparative Political Studies 12.
   */
  readonly effective: number | undefined
  /** How many of the signed ones are of the three that have most. */
  readonly topThree: number
}

export type Numbers = {
  readonly all: Cell
  readonly tables: readonly Table[]
  /** Absent where organisations are under cover. */
  readonly voices: { readonly made: Voices; readonly taken: Voices } | undefined
  /** Those of whom no more than a group is told, or nothing. */
  readonly covered: number
}

/** By what they may be told apart: where one is under cover, no number may be that of the rest. */
function attributesTold(rows: readonly Row[]): readonly Attribute[] {
  if (rows.some(({ cover }) => cover === 'sealed')) return []
  return rows.some(({ cover }) => cover === 'group') ? ['group'] : ATTRIBUTES
}

/** The values that can be said, in their order: those of whom nobody spoke are shown too. */
export type Sayable = Readonly<Partial<Record<Attribute, readonly string[]>>>

export function numbersOf(
  rows: readonly Row[],
  sayable: Sayable,
  keyOf: (organisation: string) => string,
): Numbers {
  const covered = rows.filter(({ cover }) => cover !== 'open').length
  const taken = rows.filter(({ outcome }) => outcome === 'taken-up')
  return {
    all: cellOf(undefined, rows),
    tables: attributesTold(rows).map((attribute) => ({
      attribute,
      cells: cellsOf(rows, attribute, sayable[attribute] ?? []),
    })),
    voices:
      covered > 0 ? undefined : { made: voicesOf(rows, keyOf), taken: voicesOf(taken, keyOf) },
    covered,
  }
}

/** In the order of the list, then what is not on it, and at the end those who did not say. */
function cellsOf(
  rows: readonly Row[],
  attribute: Attribute,
  sayable: readonly string[],
): readonly Cell[] {
  const byValue = Map.groupBy(rows, ({ said }) => said[attribute])
  const values = [...new Set([...sayable, ...[...byValue.keys()].toSorted()])]
  const known = values.filter((value) => value !== undefined)
  return [...known, ...(byValue.has(undefined) ? [undefined] : [])].map((value) =>
    cellOf(value, byValue.get(value) ?? []),
  )
}

function cellOf(value: string | undefined, rows: readonly Row[]): Cell {
  const counts: Record<Outcome, number> = {
    'taken-up': 0,
    partly: 0,
    contested: 0,
    not: 0,
    'out-of-scope': 0,
    none: 0,
  }
  for (const { outcome } of rows) counts[outcome] += 1
  const made = rows.length
  return {
    value,
    counts,
    made,
    share: made === 0 ? undefined : counts['taken-up'] / made,
    interval: wilson(counts['taken-up'], made),
  }
}

const TOP = 3

function voicesOf(rows: readonly Row[], keyOf: (organisation: string) => string): Voices {
  const signed = rows.flatMap(({ organisation }) =>
    organisation === undefined ? [] : [keyOf(organisation)],
  )
  const sizes = [...Map.groupBy(signed, (key) => key).values()]
    .map(({ length }) => length)
    .toSorted((one, other) => other - one)
  const squares = sizes.reduce((sum, size) => sum + (size / signed.length) ** 2, 0)
  return {
    signed: signed.length,
    unsigned: rows.length - signed.length,
    organisations: sizes.length,
    effective: sizes.length === 0 ? undefined : 1 / squares,
    topThree: sizes.slice(0, TOP).reduce((sum, size) => sum + size, 0),
  }
}

const rank = (outcome: Outcome) => OUTCOMES.indexOf(outcome)

/** Of a process: a contribution to several of its texts counts once, by the best it came to. */
export function oncePerContribution(rows: readonly Row[]): readonly Row[] {
  const best = new Map<string, Row>()
  for (const row of rows) {
    const known = best.get(row.contribution)
    if (!known || rank(row.outcome) < rank(known.outcome)) best.set(row.contribution, row)
  }
  return [...best.values()]
}

/** Those that wait for a word, the oldest first: none was said, or it is contested. */
export const unansweredIn = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter(({ outcome, cover }) => cover === 'open' && isWaiting(outcome))
    .toSorted(
      (one, other) =>
        (one.at ?? 0) - (other.at ?? 0) || (one.contribution < other.contribution ? -1 : 1),
    )

const isWaiting = (outcome: Outcome) => outcome === 'none' || outcome === 'contested'

/** Who contributed, and of whom nothing was taken up, not even in part. */
export const nothingTakenOf = ({ cells }: Table): readonly Cell[] =>
  cells.filter(
    ({ value, made, counts }) =>
      value !== undefined && made > 0 && counts['taken-up'] + counts.partly === 0,
  )
