/**
 * Texts that were read before, kept over commits: a text never changes, it is only removed, and
 * every removal leaves a tombstone. Where their number has changed, all are read anew.
 */
import { remembered, remembers, type Read } from '../db/index.ts'
import { countTombstones, findTexts, type TextRow } from './part-store.ts'

/** Texts kept in memory; beyond them it begins anew. */
export const KNOWN_MAX = 10_000
/** A longer one is read each time. */
const LENGTH_MAX = 2_000

type Known = { readonly tombstones: number; readonly texts: Map<string, TextRow> }
const memory = new WeakMap<Read, Known>()

const tombstonesNow = remembered(countTombstones)

export async function textsBehind(
  db: Read,
  asked: readonly string[],
): Promise<ReadonlyMap<string, TextRow>> {
  if (!remembers(db)) return findTexts(db, asked)
  const texts = await knownIn(db)
  const missing = asked.filter((commitment) => !texts.has(commitment))
  const found = await findTexts(db, missing)
  const answer = new Map(found)
  for (const commitment of asked) {
    const before = texts.get(commitment)
    if (before) answer.set(commitment, before)
  }
  if (texts.size + found.size > KNOWN_MAX) texts.clear()
  for (const [commitment, row] of found) {
    if (row.bytes.length <= LENGTH_MAX) texts.set(commitment, row)
  }
  return answer
}

async function knownIn(db: Read): Promise<Map<string, TextRow>> {
  const tombstones = await tombstonesNow(db)
  const before = memory.get(db)
  if (before?.tombstones === tombstones) return before.texts
  const fresh = { tombstones, texts: new Map<string, TextRow>() }
  memory.set(db, fresh)
  return fresh.texts
}
