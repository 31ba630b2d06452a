/** The words behind commitments, for pages: a text, or what is said where one was. */
import { remembered, type Read } from '../db/index.ts'
import { isBasis, type Basis } from './basis.ts'
import { textsBehind } from './known-texts.ts'
import { findTombstones, type TombstoneRow } from './part-store.ts'

/** Commitments that one page may ask for. */
export const WORDS_MAX = 5_000

export type Tombstone = {
  /** The entry that held the text, and still proves that something was there. */
  readonly entry: number
  readonly part: string
  readonly basis: Basis
  readonly by: string
  /** Commitment of the reason, where one was given. */
  readonly reason: string | undefined
}

export type Wording =
  | { readonly kind: 'text'; readonly text: string; readonly mediaType: string }
  | ({ readonly kind: 'redacted' } & Tombstone)

export type Words = {
  /** Throws where neither text nor tombstone is there: then the tables were tampered with. */
  readonly get: (commitment: string) => Wording
}

export async function wordsOf(
  db: Read,
  commitments: Iterable<string | null | undefined>,
): Promise<Words> {
  const asked = new Set<string>()
  for (const one of commitments) if (one !== null && one !== undefined) asked.add(one)
  if (asked.size > WORDS_MAX) throw new Error(`${asked.size} texts of ${WORDS_MAX}`)

  return wordsBehind(db, [...asked])
}

const wordsBehind = remembered(async (db, asked: readonly string[]): Promise<Words> => {
  const parts = await textsBehind(db, asked)
  const gone = asked.filter((commitment) => !parts.has(commitment))
  const tombstones = await findTombstones(db, gone)
  return {
    get: (commitment) => {
      const part = parts.get(commitment)
      if (part) return { kind: 'text', text: part.bytes, mediaType: part.media_type }
      const tombstone = tombstones.get(commitment)
      if (!tombstone) throw new Error(`neither text nor tombstone: ${commitment}`)
      return { kind: 'redacted', ...tombstoneFrom(tombstone) }
    },
  }
})

export function tombstoneFrom(row: TombstoneRow): Tombstone {
  if (!isBasis(row.basis)) throw new Error(`tombstone on unknown ground: ${row.basis}`)
  return {
    entry: row.entry,
    part: row.part,
    basis: row.basis,
    by: row.decided_by,
    reason: row.reason ?? undefined,
  }
}
