/** Names, widths and bytes of tiles, and what a growth writes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bundleBytes,
  edgeOf,
  ENTRY_BYTES_MAX,
  growth,
  levelsOf,
  nodesFromTiles,
  readBundle,
  readTile,
  TILE_WIDTH,
  tileAt,
  tileBytes,
  tilePath,
  widthAt,
  type Tile,
} from './tiles.ts'
import { EMPTY_RANGE, extended, leafHash, rootOf, spanHash, type Hash } from './tree.ts'

const paths = (tiles: Iterable<Tile>) => [...tiles].map(tilePath)

test('names are written as the format says', () => {
  expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 3, index: 0, width: 255 })).toBe('tile/3/000.p/255')
  expect(tilePath({ level: 'entries', index: 1000, width: 1 })).toBe('tile/entries/x001/000.p/1')
})

test('every tile is read back from its name', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant('entries' as const), fc.nat({ max: 6 })),
      fc.oneof(fc.nat({ max: 2_000_000 }), fc.nat({ max: 999_999_999_999 })),
      fc.integer({ min: 1, max: 256 }),
      (level, index, width) => {
        expect(tileAt(tilePath({ level, index, width }))).toEqual({ level, index, width })
      },
    ),
  )
})

test.each([
  'tile/0/0',
  'tile/00/000',
  'tile/0/x000/000',
  'tile/0/001/000',
  'tile/0/000.p/0',
  'tile/0/000.p/01',
  'tile/0/000.p/256',
  'tile/0/000.p/257',
  'tile/-1/000',
  'tile/entry/000',
  'tile/0/000/',
  '/tile/0/000',
  'tile/0/../../keys',
  'checkpoint',
])('%s names no tile', (path) => {
  expect(tileAt(path)).toBeUndefined()
})

test('a tree of 70,000 has the tiles that the format counts', () => {
  const tiles = [...growth(0, 70_000)].filter(({ level }) => level !== 'entries')
  const at = (level: number) => tiles.filter((tile) => tile.level === level)
  expect(at(0).filter(({ width }) => width === TILE_WIDTH)).toHaveLength(273)
  expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 })
  expect(at(1).map(({ width }) => width)).toEqual([256, 17])
  expect(at(2).map(({ width }) => width)).toEqual([1])
  expect(tiles).toHaveLength(277)
})

test('a tree of 256 has a full tile, and one of width 1 above it', () => {
  expect(paths(growth(255, 256))).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  expect(paths(edgeOf(256))).toEqual(['tile/1/000.p/1'])
})

test('one entry more writes its own tile and none above', () => {
  expect(paths(growth(256, 257))).toEqual(['tile/entries/001.p/1', 'tile/0/001.p/1'])
  expect(paths(growth(65_535, 65_536))).toEqual([
    'tile/entries/255',
    'tile/0/255',
    'tile/1/000',
    'tile/2/000.p/1',
  ])
})

test('a growth writes no empty tile, none twice, and all that the new size needs', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200_000 }), fc.nat({ max: 3_000 }), (oldSize, more) => {
      const newSize = oldSize + more
      const written = [...growth(oldSize, newSize)]
      expect(new Set(paths(written)).size).toBe(written.length)
      for (const { level, index, width } of written) {
        expect(width).toBeGreaterThan(0)
        expect(width).toBe(widthAt(level, index, newSize))
        expect(width).toBeGreaterThan(widthAt(level, index, oldSize))
      }
      const have = new Set([...paths(edgeOf(oldSize)), ...paths(written)])
      for (const tile of edgeOf(newSize)) expect(have).toContain(tilePath(tile))
    }),
  )
})

test('an empty tree has no tiles', () => {
  expect([...growth(0, 0)]).toEqual([])
  expect(levelsOf(0)).toEqual([])
  expect(edgeOf(0)).toEqual([])
})

test('a bundle is read back, and not when it is a byte longer or shorter or wider', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(entries, (list) => {
      const bytes = bundleBytes(list)
      const read = readBundle(bytes, list.length) ?? []
      expect(read.map((entry) => [...entry])).toEqual(list.map((entry) => [...entry]))
      expect(readBundle(bytes.subarray(0, -1), list.length)).toBeUndefined()
      expect(readBundle(Buffer.concat([bytes, Uint8Array.of(0)]), list.length)).toBeUndefined()
      expect(readBundle(bytes, list.length + 1)).toBeUndefined()
      expect(readBundle(bytes, list.length - 1)).toBeUndefined()
    }),
  )
})

test('an entry above the cap is not bundled', () => {
  expect(bundleBytes([new Uint8Array(ENTRY_BYTES_MAX)])).toHaveLength(2 + ENTRY_BYTES_MAX)
  expect(() => bundleBytes([new Uint8Array(ENTRY_BYTES_MAX + 1)])).toThrow(RangeError)
})

test('a tile of another width is not read', () => {
  const two = tileBytes([leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))])
  expect(readTile(two, 2)).toHaveLength(2)
  expect(readTile(two, 1)).toBeUndefined()
  expect(readTile(two, 3)).toBeUndefined()
  expect(readTile(two.subarray(0, 63), 2)).toBeUndefined()
})

test('nodes read from tiles are those of the tree, across levels of tiles', async () => {
  const leaves = Array.from({ length: 66_000 }, (_, at) => leafHash(Buffer.from(String(at))))
  const level1 = Array.from({ length: 257 }, (_, at) =>
    rootOf(extended(EMPTY_RANGE, leaves.slice(at * 256, (at + 1) * 256))),
  )
  const level2 = [rootOf(extended(EMPTY_RANGE, leaves.slice(0, 65_536)))]
  const levels: readonly (readonly Hash[])[] = [leaves, level1, level2]
  const nodeAt = nodesFromTiles(leaves.length, async ({ level, index, width }) =>
    (levels[Number(level)] ?? []).slice(index * 256, index * 256 + width),
  )
  let range = EMPTY_RANGE
  for (const size of [1, 2, 255, 256, 257, 511, 65_535, 65_536, 65_537, 66_000]) {
    range = extended(range, leaves.slice(range.size, size))
    expect(await spanHash({ start: 0, end: size }, nodeAt)).toEqual(rootOf(range))
  }
})
