/** Wherever the machine stops, what is served verifies, and the log goes on from there. */
import { expect, test, vi } from 'vitest'
import { crashEverywhere } from './crash-points.fixtures.ts'

// Some hundred restarts, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

test.each([
  { from: 0, to: 3 },
  { from: 255, to: 256 },
  { from: 256, to: 257 },
])('a growth from $from to $to may stop at any step', async (shape) => {
  const { points, bad } = await crashEverywhere(shape)
  expect(bad).toEqual([])
  expect(points).toBeGreaterThan(100)
})

test('a disk that does not keep what it was told to sync is seen', async () => {
  const { bad } = await crashEverywhere({ from: 255, to: 256, lyingDisk: true })
  expect(bad.length).toBeGreaterThan(0)
})
