/**
 * One batch of entries: into tiles, checked, counted in the database, signed, published.
 *
 * The order of these steps is the promise: whatever is interrupted, what is signed exists, and
 * the next start goes on from where this one stopped.
 */
import { join } from 'node:path'
import { halt, rootsDiffer } from './alarm.ts'
import { openCheckpoint } from './checkpoint.ts'
import { grown, rangeOf, readEdge, type Edge } from './edge.ts'
import { sameBytes, utf8 } from './encoding.ts'
import { publishFiles, replaceFile, type Files } from './files.ts'
import type { HeadStore } from './head.ts'
import { consistencyProof, publishedNodes } from './prove.ts'
import type { LogSigner, SignerState } from './signer.ts'
import { ENTRY_BYTES_MAX, readBundle, TILE_WIDTH, tilePath, widthAt } from './tiles.ts'
import { EMPTY_HEAD, extended, leafHash, rootOf, sameHead, spanHash } from './tree.ts'
import type { CompactRange, Hash, Head } from './tree.ts'

export type LogPlace = {
  readonly files: Files
  /** Of `checkpoint`, `keys` and `tile/`. */
  readonly folder: string
  readonly signer: LogSigner
  readonly head: HeadStore
}

/** What the sequencer holds of the log: never more than a tile for each level. */
export type LogState = {
  readonly head: Head
  readonly edge: Edge
  /** The same tree by another code path, from the leaves alone. */
  readonly range: CompactRange
}

export const readIn =
  ({ files, folder }: Pick<LogPlace, 'files' | 'folder'>) =>
  (path: string) =>
    files.read(join(folder, path))

/** The state at the database's head, as the files hold it, and what is published of it. */
export async function openLog(place: LogPlace): Promise<{ state: LogState; published: Head }> {
  const head = await place.head.read()
  const edge = await readEdge(head.size, readIn(place))
  if (typeof edge === 'string') return halt({ kind: 'published-file-damaged', path: edge })
  const range = rangeOf(edge)
  const found = { size: head.size, root: rootOf(range) }
  if (!sameHead(found, head)) return halt(rootsDiffer(head.size, [head, found]))
  const published = await publishedHead(place, head)
  return { state: { head, edge, range }, published }
}

/** What the checkpoint on disk says; it must be ours, and a beginning of the database's tree. */
async function publishedHead(place: LogPlace, head: Head): Promise<Head> {
  const read = readIn(place)
  const bytes = await read('checkpoint')
  if (!bytes) return EMPTY_HEAD
  // Put in place before a kill, perhaps: it was served, so it must not vanish with the power.
  await place.files.syncFolder(place.folder)
  const { log } = await signerState(place)
  const checkpoint = openCheckpoint(bytes, log)
  if (!checkpoint) return halt({ kind: 'published-file-damaged', path: 'checkpoint' })
  const { size, root } = checkpoint
  if (size > head.size) return halt({ kind: 'database-behind', size: head.size, published: size })
  const then = await spanHash({ start: 0, end: size }, publishedNodes(read, head.size))
  return sameBytes(then, root) ? { size, root } : halt({ kind: 'history-differs', size })
}

/** Writes a batch and moves the head. Throws where another sequencer moved it first. */
export async function addBatch(
  place: LogPlace,
  { head, edge, range }: LogState,
  entries: readonly Uint8Array[],
): Promise<LogState> {
  const long = entries.findIndex((entry) => entry.length > ENTRY_BYTES_MAX)
  const bytes = entries[long]?.length
  if (bytes) return halt({ kind: 'entry-too-long', index: head.size + long, bytes })

  const growth = grown(edge, entries)
  const differs = await publishFiles(place.files, place.folder, growth.files)
  if (differs !== undefined) return halt({ kind: 'published-file-differs', path: differs })

  const next: LogState = {
    head: { size: growth.edge.size, root: rootOf(rangeOf(growth.edge)) },
    edge: growth.edge,
    range: extended(range, await writtenLeaves(place, head.size, growth.edge.size)),
  }
  const again = { size: next.range.size, root: rootOf(next.range) }
  if (!sameHead(next.head, again)) return halt(rootsDiffer(again.size, [next.head, again]))
  if (!(await place.head.advance(head, next.head))) {
    throw new Error(`another sequencer moved the head from ${head.size}`)
  }
  return next
}

/** Leaves hashed from the entries as they now lie on disk, not from those in memory. */
async function writtenLeaves(place: LogPlace, from: number, to: number): Promise<readonly Hash[]> {
  const leaves: Hash[] = []
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
    const width = widthAt('entries', index, to)
    const path = tilePath({ level: 'entries', index, width })
    const bytes = await readIn(place)(path)
    const entries = bytes && readBundle(bytes, width)
    if (!entries) return halt({ kind: 'published-file-damaged', path })
    leaves.push(...entries.slice(Math.max(0, from - index * TILE_WIDTH)).map(leafHash))
  }
  return leaves
}

/** Has the head signed and puts it in place. The signer asks for a proof, whoever we are. */
export async function publishHead(place: LogPlace, head: Head): Promise<void> {
  const { log, last } = await signerState(place)
  if (last.size > head.size) {
    return halt({ kind: 'database-behind', size: head.size, published: last.size })
  }
  await keepKey(place, log.vkey)
  const proof = await consistencyProof(readIn(place), last.size, head.size)
  const signed = await place.signer.checkpoint(head, proof)
  if (!signed.ok) return halt({ kind: 'signer-refused', reason: signed.refusal })
  const checkpoint = openCheckpoint(signed.value, log)
  if (!checkpoint || !sameHead(checkpoint, head)) {
    return halt({ kind: 'signature-wrong', size: head.size })
  }
  await replaceFile(place.files, join(place.folder, 'checkpoint'), signed.value)
}

async function signerState({ signer }: LogPlace): Promise<SignerState> {
  const state = await signer.state()
  return state.ok ? state.value : halt({ kind: 'signer-refused', reason: state.refusal })
}

/** The log's key stands first in `keys`; witnesses' keys may follow. */
async function keepKey({ files, folder }: LogPlace, vkey: string): Promise<void> {
  const path = join(folder, 'keys')
  const line = utf8(`${vkey}\n`)
  const there = await files.read(path)
  if (!there) return replaceFile(files, path, line)
  if (!sameBytes(there.subarray(0, line.length), line)) halt({ kind: 'key-differs', vkey })
}
