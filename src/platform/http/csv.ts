/** Rows as a CSV text that sheets and scripts read alike. Knows no table. */

export type Cell = string | number | null
export type Rows = readonly (readonly Cell[])[]

/** Source: RFC 4180, with a byte order mark so that spreadsheets see UTF-8. */
export const csvOf = (rows: Rows): string =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

/** Spreadsheets compute what begins so. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r]/

function cellOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
