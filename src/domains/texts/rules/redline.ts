/** What changed between two versions, by clause first and by word inside. Pure; shows nothing. */
import type { Language } from '../../../platform/languages/index.ts'
import type { ClauseId } from '../text.ts'
import type { Passage } from './hash.ts'
import { longestRow } from './longest-row.ts'
import { kinOf, type CameFrom, type Kin, type Known } from './redline-kin.ts'
import { freshBudget, type Budget } from './redline-script.ts'
import { changesAcross, changesIn, whole, type Change } from './redline-words.ts'

/** `before` and `after` are the places of the clause, counted from 1. */
export type RedlineClause = { readonly id: ClauseId; readonly changes: readonly Change[] } & (
  | { readonly kind: 'added'; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | (Stays & { readonly kind: 'kept' | 'changed'; readonly was: ClauseId })
  /** One of the parts that a clause was split into, counted from 1. */
  | (Stays & {
      readonly kind: 'split'
      readonly was: ClauseId
      readonly part: number
      readonly parts: number
    })
  | (Stays & { readonly kind: 'merged'; readonly from: readonly Source[] })
  /** Its words are shown in the clause that it was merged into. */
  | {
      readonly kind: 'absorbed'
      readonly before: number
      readonly into: ClauseId
      readonly intoPlace: number
      readonly known: Known
    }
)

type Stays = {
  readonly before: number
  readonly after: number
  /** Stands elsewhere among the clauses that both versions have. */
  readonly moved: boolean
  readonly known: Known
}

/** A clause that was merged; its words before have `length` characters, one after another. */
export type Source = {
  readonly id: ClauseId
  readonly before: number
  readonly length: number
}

/** What was made of a clause is known by its version where it says so, else by likeness. */
export type Compared = {
  readonly before: readonly Passage[]
  readonly after: readonly Passage[]
  readonly language: Language
  readonly cameFrom: CameFrom
}

const NOTHING_SAID: CameFrom = new Map()

/** In the order of `after`; what was removed stands where it stood. */
export function redlineOf(
  before: readonly Passage[],
  after: readonly Passage[],
  language: Language,
  cameFrom = NOTHING_SAID,
): readonly RedlineClause[] {
  const compared = { before, after, language, cameFrom }
  const kin = kinOf(compared, cameFrom)
  const still = stillOf(kin, compared)
  const lines = linesOf(compared, kin, still)
  return inOrder(compared, lines, still)
}

/** The place of a clause; in brackets the one that a clause had which is there no more. */
export const placeOf = (clause: RedlineClause): string =>
  clause.kind === 'removed' || clause.kind === 'absorbed'
    ? `(${clause.before})`
    : String(clause.after)

/** The place that kin had and the one they have: those of the first of several. */
const endsOf = ({ before, after }: Kin) => ({ was: before[0] ?? 0, is: after[0] ?? 0 })

/** More than any text has characters: of two ways to say what moved, fewer clauses come first. */
const CLAUSE_WORTH = 1e9

/** As many as can be such that none passed another, and of as many the ones with more words. */
const stillOf = (kin: readonly Kin[], { before, after }: Compared): ReadonlySet<Kin> =>
  longestRow(
    kin.map((one) => {
      const { was, is } = endsOf(one)
      return { one, was, worth: CLAUSE_WORTH + (after[is]?.words.length ?? 0) }
    }),
    before.length,
  )

type Lines = {
  readonly after: ReadonlyMap<number, RedlineClause>
  readonly gone: ReadonlyMap<number, RedlineClause>
}

function linesOf(compared: Compared, kin: readonly Kin[], still: ReadonlySet<Kin>): Lines {
  const after = new Map<number, RedlineClause>()
  const gone = new Map<number, RedlineClause>()
  const budget = freshBudget()
  const stood = new Set<number>()
  for (const one of kin) {
    for (const place of one.before) stood.add(place)
    const moved = !still.has(one)
    for (const line of linesOfKin(compared, one, moved, budget)) {
      if (line.kind === 'absorbed') gone.set(line.before - 1, line)
      else if ('after' in line) after.set(line.after - 1, line)
    }
  }
  for (const [place, { id, words }] of compared.before.entries()) {
    if (stood.has(place)) continue
    gone.set(place, { id, kind: 'removed', before: place + 1, changes: whole('removed', words) })
  }
  for (const [place, { id, words }] of compared.after.entries()) {
    if (after.has(place)) continue
    after.set(place, { id, kind: 'added', after: place + 1, changes: whole('added', words) })
  }
  return { after, gone }
}

function linesOfKin(
  compared: Compared,
  kin: Kin,
  moved: boolean,
  budget: Budget,
): readonly RedlineClause[] {
  const { language } = compared
  const { was, is } = endsOf(kin)
  const [old, now] = [compared.before[was], compared.after[is]]
  if (!old || !now) return []
  const stays = { before: was + 1, after: is + 1, moved, known: kin.known }
  if (kin.before.length > 1) return mergedLines(compared, kin, stays, budget)
  if (kin.after.length > 1) return splitLines(compared, kin, stays, budget)
  const line = { id: now.id, was: old.id, ...stays }
  if (old.words === now.words) return [{ ...line, kind: 'kept', changes: whole('kept', now.words) }]
  return [{ ...line, kind: 'changed', changes: changesIn(old.words, now.words, language, budget) }]
}

type Placed = Passage & { readonly place: number }

const placed = (clauses: readonly Passage[], index: number): readonly Placed[] => {
  const clause = clauses[index]
  return clause ? [{ ...clause, place: index + 1 }] : []
}

function splitLines(
  compared: Compared,
  kin: Kin,
  stays: Stays,
  budget: Budget,
): readonly RedlineClause[] {
  const old = compared.before[stays.before - 1]
  if (!old) return []
  const parts = kin.after.flatMap((place) => placed(compared.after, place))
  const after = parts.map(({ words }) => words)
  const changes = changesAcross({ before: [old.words], after, language: compared.language }, budget)
  return parts.map(({ id, place }, index) => ({
    ...{ id, kind: 'split', was: old.id, changes: changes[index] ?? [] },
    // Only the first part can be said to have moved: the others come from where it stood.
    ...{ ...stays, after: place, moved: stays.moved && index === 0 },
    ...{ part: index + 1, parts: parts.length },
  }))
}

function mergedLines(
  compared: Compared,
  kin: Kin,
  stays: Stays,
  budget: Budget,
): readonly RedlineClause[] {
  const now = compared.after[stays.after - 1]
  if (!now) return []
  const before = kin.before.flatMap((place) => placed(compared.before, place))
  const was = before.map(({ words }) => words)
  const sides = { before: was, after: [now.words], language: compared.language }
  const [changes = []] = changesAcross(sides, budget)
  const from = before.map(({ id, place, words }) => ({ id, before: place, length: words.length }))
  const into = { into: now.id, intoPlace: stays.after, known: kin.known }
  // The clause that keeps its id stands for itself; without one, the first.
  const self = before.find(({ id }) => id === now.id) ?? before[0]
  return [
    { id: now.id, kind: 'merged', ...stays, from, changes },
    ...before.flatMap((one): readonly RedlineClause[] =>
      one === self
        ? []
        : [{ id: one.id, kind: 'absorbed', before: one.place, ...into, changes: [] }],
    ),
  ]
}

/** What is gone comes after what stood before it and stayed where it was. */
function inOrder(
  { before, after }: Compared,
  lines: Lines,
  still: ReadonlySet<Kin>,
): readonly RedlineClause[] {
  const ordered: RedlineClause[] = []
  let [was, is] = [0, 0]
  const upTo = (untilWas: number, untilIs: number) => {
    for (; was < untilWas; was++) ordered.push(...(lineAt(lines.gone, was) ?? []))
    for (; is < untilIs; is++) ordered.push(...(lineAt(lines.after, is) ?? []))
  }
  const anchors = [...still].map(endsOf).toSorted((one, other) => one.is - other.is)
  for (const anchor of anchors) {
    upTo(anchor.was, anchor.is)
    upTo(anchor.was + 1, anchor.is + 1)
  }
  upTo(before.length, after.length)
  return ordered
}

function lineAt(lines: ReadonlyMap<number, RedlineClause>, place: number) {
  const line = lines.get(place)
  return line && [line]
}
