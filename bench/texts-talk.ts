/**
 * Whether the page of a text that thousands speak about comes as fast as that of one that nobody
 * does: the same words, one site, one server, asked in turn.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, type Figure } from './run-figures.ts'
import { load, rawBytes } from './run-load.ts'
import { cpuOf, serve, settled, type Served } from './run-site.ts'
import { drawing, longText } from './texts-prose.ts'
import { AMENDMENTS, COMMENTS, makeTalkSite } from './texts-talk-site.ts'

const CLAUSES = 40
const ROUNDS = 5
const WARMING_PAGES = 1_000
const SERVER_CORE = 0
/** Issue 5: within 20 % of the speed of an empty one. */
const RATIO_LEAST = 0.8
/** What is ours of it, whoever else is at work on the machine. */
const CPU_RATIO_LEAST = 0.9
/** Each connection takes the readers in the same order: each load begins at others. */
const READERS_APART = 17

type Asked = { readonly paths: readonly string[]; readonly cookies?: readonly string[] }
type Round = { readonly perSecond: number; readonly cpuMs: number }

/** @returns each round's figure for every path, the paths taken in turn */
async function inTurn({ origin, pid }: Served, { paths, cookies }: Asked) {
  let loads = 0
  const more = () => {
    const first = (loads++ * READERS_APART) % (cookies?.length ?? 1)
    return cookies ? { cookies: [...cookies.slice(first), ...cookies.slice(0, first)] } : {}
  }
  for (const path of paths) await load({ url: origin + path, ...more(), answers: WARMING_PAGES })
  const rounds: (readonly Round[])[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const each: Round[] = []
    for (const path of paths) {
      const before = cpuOf(pid)
      const { perSecond, answers } = await load({ url: origin + path, ...more() })
      each.push({ perSecond, cpuMs: (cpuOf(pid) - before) / answers })
    }
    rounds.push(each)
  }
  return rounds
}

/** The busy one's speed beside the quiet one's of the same round; then what each takes. */
function figures(who: string, rounds: readonly (readonly Round[])[]): readonly Figure[] {
  const of = (place: number, figure: keyof Round) =>
    rounds.map((round) => round[place]?.[figure] ?? NaN)
  const [quiet, busy] = [of(0, 'perSecond'), of(1, 'perSecond')]
  const ratio = median(busy.map((speed, round) => speed / (quiet[round] ?? NaN)))
  const [quietCpu, busyCpu] = [median(of(0, 'cpuMs')), median(of(1, 'cpuMs'))]
  const unit = 'of the speed of an empty text'
  return [
    { name: `${who}, its page`, value: ratio, unit, atLeast: RATIO_LEAST },
    {
      ...{ name: `${who}, by processor time`, value: quietCpu / busyCpu, unit },
      atLeast: CPU_RATIO_LEAST,
    },
    { name: `${who}, the empty text`, value: median(quiet), unit: 'pages/s' },
    { name: `${who}, the busy text`, value: median(busy), unit: 'pages/s' },
  ]
}

export async function talkFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const words = longText(CLAUSES, drawing('a text of many'))
    const { quiet, busy, cookies } = await makeTalkSite(folder, words)
    const served = await serve({ folder, core: SERVER_CORE })
    try {
      await settled(served)
      const paths = [quiet, busy]
      const signedIn = await inTurn(served, { paths, cookies })
      const stranger = await inTurn(served, { paths })
      const weight = (path: string) => rawBytes(served.origin + path)
      const [light, heavy] = [await weight(quiet), await weight(busy)]
      return [
        { name: 'comments on one text', value: COMMENTS, unit: 'messages' },
        { name: 'amendments of it', value: AMENDMENTS, unit: 'open' },
        ...figures('signed in', signedIn),
        ...figures('a stranger', stranger),
        { name: 'the empty text', value: light.body.length, unit: 'bytes' },
        { name: 'the busy text', value: heavy.body.length, unit: 'bytes' },
      ]
    } finally {
      await served.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
