/**
 * Tiles and entry bundles: their names, widths and bytes (c2sp.org/tlog-tiles).
 *
 * Pure: reads and writes no file.
 */
import { concat, fromDecimal } from './encoding.ts'
import { HASH_BYTES, hashFrom, nodeHash, type Hash, type NodeAt } from './tree.ts'

/** c2sp.org/tlog-tiles: hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256

/** Binary levels of the tree that one level of tiles spans: 2^8 = 256. */
const TILE_HEIGHT = 8

/** Ours; the format's uint16 length would allow 65,535. */
export const ENTRY_BYTES_MAX = 8 * 1024

/** No more levels than numbers up to 2^53 need; the format's own limit is 64. */
const LEVELS_MAX = 7

/** A bundle of entries lies beside level 0 and is as wide. */
export type Level = number | 'entries'

/** The `index`-th tile of a level, `width` hashes (or entries) wide; 256 is a full one. */
export type Tile = { readonly level: Level; readonly index: number; readonly width: number }

const count = (level: Level, size: number): number =>
  level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level)

/** How wide a tile is in a tree of `size` leaves; 0 where there is none. */
export const widthAt = (level: Level, index: number, size: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, count(level, size) - index * TILE_WIDTH))

/** The levels of a tree of `size` leaves: none of its tiles is empty. */
export function levelsOf(size: number): readonly Level[] {
  const levels: Level[] = ['entries']
  for (let level = 0; level < LEVELS_MAX && count(level, size) > 0; level++) levels.push(level)
  return size === 0 ? [] : levels
}

/** What a growth of the tree writes: each tile that became wider, as wide as it is now. */
export function* growth(oldSize: number, newSize: number): Generator<Tile> {
  for (const level of levelsOf(newSize)) {
    const [before, now] = [count(level, oldSize), count(level, newSize)]
    if (now === before) continue
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < now; index++) {
      yield { level, index, width: widthAt(level, index, newSize) }
    }
  }
}

/** The tiles at the right edge that are not full. */
export const edgeOf = (size: number): readonly Tile[] =>
  levelsOf(size)
    .map((level) => {
      const index = Math.floor(count(level, size) / TILE_WIDTH)
      return { level, index, width: widthAt(level, index, size) }
    })
    .filter(({ width }) => width > 0)

/** `tile/0/x001/x234/067.p/8` */
export function tilePath({ level, index, width }: Tile): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads a name; any other writing of the same tile is `undefined`. */
export function tileAt(path: string): Tile | undefined {
  const parts =
    /^tile\/(entries|[0-9])\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path)
  if (!parts) return undefined
  const [, level = '', groups = '', width = String(TILE_WIDTH)] = parts
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: fromDecimal(width) ?? 0,
  }
  const known = tile.width >= 1 && tile.width <= TILE_WIDTH && Number.isSafeInteger(tile.index)
  return known && tilePath(tile) === path ? tile : undefined
}

export const tileBytes = (hashes: readonly Hash[]): Uint8Array => concat(hashes)

/** The hashes of a tile of that very width, or `undefined`. */
export function readTile(bytes: Uint8Array, width: number): readonly Hash[] | undefined {
  if (bytes.length !== width * HASH_BYTES) return undefined
  const hashes: Hash[] = []
  for (let at = 0; at < bytes.length; at += HASH_BYTES) {
    const hash = hashFrom(bytes.subarray(at, at + HASH_BYTES))
    if (hash) hashes.push(hash)
  }
  return hashes
}

/** Entries, each behind its length as a big-endian uint16. Throws for one that is too long. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    entries.flatMap((entry) => {
      if (entry.length > ENTRY_BYTES_MAX) throw new RangeError(`an entry of ${entry.length} bytes`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]
    }),
  )
}

/** The entries of a bundle of that very width, with nothing left over, or `undefined`. */
export function readBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length && entries.length < width) {
    const [high, low] = [bytes[at], bytes[at + 1]]
    if (high === undefined || low === undefined) return undefined
    const end = at + 2 + (high << 8) + low
    if (end > bytes.length) return undefined
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return at === bytes.length && entries.length === width ? entries : undefined
}

/** The nodes of a tree of `size` leaves from its tiles. `read` answers with the hashes of one. */
export function nodesFromTiles(
  size: number,
  read: (tile: Tile) => Promise<readonly Hash[]>,
): NodeAt {
  return async (height, index) => {
    const level = Math.floor(height / TILE_HEIGHT)
    const width = 2 ** (height % TILE_HEIGHT)
    const first = index * width
    const at = Math.floor(first / TILE_WIDTH)
    const hashes = await read({ level, index: at, width: widthAt(level, at, size) })
    return subtree(hashes.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + width), width)
  }
}

/** The root over a power of two of hashes. */
export function subtree(hashes: readonly Hash[], width: number): Hash {
  const [only] = hashes
  if (hashes.length !== width || !only) throw new RangeError(`${hashes.length} hashes of ${width}`)
  if (width === 1) return only
  const middle = width / 2
  return nodeHash(subtree(hashes.slice(0, middle), middle), subtree(hashes.slice(middle), middle))
}
