/** Prints each figure beside its bar and keeps it, with the machine, for whoever quotes it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'

export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly atMost?: number
  readonly atLeast?: number
}

const LAST_RUN = join(process.cwd(), 'bench/last-run.json')
const BYTES_OF_GIB = 1_073_741_824

const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / BYTES_OF_GIB),
  kernel: release(),
  node: process.version,
  loadBefore: Number(load.toFixed(1)),
})
/** Others at work on the machine make absolute times worse: taken before our own work begins. */
const [load = 0] = loadavg()

const isOver = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure) =>
  !(value <= atMost && value >= atLeast)

const rounded = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))

function line(figure: Figure): string {
  const { name, value, unit, atMost, atLeast } = figure
  const bars = [
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
  ]
  const verdict = bars.length === 0 ? '' : ` (${bars.join(', ')}): ${isOver(figure) ? 'NO' : 'yes'}`
  return `${name}: ${rounded(value)} ${unit}${verdict}`
}

/** Ends the run with 1 where a figure misses its bar. */
export function report(bench: string, figures: readonly Figure[]): void {
  const on = machine()
  const { processor, cores, memoryGiB, node, loadBefore } = on
  console.log(`\n${bench} on ${cores} × ${processor}, ${memoryGiB} GiB, Node ${node}`)
  console.log(`load of the machine before: ${loadBefore}`)
  for (const figure of figures) console.log(line(figure))
  const before: unknown = existsSync(LAST_RUN) ? JSON.parse(readFileSync(LAST_RUN, 'utf8')) : {}
  const at = new Date().toISOString()
  const kept = figures.map(({ value, ...rest }) => ({ ...rest, value: Number(value.toFixed(2)) }))
  const all = { ...Object(before), [bench]: { at, machine: on, figures: kept } }
  writeFileSync(LAST_RUN, `${JSON.stringify(all, null, 2)}\n`)
  if (figures.some(isOver)) process.exitCode = 1
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
