/** Makes proofs out of published tiles. Reads no database, and signs nothing. */
import { openCheckpoint } from './checkpoint.ts'
import { fromUtf8 } from './encoding.ts'
import { readVkey, type Verifier } from './note.ts'
import { proofFileBytes } from './proof-file.ts'
import type { LogReader } from './reader.ts'
import { nodesFromTiles, readTile, TILE_WIDTH, tilePath } from './tiles.ts'
import { consistencySpans, inclusionSpans, spanHash, type Hash, type NodeAt } from './tree.ts'

type Read = LogReader['read']

/** The nodes of the published tree of `size` leaves. Throws where a tile is missing or damaged. */
export const publishedNodes = (read: Read, size: number): NodeAt =>
  nodesFromTiles(size, async (tile) => {
    const path = tilePath(tile)
    // A mirror may have dropped a partial tile once the full one was there.
    const bytes = (await read(path)) ?? (await read(tilePath({ ...tile, width: TILE_WIDTH })))
    const hashes = bytes && readTile(bytes.subarray(0, tile.width * 32), tile.width)
    if (!hashes) throw new Error(`${path} is missing or damaged`)
    return hashes
  })

/** Proof that the tree of `newSize` grew out of that of `oldSize`; nothing is owed to no tree. */
export async function consistencyProof(
  read: Read,
  oldSize: number,
  newSize: number,
): Promise<readonly Hash[]> {
  if (oldSize === 0) return []
  const nodeAt = publishedNodes(read, newSize)
  return Promise.all(consistencySpans(oldSize, newSize).map((span) => spanHash(span, nodeAt)))
}

/** The log's own key, first in its `keys` file, and its witnesses' after it; strict. */
export function readKeys(bytes: Uint8Array): readonly Verifier[] | undefined {
  const text = fromUtf8(bytes) ?? ''
  const lines = text.split('\n').slice(0, -1)
  const keys = lines.map(readVkey).filter((key) => key !== undefined)
  const [log] = keys
  if (log?.kind !== 'ed25519' || keys.length !== lines.length) return undefined
  return keys.map(({ vkey }) => `${vkey}\n`).join('') === text ? keys : undefined
}

/** The proof file of an entry, or `undefined` while no checkpoint covers it. */
export async function proofFile(read: Read, index: number): Promise<Uint8Array | undefined> {
  const [keyBytes, checkpoint] = [await read('keys'), await read('checkpoint')]
  const [log, ...witnesses] = (keyBytes && readKeys(keyBytes)) ?? []
  const signed = checkpoint && log && openCheckpoint(checkpoint, log, witnesses)
  if (!signed || !Number.isSafeInteger(index) || index < 0 || index >= signed.size) return undefined
  const nodeAt = publishedNodes(read, signed.size)
  const spans = inclusionSpans(index, signed.size)
  const proof = await Promise.all(spans.map((span) => spanHash(span, nodeAt)))
  return proofFileBytes({ index, proof, checkpoint })
}
