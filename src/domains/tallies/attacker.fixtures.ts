/** Whoever subtracts everything from everything: linear algebra on what was published. */

/** A sum of unknown cells, by their places, that is known to be a number. */
export type Known = readonly number[]

/** A sum brought to a form in which its first cell stands once. */
type Row = { readonly lead: number; readonly sum: Known }

/** Numbers this small are what floating point leaves of zero. */
const NOTHING = 1e-9

/** What new sums add to all that follows from earlier ones by adding and subtracting. */
export function everythingFrom(known: readonly Known[], earlier: readonly Row[] = []): Row[] {
  const rows: Row[] = []
  for (const one of known) {
    const rest = without(without(one, earlier), rows)
    const lead = rest.findIndex((number) => Math.abs(number) > NOTHING)
    const scale = rest[lead]
    if (scale !== undefined) rows.push({ lead, sum: rest.map((number) => number / scale) })
  }
  return rows
}

/** What is left of a sum when all that is known is taken away: nothing, where it is found. */
export function without(sum: Known, rows: readonly Row[]): Known {
  const rest = [...sum]
  for (const row of rows) {
    const factor = rest[row.lead] ?? 0
    if (Math.abs(factor) <= NOTHING) continue
    for (let at = row.lead; at < rest.length; at++)
      rest[at] = (rest[at] ?? 0) - factor * (row.sum[at] ?? 0)
  }
  return rest
}

export const isNothing = (sum: Known) => sum.every((number) => Math.abs(number) <= NOTHING)
