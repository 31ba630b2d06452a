/** How PostgreSQL's numbers become ours: `bigint` and counts as numbers, never rounded. */
import pg from 'pg'

/** Type identifiers that PostgreSQL never changes (its pg_type.dat). */
const INT8 = 20
const NUMERIC = 1700

const WHOLE = /^-?\d+$/

/** Refuses what a number cannot hold exactly, as `node:sqlite` does. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`)
  return value
}

/** A sum of bigints is numeric, and whole; an average is not. */
const numeric = (text: string): number => (WHOLE.test(text) ? safeInteger(text) : Number(text))

export const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => {
    if (type === INT8) return safeInteger
    if (type === NUMERIC) return numeric
    return pg.types.getTypeParser(type, format)
  },
}
