/**
 * JSON of a row, read and checked once for each text: a text never comes to say something else.
 * Rows that a commit did not change are so not parsed again after it. Asks no database.
 */
import { fromJson } from './database.ts'

/** Texts that one reader remembers; beyond them it begins anew. */
export const PARSED_MAX = 2_000
/** A longer text is parsed each time. */
const LENGTH_MAX = 4_000

type Schema<Value> = { readonly parse: (json: unknown) => Value }

/** What it gives is shared by all who ask, so nobody may change it. */
export function parsedOnce<Value>(schema: Schema<Value>): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>()
  return (text) => {
    const before = known.get(text)
    if (before) return before.value
    const value = schema.parse(fromJson(text))
    if (text.length > LENGTH_MAX) return value
    if (known.size >= PARSED_MAX) known.clear()
    known.set(text, { value })
    return value
  }
}
