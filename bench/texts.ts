/**
 * Whether a redline is quick and light on a text of 300 pages, whether it finds what moved, and
 * whether it marks no more than Git and a known library do. What it marks is judged by words. Then
 * whether a text that thousands speak about is read as fast as one that nobody does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redlineOf, type Passage } from '../src/domains/texts/index.ts'
import { median, report, type Figure } from './run-figures.ts'
import { rawBytes } from './run-load.ts'
import { serve } from './run-site.ts'
import { changed, drawing, longText, revision, sources, type Revision } from './texts-prose.ts'
import {
  byGit,
  byLibrary,
  byParley,
  byParleyMovesMarked,
  markedWords,
  withoutIds,
  type Telling,
} from './texts-rivals.ts'
import { makeTextSite } from './texts-site.ts'
import { talkFigures } from './texts-talk.ts'

const CLAUSES = 5_000
const CHANGED = 400
const MOVED = 60
const ROUNDS = 15
const MS_MOST = 300
const MICROSECONDS_OF_MS = 1_000
const KILOBYTES_MOST = 60
const BYTES_OF_KILOBYTE = 1_000
const RECOGNISED_LEAST = 95
const PAIRS = 20
const RATIO_MEDIAN_MOST = 1
const RATIO_WORST_MOST = 1.1

type Long = Revision & { readonly moved: ReadonlySet<string> }

function aLongRevision(): Long {
  const draw = drawing('a long text')
  const before = longText(CLAUSES, draw)
  const vocabulary = before.slice(0, 100).flatMap(({ words }) => words.split(' '))
  const after: Passage[] = [...before]
  for (let done = 0; done < CHANGED;) {
    const place = draw(CLAUSES)
    const clause = after[place]
    if (!clause || clause !== before[place]) continue
    const words = changed(clause.words, vocabulary, draw)
    if (words === clause.words || words === '') continue
    after[place] = { ...clause, words }
    done++
  }
  const moved = new Set<string>()
  while (moved.size < MOVED) {
    const [clause] = after.splice(draw(CLAUSES), 1)
    if (!clause) continue
    // A clause that was put back beside where it stood has not moved.
    const to = (draw(CLAUSES - 200) + 100 + Number(clause.id.slice(1))) % CLAUSES
    after.splice(to, 0, clause)
    moved.add(clause.id)
  }
  return { before, after, moved }
}

/** In per cent, of those that moved; by what they say where ids say nothing. */
function recognised({ before, after, moved }: Long, isNamed: boolean): number {
  const known = isNamed ? { before, after } : withoutIds({ before, after })
  const found = redlineOf(known.before, known.after, 'en').filter(
    (line) =>
      (line.kind === 'kept' || line.kind === 'changed') && line.moved && moved.has(line.was),
  )
  return (found.length / moved.size) * 100
}

type Speed = { readonly ms: number; readonly firstMs: number; readonly cpuMs: number }

/** By the clock, and what of it was the processor's: others at work on the machine only wait. */
function speedOf({ before, after }: Revision): Speed {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()]
    redlineOf(before, after, 'en')
    const { user, system } = process.cpuUsage(used)
    return { ms: performance.now() - start, cpuMs: (user + system) / MICROSECONDS_OF_MS }
  })
  return {
    ms: median(rounds.map(({ ms }) => ms)),
    firstMs: rounds[0]?.ms ?? NaN,
    cpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
  }
}

async function weightOf({ before, after }: Revision): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const path = await makeTextSite(folder, [before, after])
    const served = await serve({ folder })
    try {
      const kilobytes = async (query: string) => {
        const { body } = await rawBytes(`${served.origin}${path}?against=1${query}`)
        return body.length / BYTES_OF_KILOBYTE
      }
      const bar = { unit: 'kB', atMost: KILOBYTES_MOST }
      return [
        { name: 'its page', value: await kilobytes(''), ...bar },
        { name: 'its page, side by side', value: await kilobytes('&as=side'), ...bar },
        { name: 'a part of all clauses', value: await kilobytes('&show=all'), ...bar },
      ]
    } finally {
      await served.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From each source in turn; in every second pair clauses move, are split and merged as well. */
function pairs(): readonly Revision[] {
  const all = sources()
  return Array.from({ length: PAIRS }, (_, number) => {
    const paragraphs = all[number % all.length] ?? []
    return withoutIds(revision(paragraphs, number % 2 === 1, drawing(`pair ${number}`)))
  })
}

function ratios(revisions: readonly Revision[], ours: Telling, theirs: Telling) {
  return revisions.map((one) => markedWords(ours(one)) / markedWords(theirs(one)))
}

function beside(revisions: readonly Revision[], name: string, theirs: Telling): readonly Figure[] {
  const unit = `of the words that ${name} marks`
  const shown = ratios(revisions, byParley, theirs)
  const still = ratios(
    revisions.filter((_, number) => number % 2 === 0),
    byParley,
    theirs,
  )
  const strict = ratios(revisions, byParleyMovesMarked, theirs)
  const most = { unit, atMost: RATIO_WORST_MOST }
  return [
    { name: 'marked, median', value: median(shown), unit, atMost: RATIO_MEDIAN_MOST },
    { name: 'marked, worst', value: Math.max(...shown), ...most },
    { name: 'where nothing moved, median', value: median(still), unit, atMost: RATIO_MEDIAN_MOST },
    { name: 'where nothing moved, worst', value: Math.max(...still), ...most },
    { name: 'moved words counted twice, median', value: median(strict), unit },
    { name: 'moved words counted twice, worst', value: Math.max(...strict), unit },
  ]
}

const long = aLongRevision()
const named = speedOf(long)
const unnamed = speedOf(withoutIds(long))
const revisions = pairs()
report('texts', [
  { name: 'redline of 5,000 clauses', value: named.ms, unit: 'ms', atMost: MS_MOST },
  { name: 'the first time', value: named.firstMs, unit: 'ms' },
  { name: 'processor for each', value: named.cpuMs, unit: 'ms' },
  { name: 'processor where ids are lost', value: unnamed.cpuMs, unit: 'ms' },
  ...(await weightOf(long)),
  { name: 'moved, found', value: recognised(long, true), unit: '%', atLeast: RECOGNISED_LEAST },
  {
    name: 'moved, found without ids',
    value: recognised(long, false),
    unit: '%',
    atLeast: RECOGNISED_LEAST,
  },
  ...beside(revisions, 'Git', byGit),
  ...beside(revisions, 'diff-match-patch', byLibrary),
  ...(await talkFigures()),
])
