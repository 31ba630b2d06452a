/**
 * R-3 and R-1b: what is published can be proved to strangers, no tampering stays unseen, and a
 * machine may stop at any step. Builds its logs with the product's own sequencer and signer.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CRASHES, type Crash } from '../src/platform/record/log/crash-files.fixtures.ts'
import { crashEverywhere } from '../src/platform/record/log/crash-points.fixtures.ts'
import type { Line } from './index.ts'
import { growLog } from './record-growth.ts'
import { outsiders, type Outsider } from './record-outsiders.ts'
import { tamper } from './record-tampering.ts'

/** Around the edges of the first two levels of tiles: 256 and 256². */
const SIZES = [255, 256, 257, 65_535, 65_536, 65_537]

/** N of promises.md, R-3. */
const CHANGES = 500

/** Of each log, as many entries are proved. */
const RECEIPTS = 50

/** At 65,536 a crash takes seconds to check, so only the two extreme ways of stopping are tried. */
const SHAPES: readonly { from: number; to: number; crashes: readonly Crash[] }[] = [
  { from: 0, to: 3, crashes: CRASHES },
  { from: 255, to: 256, crashes: CRASHES },
  { from: 256, to: 257, crashes: CRASHES },
  { from: 65_535, to: 65_536, crashes: ['killed', 'least'] },
]

const figure = new Intl.NumberFormat('en-GB')

export async function run(): Promise<readonly Line[]> {
  const scratch = join(process.cwd(), 'tmp')
  mkdirSync(scratch, { recursive: true })
  const folder = mkdtempSync(join(scratch, 'record-'))
  try {
    const known = outsiders(folder)
    return [await strangers(folder, known), await tampering(folder), await crashing()]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every size is accepted by everybody; one entry changed is accepted by nobody. */
async function strangers(folder: string, known: readonly Outsider[]): Promise<Line> {
  const present = known.filter((one) => one.kind === 'present')
  const absent = known.filter((one) => one.kind === 'absent')
  const accepted = new Map(['ours', ...present.map(({ name }) => name)].map((name) => [name, 0]))
  const count = (name: string, accepts: boolean) =>
    void accepted.set(name, (accepted.get(name) ?? 0) + (accepts ? 1 : 0))
  let [files, proofs, proved, fooled] = [0, 0, 0, false]

  await growLog(join(folder, 'strangers'), SIZES, async (grown) => {
    const own = await grown.verify()
    files = own.files
    count('ours', own.ok)
    const indexes = spread(own.size)
    const paths = await grown.proofs(indexes)
    proofs += indexes.length
    const others = present.every(({ acceptsProofs }) => acceptsProofs?.(grown.log, paths) ?? true)
    if (others) proved += paths.length
    for (const { name, accepts } of present) count(name, accepts(grown.log))
    if (own.size !== SIZES[0]) return
    const spoilt = grown.spoilt()
    fooled = (await spoilt.verify()).ok || present.some(({ accepts }) => accepts(spoilt.log))
  })

  const counts = [...accepted].map(([name, times]) => `${name} ${times} of ${SIZES.length}`)
  const left = absent.map(({ name, why }) => `${name} (${why})`)
  return {
    name: 'R-3 strangers',
    text: [
      `logs of ${SIZES.map((size) => figure.format(size)).join(', ')} entries`,
      `accepted by ${counts.join(', ')}`,
      `${files} files compared in the last`,
      `${proofs} receipts, ${proved} proved`,
      `${left.length} left out${left.length > 0 ? `: ${left.join(', ')}` : ''}`,
    ].join('; '),
    ok: [...accepted.values()].every((times) => times === SIZES.length) && proved === proofs,
    sabotage: fooled ? 'green' : 'red',
  }
}

/** Entries all over a log, its edges included. */
const spread = (size: number): readonly number[] =>
  Array.from({ length: RECEIPTS }, (_, at) => Math.floor((at * (size - 1)) / (RECEIPTS - 1)))

async function tampering(folder: string): Promise<Line> {
  const { changes, caught, controls, caughtBlind } = await tamper(join(folder, 'tamper'), CHANGES)
  return {
    name: 'R-3 tampering',
    text:
      `${changes} single-bit changes over all published files, ${caught} caught · control ` +
      (controls ? 'accepted before and after' : 'REFUSED'),
    ok: controls && caught === changes,
    sabotage: caughtBlind < changes ? 'red' : 'green',
  }
}

async function crashing(): Promise<Line> {
  const bad: string[] = []
  let points = 0
  for (const shape of SHAPES) {
    const report = await crashEverywhere(shape)
    points += report.points
    bad.push(...report.bad)
  }
  const lied = await crashEverywhere({ from: 255, to: 256, lyingDisk: true })
  const shapes = SHAPES.map(({ from, to }) => `${figure.format(from)}→${figure.format(to)}`)
  return {
    name: 'R-1 record files',
    text:
      `${figure.format(points)} crash points at ${shapes.join(', ')}: ${bad.length} bad states` +
      bad.slice(0, 3).map((one) => `; ${one}`),
    ok: bad.length === 0,
    sabotage: lied.bad.length > 0 ? 'red' : 'green',
  }
}
