/** The same facts for machines: what `/record.json` and `/record/entries/N.json` hold. */
import type { EntryInFull, EntryLine, EntryPart } from './history.ts'
import type { PublishedLog, Standing } from './standing.ts'

export const recordTwin = (record: {
  readonly lines: readonly EntryLine[]
  readonly count: number
  readonly published: PublishedLog | undefined
  readonly older: string | undefined
}) => ({
  entries: record.lines.map(({ index, leaf, bytes }) => ({ index, leaf, bytes })),
  count: record.count,
  published: record.published ?? null,
  older: record.older ?? null,
})

export const entryTwin = (entry: EntryInFull, standing: Standing) => ({
  index: entry.index,
  leaf: entry.leaf,
  /** What is hashed, byte for byte. */
  bytes: entry.bytes,
  supersededBy: entry.supersededBy ?? null,
  parts: entry.parts.map(partTwin),
  standing,
})

function partTwin(part: EntryPart) {
  const { c: commitment, n: name, m: mediaType } = part
  if (part.kind === 'open') {
    return { commitment, name, mediaType, salt: part.opening.salt, text: part.opening.text }
  }
  const { tombstone, removedBy } = part
  return { commitment, name, mediaType, removed: { ...tombstone, entry: removedBy } }
}
