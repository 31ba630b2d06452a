/** Which clause before is which clause after: by id, by what a version says, by likeness. Pure. */
import { GREW_FROM_MAX, type ClauseId, type Lineage } from '../text.ts'
import type { Passage } from './hash.ts'
import { alike, marksOf, without, type Marks } from './redline-likeness.ts'

/** How we know: the same id, the version says so, or only the words are alike. */
export type Known = 'id' | 'version' | 'likeness'

/** The clauses that a clause grew from, where its version says more than its id does. */
export type CameFrom = ReadonlyMap<ClauseId, readonly ClauseId[]>

/** Through several versions, the oldest first: what clauses came from before all of them. */
export function cameThrough(versions: readonly (readonly Lineage[])[]): CameFrom {
  const all = new Map<ClauseId, readonly ClauseId[]>()
  for (const lineages of versions) {
    const now = lineages.map(({ clause, from }) => {
      const sources = from.flatMap((source) => all.get(source) ?? [source])
      return [clause, [...new Set(sources)].slice(0, GREW_FROM_MAX)] as const
    })
    for (const [clause, from] of now) all.set(clause, from)
  }
  return all
}

/** Places from 0, in order. One side has exactly one: a clause is split or merged, never both. */
export type Kin = {
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly known: Known
}

/** Of the pairs of words of a clause that is new or gone, the part that another must share. */
const ALIKE_LEAST = 0.4
/** The same of a clause whose words would have gone to one that also kept its own. */
const WITHIN_LEAST = 0.6

type Sides = { readonly before: readonly Passage[]; readonly after: readonly Passage[] }

/** In the order after; what is in none of them was added or removed. */
export function kinOf(sides: Sides, cameFrom: CameFrom): readonly Kin[] {
  const bonds = unbound(sides)
  const places = new Map(sides.before.map(({ id }, place) => [id, place]))
  for (const [place, { id }] of sides.after.entries()) {
    const was = places.get(id)
    if (was !== undefined) bonds.bind(was, place, 'id')
  }
  for (const [place, { id }] of sides.after.entries()) {
    for (const source of cameFrom.get(id) ?? []) {
      const was = places.get(source)
      if (was !== undefined && source !== id) bonds.bind(was, place, 'version')
    }
  }
  bindSame(sides, bonds)
  bindAlike(sides, bonds)
  return bonds.kin()
}

type Bonds = ReturnType<typeof unbound>

/** What is bound so far. A bond that would tie several to several is not made. */
function unbound({ before: { length: befores }, after: { length: afters } }: Sides) {
  const toAfter: (readonly number[])[] = new Array<readonly number[]>(befores).fill(NONE)
  const toBefore: (readonly number[])[] = new Array<readonly number[]>(afters).fill(NONE)
  const known = new Array<Known>(afters).fill('id')
  const ofBefore = (place: number) => toAfter[place] ?? NONE
  const ofAfter = (place: number) => toBefore[place] ?? NONE
  return {
    ofBefore,
    ofAfter,
    bind(before: number, after: number, how: Known): void {
      const [heirs, forebears] = [ofBefore(before), ofAfter(after)]
      if (heirs.includes(after) || (heirs.length > 0 && forebears.length > 0)) return
      if (heirs.some((heir) => ofAfter(heir).length > 1)) return
      if (forebears.some((forebear) => ofBefore(forebear).length > 1)) return
      toAfter[before] = heirs.length === 0 ? [after] : [...heirs, after]
      toBefore[after] = forebears.length === 0 ? [before] : [...forebears, before]
      known[after] = how
    },
    kin: (): readonly Kin[] => {
      const all: Kin[] = []
      for (const [place, forebears] of toBefore.entries()) {
        const heirs = ofBefore(forebears[0] ?? -1).toSorted(ascending)
        // A split is told once, at its first part.
        if (heirs[0] !== place) continue
        const guessed = heirs.find((heir) => known[heir] !== 'id') ?? place
        const before = forebears.toSorted(ascending)
        all.push({ before, after: heirs, known: known[guessed] ?? 'id' })
      }
      return all
    },
  }
}

const NONE: readonly number[] = []

const ascending = (one: number, other: number) => one - other

/** The same words under another id, in order where several say the same. */
function bindSame({ before, after }: Sides, bonds: Bonds): void {
  const waiting = new Map<string, number[]>()
  for (const [place, { words }] of before.entries()) {
    if (bonds.ofBefore(place).length > 0) continue
    const same = waiting.get(words)
    if (same) same.push(place)
    else waiting.set(words, [place])
  }
  if (waiting.size === 0) return
  for (const [place, { words }] of after.entries()) {
    const was = bonds.ofAfter(place).length === 0 ? waiting.get(words)?.shift() : undefined
    if (was !== undefined) bonds.bind(was, place, 'likeness')
  }
}

/** Characters that are read for likeness; what comes after them is told as new or removed. */
const LIKENESS_CHARACTERS_MAX = 3_000_000

/** What a clause has to give or to take: its marks, and whether nothing of it is bound. */
type Open = { readonly marks: Map<number, Marks>; readonly free: ReadonlySet<number> }

function bindAlike(sides: Sides, bonds: Bonds): void {
  const [gone, come] = openSides(sides, bonds)
  if (gone.free.size === 0 && come.free.size === 0) return
  const found = alike(gone.marks, come.marks)
    .filter(({ one, other }) => gone.free.has(one) || come.free.has(other))
    .map((pair) => ({ ...pair, ...weighed(pair, gone, come) }))
    .filter(({ share, least }) => share >= least)
  // The likest first; of two alike, the one that stands nearer to the beginning.
  found.sort((one, two) => two.shared - one.shared || one.one - two.one || one.other - two.other)
  for (const { one, other } of found) bonds.bind(one, other, 'likeness')
}

/** What share of the clause that nothing else explains, the other one explains. */
function weighed(
  { one, other, shared }: { readonly one: number; readonly other: number; readonly shared: number },
  gone: Open,
  come: Open,
) {
  const [lost, won] = [gone.marks.get(one)?.size ?? 0, come.marks.get(other)?.size ?? 0]
  if (gone.free.has(one) && come.free.has(other)) {
    return { share: shared / Math.min(lost, won), least: ALIKE_LEAST }
  }
  return { share: shared / (come.free.has(other) ? won : lost), least: WITHIN_LEAST }
}

/** Clauses that are gone or new whole, and what was taken out of or put into those that stayed. */
function openSides({ before, after }: Sides, bonds: Bonds): readonly [gone: Open, come: Open] {
  const gone: Open = { marks: new Map(), free: freeOf(before, bonds.ofBefore) }
  const come: Open = { marks: new Map(), free: freeOf(after, bonds.ofAfter) }
  if (gone.free.size + come.free.size === 0) return [gone, come]
  let left = LIKENESS_CHARACTERS_MAX
  const marksWhile = (words: string) => ((left -= words.length) < 0 ? NO_MARKS : marksOf(words))
  for (const place of gone.free) gone.marks.set(place, marksWhile(before[place]?.words ?? ''))
  for (const place of come.free) come.marks.set(place, marksWhile(after[place]?.words ?? ''))
  for (const [place, { words }] of before.entries()) {
    const [is, ...more] = bonds.ofBefore(place)
    const now = after[is ?? -1]?.words
    if (is === undefined || now === undefined || more.length > 0 || now === words) continue
    const [old, young] = [marksWhile(words), marksWhile(now)]
    gone.marks.set(place, without(old, young))
    come.marks.set(is, without(young, old))
  }
  return [gone, come]
}

const NO_MARKS: Marks = new Set()

const freeOf = (clauses: readonly Passage[], boundOf: (place: number) => readonly number[]) =>
  new Set([...clauses.keys()].filter((place) => boundOf(place).length === 0))
