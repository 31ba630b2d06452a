/** The right edge: what a batch writes, and that it can be taken up again from what was written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grown, rangeOf, readEdge, type Edge } from './edge.ts'
import { entryOf } from './log.fixtures.ts'
import { growth, tilePath } from './tiles.ts'
import { EMPTY_RANGE, extended, leafHash } from './tree.ts'

const EMPTY: Edge = { size: 0, entries: [], levels: [] }
const entries = Array.from({ length: 1_400 }, (_, index) => entryOf(index))
const leaves = entries.map(leafHash)

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const shown = (edge: Edge | string) =>
  typeof edge === 'string'
    ? edge
    : { entries: edge.entries.map(hex), levels: edge.levels.map((row) => row.map(hex)) }

test('a log that grows in any steps writes what is due, and is taken up again', async () => {
  const steps = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(steps, async (widths) => {
      const files = new Map<string, Uint8Array>()
      let edge = EMPTY
      for (const width of widths) {
        const to = Math.min(entries.length, edge.size + width)
        const batch = grown(edge, entries.slice(edge.size, to))
        const due = [...growth(edge.size, to)].map(tilePath)
        expect(batch.files.map(({ path }) => path).sort()).toEqual(due.sort())
        for (const { path, bytes } of batch.files) files.set(path, bytes)
        edge = batch.edge
        expect(rangeOf(edge)).toEqual(extended(EMPTY_RANGE, leaves.slice(0, to)))
        const again = await readEdge(to, async (path) => files.get(path))
        expect(shown(again)).toEqual(shown(edge))
      }
    }),
    { numRuns: 30 },
  )
})

test('an edge with a file missing or too short is not taken up', async () => {
  const files = new Map(
    grown(EMPTY, entries.slice(0, 300)).files.map(({ path, bytes }) => [path, bytes]),
  )
  const read = async (path: string) => files.get(path)
  expect(await readEdge(300, read)).toMatchObject({ size: 300 })
  files.set('tile/0/001.p/44', new Uint8Array(32))
  expect(await readEdge(300, read)).toBe('tile/0/001.p/44')
  files.delete('tile/entries/001.p/44')
  expect(await readEdge(300, read)).toBe('tile/entries/001.p/44')
})
