/**
 * Runs promises by name, or all of them, and prints what each one measured. Proves nothing itself.
 *
 * Fails where a promise is broken, and where its sabotaged twin is not noticed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, parse } from 'node:path'

export type Line = {
  /** As in `R-3 tampering`. */
  readonly name: string
  /** What was measured, with its figures. */
  readonly text: string
  readonly ok: boolean
  /** What became of the twin in which the thing under test was broken on purpose. */
  readonly sabotage: 'red' | 'green'
}

type Timed = Line & { readonly seconds: number; readonly at: string }

/** Beside the sources, from which the README takes its figures. */
const LAST_RUN = join(process.cwd(), 'promises', 'last-run.json')

const ending = extname(import.meta.filename)
/** Promises of two words; any other name with a hyphen is `<promise>-<part>`. */
const TWO_WORDS: ReadonlySet<string> = new Set(['mail-in', 'mail-out', 'mail-forgery'])
const names = readdirSync(import.meta.dirname)
  .map((file) => parse(file))
  .filter((file) => file.ext === ending && file.name !== 'index')
  .map((file) => file.name)
  .filter((name) => !name.includes('-') || TWO_WORDS.has(name))

const isKept = ({ ok, sabotage }: Line) => ok && sabotage === 'red'

function sentence({ name, text, ok, sabotage }: Line): string {
  const twin = sabotage === 'red' ? 'RED as it must' : 'GREEN, WHICH IT MUST NOT BE'
  return `${ok ? '' : 'BROKEN '}${name}: ${text} · sabotage: ${twin}`
}

/** A line takes the place of the one that bore its name in an earlier run. */
function remember(lines: readonly Timed[]): void {
  const fresh = new Set(lines.map(({ name }) => name))
  const all = [...lastRun().filter(({ name }) => !fresh.has(name)), ...lines]
  const inOrder = all.sort((one, other) => one.name.localeCompare(other.name, 'en'))
  writeFileSync(LAST_RUN, `${JSON.stringify(inOrder, undefined, 2)}\n`)
}

function lastRun(): readonly Timed[] {
  try {
    // Written by the function above and by nothing else.
    return JSON.parse(readFileSync(LAST_RUN, 'utf8')) as readonly Timed[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

async function prove(name: string): Promise<boolean> {
  const promise: { readonly run: () => Promise<readonly Line[]> } = await import(
    join(import.meta.dirname, `${name}${ending}`)
  )
  const started = performance.now()
  const lines = await promise.run()
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const at = new Date().toISOString()
  for (const line of lines) console.log(sentence(line))
  console.log(`${name}: ${lines.filter(isKept).length} of ${lines.length} kept, ${seconds} s`)
  remember(lines.map((line) => ({ ...line, seconds, at })))
  return lines.length > 0 && lines.every(isKept)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`Usage: npm run promises [NAME…], where NAME is one of ${names.join(', ')}`)
  process.exitCode = 2
} else {
  for (const name of asked.length > 0 ? asked : names) {
    if (!(await prove(name))) process.exitCode = 1
  }
}
