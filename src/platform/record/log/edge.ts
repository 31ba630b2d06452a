/**
 * The right edge of a growing log: what is not yet in full tiles, and what a batch adds to it.
 *
 * Pure: returns the files to be written, and writes none.
 */
import type { NamedBytes } from './files.ts'
import {
  bundleBytes,
  edgeOf,
  readBundle,
  readTile,
  subtree,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  type Level,
  type Tile,
} from './tiles.ts'
import { leafHash, type CompactRange, type Hash } from './tree.ts'

export type Edge = {
  readonly size: number
  /** Entries of the bundle that is not full. */
  readonly entries: readonly Uint8Array[]
  /** For each level the hashes of the tile that is not full. */
  readonly levels: readonly (readonly Hash[])[]
}

export type Growth = { readonly edge: Edge; readonly files: readonly NamedBytes[] }

/** The edge with more entries at its end, and every tile and bundle that became wider by them. */
export function grown(edge: Edge, entries: readonly Uint8Array[]): Growth {
  if (entries.length === 0) return { edge, files: [] }
  const files: NamedBytes[] = []
  /** Cuts a row into tiles from where its unfinished one begins; what is left stays at the edge. */
  const cut = <Item>(
    level: Level,
    first: number,
    row: readonly Item[],
    bytesOf: (items: readonly Item[]) => Uint8Array,
  ) => {
    const tiles: (readonly Item[])[] = []
    for (let at = 0; at < row.length; at += TILE_WIDTH) {
      const items = row.slice(at, at + TILE_WIDTH)
      const index = first + at / TILE_WIDTH
      files.push({ path: tilePath({ level, index, width: items.length }), bytes: bytesOf(items) })
      tiles.push(items)
    }
    const full = tiles.filter((items) => items.length === TILE_WIDTH)
    return { full, rest: row.slice(full.length * TILE_WIDTH) }
  }

  const firstBundle = Math.floor(edge.size / TILE_WIDTH)
  const bundles = cut('entries', firstBundle, [...edge.entries, ...entries], bundleBytes)
  const levels: (readonly Hash[])[] = []
  let first = firstBundle
  let more: readonly Hash[] = entries.map(leafHash)
  for (let level = 0; level < edge.levels.length || more.length > 0; level++) {
    const before = edge.levels[level] ?? []
    if (more.length === 0) {
      levels.push(before)
      continue
    }
    const tiles = cut(level, first, [...before, ...more], tileBytes)
    levels.push(tiles.rest)
    more = tiles.full.map((hashes) => subtree(hashes, TILE_WIDTH))
    first = Math.floor(first / TILE_WIDTH)
  }
  return { edge: { size: edge.size + entries.length, entries: bundles.rest, levels }, files }
}

/** The complete subtrees left of the edge: each level's row splits as its length does in binary. */
export function rangeOf({ size, levels }: Edge): CompactRange {
  const peaks = levels.toReversed().flatMap((row) => {
    const parts: Hash[] = []
    let at = 0
    for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) {
      if (row.length - at < width) continue
      parts.push(subtree(row.slice(at, at + width), width))
      at += width
    }
    return parts
  })
  return { size, peaks }
}

/** The edge as published files hold it, or the path of one that is missing or damaged. */
export async function readEdge(
  size: number,
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<Edge | string> {
  let entries: readonly Uint8Array[] = []
  const levels: (readonly Hash[])[] = []
  for (const tile of edgeOf(size)) {
    const bytes = await read(tilePath(tile))
    const row = bytes && rowOf(tile, bytes)
    if (!row) return tilePath(tile)
    if (row.kind === 'entries') entries = row.items
    else {
      while (levels.length < row.level) levels.push([])
      levels.push(row.items)
    }
  }
  return { size, entries, levels }
}

type Row =
  | { readonly kind: 'entries'; readonly items: readonly Uint8Array[] }
  | { readonly kind: 'hashes'; readonly level: number; readonly items: readonly Hash[] }

function rowOf({ level, width }: Tile, bytes: Uint8Array): Row | undefined {
  if (level === 'entries') {
    const items = readBundle(bytes, width)
    return items && { kind: 'entries', items }
  }
  const items = readTile(bytes, width)
  return items && { kind: 'hashes', level, items }
}
