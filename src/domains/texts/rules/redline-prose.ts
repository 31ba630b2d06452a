/**
 * What changed in a clause as its reader sees it: words with their stress and links, in the list or
 * the table where they stand. Marks of Markdown are shown where nothing but marks changed. Pure.
 */
import type { Block } from '../../../platform/documents/block.ts'
import { markdownOfRuns, PLAIN, runsOf, type Look } from '../../../platform/documents/inline.ts'
import type { Language } from '../../../platform/languages/index.ts'
import { blocksIn } from './blocks.ts'
import { freshBudget, type Budget } from './redline-script.ts'
import { changesIn, type Change } from './redline-words.ts'
import { shapeOf, worded, wordsIn, type Worded } from './worded.ts'

/** A line break within is `\n`. */
export type ProseChange = Change & {
  readonly look: Look
  /** As it was typed, marks and all: the words alone are the same. */
  readonly typed?: boolean
}

export type ProseBlock = Worded<readonly ProseChange[]>

type Ground = { readonly language: Language; readonly budget?: Budget }

/** Absent where no word of the prose changed, or a paragraph became a list: as typed then. */
export function proseOf(
  changes: readonly Change[],
  { language, budget = freshBudget() }: Ground,
): readonly ProseBlock[] | undefined {
  const before = blocksIn(sideOf(changes, 'added'))
  const after = blocksIn(sideOf(changes, 'removed'))
  if (before.length === 0) return after.map((block) => wholly('added', block))
  if (after.length === 0) return before.map((block) => wholly('removed', block))
  if (shapesOf(before) !== shapesOf(after)) return undefined
  const blocks = after.map((block, place) => {
    const was = [...wordsIn(before[place] ?? block)]
    return worded(block, (now) => proseBetween(was.shift() ?? '', now, language, budget))
  })
  return blocks.some(isChanged) ? blocks : undefined
}

const sideOf = (changes: readonly Change[], leftOut: Change['change']): string =>
  changes.map(({ change, text }) => (change === leftOut ? '' : text)).join('')

const shapesOf = (blocks: readonly Block[]) => JSON.stringify(blocks.map(shapeOf))

const wholly = (change: 'added' | 'removed', block: Block): ProseBlock =>
  worded(block, (markdown) => saidIn(markdown).map((said) => ({ change, ...said })))

function isChanged(block: ProseBlock): boolean {
  let found = false
  // Asked of all its words, wherever they stand.
  JSON.stringify(block, (_, value: unknown) => {
    if (value === 'added' || value === 'removed') found = true
    return value
  })
  return found
}

/** In the place of brackets that were escaped: those say nothing of what is agreed. No letters. */
const ESCAPED = { '\\[': '\uFDD0', '\\]': '\uFDD1' } as const

const escapedIn = (markdown: string) =>
  markdown.includes('`')
    ? markdown
    : markdown.replaceAll('\\[', ESCAPED['\\[']).replaceAll('\\]', ESCAPED['\\]'])

/** The brackets that were escaped, as they are read. */
export const bracketsShown = (text: string): string =>
  text.replaceAll(ESCAPED['\\['], '[').replaceAll(ESCAPED['\\]'], ']')

type Said = { readonly text: string; readonly look: Look }

/** The words of a block as they are read, in pieces of one look. */
const saidIn = (markdown: string): readonly Said[] =>
  runsOf(escapedIn(markdown)).map((run): Said => {
    if (run.kind !== 'words') return { text: run.kind === 'break' ? '\n' : '', look: PLAIN }
    const { text, ...look } = run
    return { text, look: { ...look } }
  })

export function proseBetween(
  before: string,
  after: string,
  language: Language,
  budget: Budget,
): readonly ProseChange[] {
  const [was, is] = [saidIn(before), saidIn(after)]
  const [old, now] = [takingFrom(was), takingFrom(is)]
  const plain = (said: readonly Said[]) => said.map(({ text }) => text).join('')
  return changesIn(plain(was), plain(is), language, budget).flatMap(({ change, text }) => {
    const { length } = text
    if (change === 'kept') return stayed(old(length), now(length))
    return (change === 'added' ? now : old)(length).map((said) => ({ change, ...said }))
  })
}

/** Takes so many characters after another, in pieces of one look. */
function takingFrom(said: readonly Said[]): (length: number) => readonly Said[] {
  let [place, from] = [0, 0]
  return (length) => {
    const taken: Said[] = []
    let left = length
    for (let one = said[place]; one && left > 0; one = said[place]) {
      const text = one.text.slice(from, from + left)
      if (text !== '') taken.push({ text, look: one.look })
      left -= text.length
      from += text.length
      if (from < one.text.length) break
      place++
      from = 0
    }
    return taken
  }
}

/** The same words twice: what looks otherwise now is said with its marks. */
function stayed(was: readonly Said[], is: readonly Said[]): readonly ProseChange[] {
  const told: ProseChange[] = []
  let [old, now]: [Said[], Said[]] = [[], []]
  const flush = () => {
    told.push(...relooked(old, now))
    old = []
    now = []
  }
  const [before, after] = [takingFrom(was), takingFrom(is)]
  for (const length of cutsOf(was, is)) {
    const [[one], [other]] = [before(length), after(length)]
    if (!one || !other) continue
    if (isLike(one.look, other.look)) {
      flush()
      told.push({ change: 'kept', ...other })
    } else {
      old.push(one)
      now.push(other)
    }
  }
  flush()
  return told
}

/** Lengths of the pieces that have one look on each side. */
function cutsOf(was: readonly Said[], is: readonly Said[]): readonly number[] {
  const ends = new Set<number>()
  for (const side of [was, is]) {
    let end = 0
    for (const { text } of side) ends.add((end += text.length))
  }
  const sorted = [...ends].toSorted((one, other) => one - other)
  return sorted.map((end, place) => end - (sorted[place - 1] ?? 0))
}

const isLike = (one: Look, other: Look): boolean =>
  one.bold === other.bold &&
  one.italic === other.italic &&
  one.code === other.code &&
  one.href === other.href

function relooked(old: readonly Said[], now: readonly Said[]): readonly ProseChange[] {
  const text = now.map((one) => one.text).join('')
  if (text.trim() === '') return now.map((one) => ({ change: 'kept', ...one }))
  const [, lead = '', , tail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  const space = (said: string): readonly ProseChange[] =>
    said === '' ? [] : [{ change: 'kept', text: said, look: PLAIN }]
  const typed = (change: 'added' | 'removed', said: readonly Said[]): ProseChange => ({
    change,
    text: markdownOfRuns(said.map((one) => ({ kind: 'words', text: one.text, ...one.look }))),
    look: PLAIN,
    typed: true,
  })
  return [...space(lead), typed('removed', old), typed('added', now), ...space(tail)]
}
