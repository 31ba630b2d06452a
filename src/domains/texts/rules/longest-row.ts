/** Which of many things kept their order. Pure; knows nothing of clauses. */

/** In the order after; `was` is the place before, counted from 0, of each another. */
export type Placed<One> = { readonly one: One; readonly was: number; readonly worth: number }

/**
 * As many as can be such that none passed another, by what they are worth together: the row of
 * growing places before that is worth most.
 */
export function longestRow<One>(placed: readonly Placed<One>[], places: number): ReadonlySet<One> {
  type Row = { readonly one: One; readonly worth: number; readonly behind: Row | undefined }
  /** A Fenwick tree over places before: each node has the best row that ends in its places. */
  const tree: (Row | undefined)[] = new Array<undefined>(places + 1).fill(undefined)
  let best: Row | undefined
  for (const { one, was, worth: own } of placed) {
    let behind: Row | undefined
    for (let node = was; node > 0; node -= node & -node) behind = better(behind, tree[node])
    const row: Row = { one, worth: (behind?.worth ?? 0) + own, behind }
    for (let node = was + 1; node <= places; node += node & -node) {
      tree[node] = better(tree[node], row)
    }
    best = better(best, row)
  }
  const still = new Set<One>()
  for (let row = best; row; row = row.behind) still.add(row.one)
  return still
}

const better = <Row extends { readonly worth: number }>(
  one: Row | undefined,
  other: Row | undefined,
): Row | undefined => ((other?.worth ?? 0) > (one?.worth ?? 0) ? other : one)
