/** What of a redline is shown first, and in which parts. Pure; compares and renders nothing. */
import type { RedlineClause } from './redline.ts'

/** A redline of so many clauses is shown whole at once. */
export const WHOLE_MAX = 40
/** Clauses in one part of a long redline. */
export const PART_CLAUSES_MAX = 200
/** Characters in one part, so that a page stays light: some 30 KB of it once compressed. */
const PART_CHARACTERS_MAX = 60_000
/** Unchanged clauses that stay on each side of a changed one. */
const CONTEXT = 1

/** `show=all` gives every clause, else the changed places; `part` counts from 1. */
export type Look = {
  readonly as: 'line' | 'side'
  readonly all: boolean
  readonly part: number
}

export function lookOf(query: (name: string) => string | undefined): Look {
  const part = /^[1-9]\d{0,3}$/.test(query('part') ?? '') ? Number(query('part')) : 1
  return { as: query('as') === 'side' ? 'side' : 'line', all: query('show') === 'all', part }
}

export const SUMMED = ['changed', 'moved', 'split', 'merged', 'added', 'removed'] as const

export type Summed = (typeof SUMMED)[number]

/** Clauses of each kind; of a split and of a merge there is one. A clause may count twice. */
export type Summary = Readonly<Record<Summed, number>>

export const summaryOf = (redline: readonly RedlineClause[]): Summary => ({
  changed: redline.filter(({ kind }) => kind === 'changed').length,
  moved: redline.filter(isMoved).length,
  split: redline.filter((one) => one.kind === 'split' && one.part === 1).length,
  merged: redline.filter(({ kind }) => kind === 'merged').length,
  added: redline.filter(({ kind }) => kind === 'added').length,
  removed: redline.filter(({ kind }) => kind === 'removed').length,
})

const isMoved = (clause: RedlineClause) => 'moved' in clause && clause.moved

export const isChanged = (clause: RedlineClause): boolean => clause.kind !== 'kept' || clause.moved

/** A clause, or unchanged ones that are left out: how many, the first of them, and its place. */
export type Row =
  | { readonly kind: 'clause'; readonly clause: RedlineClause }
  | {
      readonly kind: 'unchanged'
      readonly count: number
      readonly first: RedlineClause
      readonly from: number
    }

/** The rows in their parts; there is always one. */
export function partsOf(
  redline: readonly RedlineClause[],
  all: boolean,
): readonly (readonly Row[])[] {
  const shown = all || redline.length <= WHOLE_MAX
  const rows = shown ? redline.map(rowOf) : changedRows(redline)
  const parts: Row[][] = [[]]
  let characters = 0
  for (const row of rows) {
    const more = weightOf(row)
    const last = parts.at(-1) ?? []
    const full = last.length >= PART_CLAUSES_MAX || characters + more > PART_CHARACTERS_MAX
    if (last.length > 0 && full) {
      parts.push([row])
      characters = more
    } else {
      last.push(row)
      characters += more
    }
  }
  return parts
}

const rowOf = (clause: RedlineClause): Row => ({ kind: 'clause', clause })

const weightOf = (row: Row) =>
  row.kind === 'unchanged' ? 0 : row.clause.changes.reduce((sum, { text }) => sum + text.length, 0)

/** Changed clauses with those beside them; a gap of one clause is not worth a line. */
function changedRows(redline: readonly RedlineClause[]): readonly Row[] {
  const near = new Set<number>()
  for (const [place, clause] of redline.entries()) {
    if (!isChanged(clause)) continue
    for (let beside = -CONTEXT; beside <= CONTEXT; beside++) near.add(place + beside)
  }
  const rows: Row[] = []
  let hidden: RedlineClause[] = []
  const close = (place: number) => {
    const count = hidden.length
    const [first] = hidden
    if (first && count === 1) rows.push(rowOf(first))
    if (first && count > 1) rows.push({ kind: 'unchanged', count, first, from: place - count })
    hidden = []
  }
  for (const [place, clause] of redline.entries()) {
    if (!near.has(place)) hidden.push(clause)
    else {
      close(place)
      rows.push(rowOf(clause))
    }
  }
  close(redline.length)
  return rows
}

/** A link to a changed place: its clause, and the part that shows it. */
export type Place = { readonly clause: RedlineClause; readonly part: number }

/** Changed places in order, for a list of contents. */
export const placesOf = (parts: readonly (readonly Row[])[]): readonly Place[] =>
  parts.flatMap((rows, index) =>
    rows.flatMap((row) =>
      row.kind === 'clause' && isChanged(row.clause)
        ? [{ clause: row.clause, part: index + 1 }]
        : [],
    ),
  )

/** Which part, counted from 1, holds the clause at this place of a redline that is shown whole. */
export function partHolding(whole: readonly (readonly Row[])[], place: number): number {
  let before = 0
  const part = whole.findIndex((rows) => (before += rows.length) > place)
  return part + 1
}
