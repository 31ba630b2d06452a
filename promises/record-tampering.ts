/** Changes single bits all over a published log, and asks the verifier about each. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { seededRandom } from '../src/platform/clock.ts'
import { verifyLog, type LogReader, type Problem } from '../src/platform/record/log/index.ts'
import { growLog } from './record-growth.ts'

/** Small steps, so that the log has old partial tiles, of two levels, beside its full ones. */
const SIZES = [1, 2, 60, 255, 256, 257, 300, 512, 700, 800]

export type Tampering = {
  readonly changes: number
  readonly caught: number
  /** The untouched log was accepted, before and after. */
  readonly controls: boolean
  /** What a verifier catches that does not compare old partial tiles. */
  readonly caughtBlind: number
}

export async function tamper(data: string, changes: number): Promise<Tampering> {
  let log = ''
  await growLog(data, SIZES, async (grown) => void (log = grown.log))
  const files = readAll(log)
  const paths = [...files.keys()].sort()
  const random = seededRandom('tampering')
  const below = (count: number) => Buffer.from(random(6)).readUIntBE(0, 6) % count

  const before = await verifyLog(readerOf(files))
  let [caught, caughtBlind] = [0, 0]
  for (let change = 0; change < changes; change++) {
    const path = paths[change % paths.length] ?? ''
    const bytes = Uint8Array.from(files.get(path) ?? [])
    const bit = below(bytes.length * 8)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const { problems } = await verifyLog(readerOf(new Map(files).set(path, bytes)))
    if (problems.length > 0) caught++
    if (problems.some(isSeenBlind)) caughtBlind++
  }
  const after = await verifyLog(readerOf(readAll(log)))
  return { changes, caught, controls: before.ok && after.ok, caughtBlind }
}

/** The sabotaged verifier: as ours, without its check of the tiles that were partial once. */
const isSeenBlind = (problem: Problem): boolean =>
  !('path' in problem && /\.p\/[0-9]+$/.test(problem.path))

const readerOf = (files: ReadonlyMap<string, Uint8Array>): LogReader => ({
  read: async (path) => files.get(path),
  paths: async () => [...files.keys()],
})

function readAll(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]))
}
