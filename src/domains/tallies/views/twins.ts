/** The same facts as the page of the numbers, for machines: the rows, and what comes of them. */
import type { Cell as CsvCell } from '../../../platform/http/index.ts'
import type { Numbers } from '../rules/numbers.ts'
import { ATTRIBUTES, type Release, type Row } from '../tally.ts'

export const HEAD = [
  'contribution',
  'text',
  'clauses',
  'at',
  'outcome',
  ...ATTRIBUTES,
  'organisation',
] as const

/** One line for each contribution in each text; what was not said is empty. Nothing private. */
export const rowsCsv = (rows: readonly Row[]): readonly (readonly CsvCell[])[] => [
  HEAD,
  ...rows.map((row) => [
    row.contribution,
    row.text ?? null,
    row.clauses.join(' '),
    row.at === undefined ? null : new Date(row.at).toISOString(),
    row.outcome,
    ...ATTRIBUTES.map((attribute) => row.said[attribute] ?? null),
    row.organisation ?? null,
  ]),
]

export const numbersJson = (
  rows: readonly Row[],
  numbers: Numbers,
  releases: readonly Release[],
) => ({
  numbers,
  // Told by language in groups of at least five people at each end, a quarter at a time.
  languages: releases,
  contributions: rows,
})
