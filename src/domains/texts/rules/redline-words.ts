/** What changed inside a wording, word by word. Pure; knows no clauses and shows nothing. */
import { localeOf, type Language } from '../../../platform/languages/index.ts'
import {
  freshBudget,
  gapsBetween,
  STEPS_OF_CHARACTER,
  type Budget,
  type Gap,
} from './redline-script.ts'

export type Change = { readonly change: 'kept' | 'added' | 'removed'; readonly text: string }

/** A word or a mark, and the space behind it: words are compared, spaces only where they stay. */
type Unit = { readonly core: string; readonly space: string }

/** Kept and added in order give the words after; kept and removed, those before. */
export function changesIn(
  before: string,
  after: string,
  language: Language,
  budget: Budget = freshBudget(),
): readonly Change[] {
  const [head, tail] = commonEnds(before, after)
  const middle = ([text]: readonly [string]) => text.slice(head, text.length - tail)
  const [changes = []] = changesAcross(
    { before: [middle([before])], after: [middle([after])], language },
    budget,
  )
  return joined([
    ...whole('kept', before.slice(0, head)),
    ...changes,
    ...whole('kept', before.slice(before.length - tail)),
  ])
}

export type Across = {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly language: Language
}

/** Several wordings read on as one, as where a clause was split: what changed in each one after. */
export function changesAcross(
  { before, after, language }: Across,
  budget: Budget,
): readonly (readonly Change[])[] {
  budget.steps -= STEPS_OF_CHARACTER * (lengthOf(before) + lengthOf(after))
  if (budget.steps < 0) return replaced(before, after)
  const was = before.flatMap((text) => unitsIn(text, language))
  const parts = after.map((text) => unitsIn(text, language))
  const is = parts.flat()
  const gaps = gapsBetween(numbered(was, is), budget)
  if (!gaps) return replaced(before, after)
  const ends: number[] = []
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length)
  return told({ was, is, ends }, settledGaps(gaps, was, is))
}

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0)

/** All that stood before goes with the first part, so that nothing of it is lost. */
const replaced = (before: readonly string[], after: readonly string[]) =>
  after.map((text, index) => [
    ...whole('removed', index === 0 ? before.join('') : ''),
    ...whole('added', text),
  ])

export const whole = (change: Change['change'], text: string): readonly Change[] =>
  text === '' ? [] : [{ change, text }]

const segmenters = new Map<Language, Intl.Segmenter>()

const isSpace = (text: string) => text !== '' && text.trim() === ''

/** Words and marks, in languages without spaces too. */
function unitsIn(text: string, language: Language): readonly Unit[] {
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(localeOf(language), { granularity: 'word' })
  segmenters.set(language, segmenter)
  const units: { core: string; space: string }[] = []
  for (const { segment } of segmenter.segment(text)) {
    const last = units.at(-1)
    if (!isSpace(segment)) units.push({ core: segment, space: '' })
    else if (last) last.space += segment
    else units.push({ core: '', space: segment })
  }
  return units
}

/** Each different word is a number, so that comparing is quick. */
function numbered(was: readonly Unit[], is: readonly Unit[]) {
  const numbers = new Map<string, number>()
  const numberOf = ({ core }: Unit) => {
    const known = numbers.get(core) ?? numbers.size
    numbers.set(core, known)
    return known
  }
  return { before: Int32Array.from(was, numberOf), after: Int32Array.from(is, numberOf) }
}

/** How many characters both begin and end with, cut where a sentence and where a word begins. */
function commonEnds(before: string, after: string): readonly [head: number, tail: number] {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head++
  while (head > 0 && !beginsSentence(before, head)) head--
  let tail = 0
  const most = least - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  while (tail > 0 && !beginsWord(before, before.length - tail)) tail--
  while (tail > 0 && !beginsWord(after, after.length - tail)) tail--
  return [head, tail]
}

const beginsSentence = (text: string, place: number) =>
  beginsWord(text, place) && /[\n.!?؟] *$/u.test(text.slice(Math.max(0, place - 8), place))

const beginsWord = (text: string, place: number) =>
  place < text.length && isSpace(text[place - 1] ?? '') && !isSpace(text[place] ?? '')

/**
 * What was only added or only removed can often be said in several ways: "A. ~B. ~C" or
 * "A~. B~. C". It is said so that it begins and ends where sentences do.
 */
function settledGaps(
  gaps: readonly Gap[],
  was: readonly Unit[],
  is: readonly Unit[],
): readonly Gap[] {
  const settled: Gap[] = []
  for (const [index, gap] of gaps.entries()) {
    const from = settled.at(-1)
    const until = gaps[index + 1]
    if (gap.after[0] === gap.after[1]) {
      const least = from ? from.before[1] + 1 : 0
      const most = until ? until.before[0] - 1 : was.length
      const by = bestSlide(was, gap.before, [least, most])
      settled.push(slid(gap, by))
    } else if (gap.before[0] === gap.before[1]) {
      const least = from ? from.after[1] + 1 : 0
      const most = until ? until.after[0] - 1 : is.length
      settled.push(slid(gap, bestSlide(is, gap.after, [least, most])))
    } else settled.push(gap)
  }
  return settled
}

const slid = ({ before, after }: Gap, by: number): Gap => ({
  before: [before[0] + by, before[1] + by],
  after: [after[0] + by, after[1] + by],
})

/** Places that a run of words may slide over; more are not tried. */
const SLIDE_MAX = 60

type Range = readonly [from: number, to: number]

function bestSlide(units: readonly Unit[], [from, to]: Range, [least, most]: Range): number {
  const same = (one: number, other: number) => units[one]?.core === units[other]?.core
  let best = { by: 0, worth: worthOf(units, from) + worthOf(units, to) }
  const weigh = (by: number) => {
    const worth = worthOf(units, from + by) + worthOf(units, to + by)
    if (worth > best.worth) best = { by, worth }
  }
  for (let by = -1; by >= -SLIDE_MAX && from + by >= least && same(from + by, to + by); by--) {
    weigh(by)
  }
  for (let by = 1; by <= SLIDE_MAX && to + by <= most && same(from + by - 1, to + by - 1); by++) {
    weigh(by)
  }
  return best.by
}

/** How good a place this is to begin or to end: after a line, a sentence, a part of one. */
function worthOf(units: readonly Unit[], place: number): number {
  const last = units[place - 1]
  if (!last || place === units.length || last.space.includes('\n')) return 4
  if (/^[.!?。！？؟…]$/u.test(last.core)) return 3
  if (/^[;:；：؛]$/u.test(last.core)) return 2
  return /^[,，、،]$/u.test(last.core) ? 1 : 0
}

type Told = {
  readonly was: readonly Unit[]
  readonly is: readonly Unit[]
  /** Where each part ends, in units after. */
  readonly ends: readonly number[]
}

/** The gaps as changes, one row of them for each part after. */
function told({ was, is, ends }: Told, gaps: readonly Gap[]): readonly (readonly Change[])[] {
  const parts: Change[][] = ends.map(() => [])
  let [part, removed, added] = [0, '', '']
  const flush = () => {
    parts[part]?.push(...phrase(removed, added))
    removed = ''
    added = ''
  }
  const enter = (place: number) => {
    while (part + 1 < ends.length && place >= (ends[part] ?? 0)) {
      flush()
      part++
    }
  }
  const kept = (from: number, place: number, until: number) => {
    for (let step = 0; place + step < until; step++) {
      const [old, now] = [was[from + step], is[place + step]]
      enter(place + step)
      flush()
      parts[part]?.push(...whole('kept', now?.core ?? ''))
      if (old?.space === now?.space) parts[part]?.push(...whole('kept', now?.space ?? ''))
      else {
        removed += old?.space ?? ''
        added += now?.space ?? ''
      }
    }
  }
  let at: readonly [number, number] = [0, 0]
  for (const { before, after } of gaps) {
    kept(at[0], at[1], after[0])
    removed += textOf(was.slice(...before))
    for (let place = after[0]; place < after[1]; place++) {
      enter(place)
      added += textOf(is.slice(place, place + 1))
    }
    at = [before[1], after[1]]
  }
  kept(at[0], at[1], is.length)
  flush()
  return parts.map(joined)
}

const textOf = (units: readonly Unit[]) => units.map(({ core, space }) => core + space).join('')

/** One phrase for another; the space that both end or begin with stays out of it. */
function phrase(removed: string, added: string): readonly Change[] {
  if (removed === '' || added === '')
    return [...whole('removed', removed), ...whole('added', added)]
  const least = Math.min(removed.length, added.length)
  let tail = 0
  while (tail < least && removed.at(-1 - tail) === added.at(-1 - tail)) tail++
  while (tail > 0 && !isSpace(removed.slice(-tail))) tail--
  let head = 0
  while (head < least - tail && removed[head] === added[head] && isSpace(removed[head] ?? '')) {
    head++
  }
  return [
    ...whole('kept', removed.slice(0, head)),
    ...whole('removed', removed.slice(head, removed.length - tail)),
    ...whole('added', added.slice(head, added.length - tail)),
    ...whole('kept', tail === 0 ? '' : removed.slice(-tail)),
  ]
}

/** Neighbours of one kind become one. */
function joined(changes: readonly Change[]): readonly Change[] {
  const all: Change[] = []
  for (const one of changes) {
    const last = all.at(-1)
    if (last?.change === one.change) {
      all[all.length - 1] = { change: one.change, text: last.text + one.text }
    } else all.push(one)
  }
  return all
}
