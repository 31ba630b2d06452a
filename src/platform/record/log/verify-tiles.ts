/** Recomputes every tile and bundle of a log from its entries. Judges no signature. */
import { sameBytes } from './encoding.ts'
import type { LogReader } from './reader.ts'
import {
  bundleBytes,
  readBundle,
  readTile,
  subtree,
  TILE_WIDTH,
  tileAt,
  tilePath,
  widthAt,
  type Level,
  type Tile,
} from './tiles.ts'
import { EMPTY_RANGE, extended, leafHash, rootOf, type CompactRange, type Hash } from './tree.ts'
import type { Findings } from './verdict.ts'

export type TileCheck = {
  readonly reader: LogReader
  /** Of the checkpoint. */
  readonly size: number
  readonly findings: Findings
  /** Sizes at which the root is wanted, besides `size`. */
  readonly rootsAt: readonly number[]
  /** Called in order, with the bytes that were hashed. */
  readonly entry?: ((index: number, bytes: Uint8Array) => void | Promise<void>) | undefined
}

export type TilesFound = {
  readonly roots: ReadonlyMap<number, Hash>
  readonly files: number
  readonly ahead: number
}

/** Files that stand beside `checkpoint` and the tiles. */
const BESIDE = new Set(['checkpoint', 'keys'])

type Listed = ReadonlyMap<string, readonly Tile[]>
const keyOf = (level: Level, index: number) => `${level}/${index}`

export async function verifyTiles(check: TileCheck): Promise<TilesFound> {
  const { reader, size, findings } = check
  const listed = listedTiles((await reader.paths()) ?? [], findings)
  const compare = comparing(check, listed)
  const roots = new Map<number, Hash>()
  const rows: Hash[][] = []
  let range = EMPTY_RANGE

  /** A full row is a full tile, and one hash in the row above. */
  const place = async (level: number, hash: Hash): Promise<void> => {
    const row = (rows[level] ??= [])
    row.push(hash)
    if (row.length < TILE_WIDTH) return
    rows[level] = []
    await compare.tile(level, row)
    await place(level + 1, subtree(row, TILE_WIDTH))
  }

  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const entries = await compare.bundle(index, widthAt('entries', index, size))
    if (!entries) return { roots, ...compare.counts() }
    const leaves = entries.map(leafHash)
    range = withRoots(range, leaves, check.rootsAt, roots)
    for (const leaf of leaves) await place(0, leaf)
    for (const [at, entry] of entries.entries()) await check.entry?.(index * TILE_WIDTH + at, entry)
  }
  for (const [level, row] of rows.entries()) if (row.length > 0) await compare.tile(level, row)
  await compare.rest()
  return { roots: roots.set(size, rootOf(range)), ...compare.counts() }
}

/** Each tile that is there, in all its widths; anything that is no tile should not be. */
function listedTiles(paths: readonly string[], findings: Findings): Listed {
  const listed = new Map<string, readonly Tile[]>()
  for (const path of paths) {
    if (BESIDE.has(path)) continue
    const tile = tileAt(path)
    if (!tile) {
      findings.add({ kind: 'unexpected', path })
      continue
    }
    const key = keyOf(tile.level, tile.index)
    listed.set(key, [...(listed.get(key) ?? []), tile])
  }
  return listed
}

function withRoots(
  range: CompactRange,
  leaves: readonly Hash[],
  sizes: readonly number[],
  roots: Map<number, Hash>,
): CompactRange {
  for (const size of sizes) {
    const more = size - range.size
    if (more < 0 || more > leaves.length) continue
    roots.set(size, rootOf(extended(range, leaves.slice(0, more))))
  }
  return extended(range, leaves)
}

/** Compares what is published of a tile, in every width it is published in, with what is due. */
function comparing({ reader, size, findings }: TileCheck, listed: Listed) {
  const left = new Map(listed)
  const done = new Map<number, number>()
  let [files, ahead] = [0, 0]

  const compare = async (tile: Tile, due: readonly Uint8Array[], bytesOf: typeof tileBytesOf) => {
    const key = keyOf(tile.level, tile.index)
    const there = left.get(key) ?? []
    const widths = new Set([...there.map(({ width }) => width), due.length])
    left.delete(key)
    for (const width of widths) {
      const path = tilePath({ ...tile, width })
      const bytes = await reader.read(path)
      if (!bytes) {
        // A wider one holds the same; its own turn compares it.
        if (![...widths].some((wider) => wider > width)) findings.add({ kind: 'missing', path })
        continue
      }
      const expected = bytesOf(due.slice(0, width))
      const isAhead = width > due.length && isWellFormed({ ...tile, width }, bytes)
      const found = isAhead ? bytes.subarray(0, expected.length) : bytes
      if (!sameBytes(found, expected)) findings.add(flaw({ ...tile, width }, found, expected))
      if (isAhead) ahead++
      else files++
    }
  }

  return {
    tile: async (level: number, row: readonly Hash[]) => {
      const index = done.get(level) ?? 0
      done.set(level, index + 1)
      await compare({ level, index, width: row.length }, row, tileBytesOf)
    },
    /** The entries of a bundle, compared with its other widths; `undefined` where there is none. */
    bundle: async (index: number, width: number) => {
      const entries = await readEntries(reader, { level: 'entries', index, width })
      if (typeof entries === 'string') return void findings.add({ kind: 'missing', path: entries })
      if (!entries) {
        const path = tilePath({ level: 'entries', index, width })
        return void findings.add({ kind: 'altered', path })
      }
      await compare({ level: 'entries', index, width }, entries, bundleBytes)
      return entries
    },
    /** What is there and was not due: files of a larger tree. */
    rest: async () => {
      for (const tile of [...left.values()].flat()) {
        const path = tilePath(tile)
        const bytes = await reader.read(path)
        const isDue = widthAt(tile.level, tile.index, size) > 0
        if (bytes && !isDue && isWellFormed(tile, bytes)) ahead++
        else findings.add({ kind: 'altered', path })
      }
    },
    counts: () => ({ files, ahead }),
  }
}

const tileBytesOf = (items: readonly Uint8Array[]): Uint8Array => Buffer.concat(items)

const isWellFormed = ({ level, width }: Tile, bytes: Uint8Array): boolean =>
  (level === 'entries' ? readBundle(bytes, width) : readTile(bytes, width)) !== undefined

/** Entries as wide as due; from the full bundle where the log has grown meanwhile. */
async function readEntries(reader: LogReader, tile: Tile) {
  const own = await reader.read(tilePath(tile))
  if (own) return readBundle(own, tile.width)
  const full = await reader.read(tilePath({ ...tile, width: TILE_WIDTH }))
  return full ? readBundle(full, TILE_WIDTH)?.slice(0, tile.width) : tilePath(tile)
}

function flaw(tile: Tile, found: Uint8Array, expected: Uint8Array) {
  const path = tilePath(tile)
  const [got, due] = [readTile(found, tile.width), readTile(expected, tile.width)]
  if (tile.level !== 0 || !got || !due) return { kind: 'altered', path } as const
  const at = due.findIndex((hash, index) => !sameBytes(hash, got[index] ?? new Uint8Array()))
  return { kind: 'entry-differs', path, index: tile.index * TILE_WIDTH + at } as const
}
