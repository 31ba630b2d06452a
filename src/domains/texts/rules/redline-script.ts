/** The shortest way from one row of things to another, as the gaps between what both have. Pure. */

/** Half-open, in places of each row; what lies between two gaps is the same in both. */
export type Gap = {
  readonly before: readonly [from: number, to: number]
  readonly after: readonly [from: number, to: number]
}

/**
 * Additions and removals together, above which two rows count as different: the time grows with
 * their square, and nobody reads so many marks.
 */
export const EDITS_MAX = 1_000

/** Comparisons for all clauses of one redline; what comes after them is shown as replaced. */
const STEPS_MAX = 12_000_000
/** To find where words begin takes as long as so many comparisons, for each character. */
export const STEPS_OF_CHARACTER = 8

/** Counted down over one redline, so that no text can hold up a page. */
export type Budget = { steps: number }

export const freshBudget = (): Budget => ({ steps: STEPS_MAX })

type Rows = { readonly before: Int32Array; readonly after: Int32Array }

/** The gaps in order; `undefined` where the rows are too different. */
export function gapsBetween(rows: Rows, budget: Budget): readonly Gap[] | undefined {
  const { before, after } = rows
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < least - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++
  }
  const middle = {
    before: before.subarray(head, before.length - tail),
    after: after.subarray(head, after.length - tail),
  }
  if (middle.before.length + middle.after.length === 0) return []
  const trace = searched(middle, budget)
  return trace && walkedBack(middle, trace).map((gap) => shifted(gap, head))
}

const shifted = ({ before, after }: Gap, by: number): Gap => ({
  before: [before[0] + by, before[1] + by],
  after: [after[0] + by, after[1] + by],
})

/** How far each diagonal came with each number of edits; diagonal 0 stands at `edits`. */
type Trace = readonly Int32Array[]

/** Source: Eugene Myers, An O(ND) Difference Algorithm and Its Variations, 1986, figure 2. */
function searched({ before, after }: Rows, budget: Budget): Trace | undefined {
  const [n, m] = [before.length, after.length]
  if (n === 0 || m === 0) return []
  const most = Math.min(n + m, EDITS_MAX)
  const trace: Int32Array[] = []
  let last = new Int32Array(1)
  for (let edits = 0; edits <= most; edits++) {
    const row = new Int32Array(2 * edits + 1)
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : startOn(k, edits, last)
      const began = x
      while (x < n && x - k < m && before[x] === after[x - k]) x++
      row[k + edits] = x
      budget.steps -= x - began + 1
      if (x >= n && x - k >= m) return [...trace, row]
    }
    if (budget.steps < 0) return undefined
    trace.push(row)
    last = row
  }
  return undefined
}

/** `last` is the row of one edit less; its diagonal 0 stands at `edits - 1`. */
function startOn(k: number, edits: number, last: Int32Array): number {
  return isDown(k, edits, last) ? at(last, k + edits) : at(last, k + edits - 2) + 1
}

/** Whether the furthest way to this diagonal ends with an addition. */
const isDown = (k: number, edits: number, last: Int32Array) =>
  k === -edits || (k !== edits && at(last, k + edits - 2) < at(last, k + edits))

const at = (row: Int32Array, place: number) => row[place] ?? 0

function walkedBack({ before, after }: Rows, trace: Trace): readonly Gap[] {
  let [x, y] = [before.length, after.length]
  // One of the rows is empty: all of the other is the gap.
  if (trace.length === 0) return [{ before: [0, x], after: [0, y] }]
  const gaps: Gap[] = []
  let open: Gap | undefined
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const last = trace[edits - 1] ?? new Int32Array(1)
    const k = x - y
    const down = isDown(k, edits, last)
    const start = startOn(k, edits, last)
    const isApart = x > start
    if (isApart) {
      if (open) gaps.push(open)
      open = undefined
    }
    ;[x, y] = [start, start - k]
    const end: Gap = open ?? { before: [x, x], after: [y, y] }
    if (down) y--
    else x--
    open = { before: [x, end.before[1]], after: [y, end.after[1]] }
  }
  if (open) gaps.push(open)
  return gaps.reverse()
}
