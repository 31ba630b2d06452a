/**
 * Where the defined terms of a text occur in its clauses. Pure; links nothing.
 *
 * A term is found as it is written, whole words, whatever its capitals; other forms of a word are
 * other words. The longest term wins; each is told once in a clause, the first time, and never in
 * its own definition. Words are found by `Intl.Segmenter`, in languages without spaces too.
 */
import { localeOf, type Language } from '../../../platform/languages/index.ts'
import type { ClauseId } from '../text.ts'
import type { Passage } from './hash.ts'
import { kindOf } from './tree.ts'

export type Term = { readonly term: string; readonly clause: ClauseId }

/** Half-open, in code units, within the words that were searched. */
export type Occurrence = { readonly from: number; readonly to: number; readonly clause: ClauseId }

/** Terms of one text; of those after it nothing is linked. */
export const TERMS_MAX = 500

/** In the order of the text; of a term that is defined twice, the first. */
export function termsOf(clauses: readonly Passage[], language: Language): readonly Term[] {
  const seen = new Set<string>()
  return clauses
    .flatMap(({ id, words }): readonly Term[] => {
      const kind = kindOf(words)
      if (kind.kind !== 'definition') return []
      const folded = fold(kind.term, language)
      if (folded === '' || seen.has(folded)) return []
      seen.add(folded)
      return [{ term: kind.term, clause: id }]
    })
    .slice(0, TERMS_MAX)
}

type Sought = { readonly words: readonly string[]; readonly clause: ClauseId }

/** Terms by the word that they begin with, the longest first. */
export type TermIndex = {
  readonly language: Language
  readonly byFirst: ReadonlyMap<string, readonly Sought[]>
  /** Each term without its spaces. */
  readonly dense: readonly string[]
}

export function indexOf(terms: readonly Term[], language: Language): TermIndex {
  const byFirst = new Map<string, Sought[]>()
  for (const { term, clause } of terms) {
    const words = segmentsOf(term, language).map(({ folded }) => folded)
    const first = words[0]
    if (first === undefined) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, clause }])
  }
  for (const sought of byFirst.values()) {
    sought.sort((one, other) => other.words.length - one.words.length)
  }
  const all = [...byFirst.values()].flat()
  return { language, byFirst, dense: all.map(({ words }) => words.join('')) }
}

/** @param own the clause that is searched: it does not link to itself */
export const occurrencesIn = (
  words: string,
  own: ClauseId,
  index: TermIndex,
): readonly Occurrence[] => firstOf(everyIn(words, index), new Set([own]))

/** Those of clauses that were not told of before; `told` learns of them. */
export const firstOf = (all: readonly Occurrence[], told: Set<ClauseId>): readonly Occurrence[] =>
  all.filter(({ clause }) => {
    const isFirst = !told.has(clause)
    told.add(clause)
    return isFirst
  })

/** Also of a clause that is told of already. */
export function everyIn(words: string, index: TermIndex): readonly Occurrence[] {
  if (!mayOccur(words, index)) return []
  const segments = segmentsOf(words, index.language)
  const found: Occurrence[] = []
  for (let at = 0; at < segments.length; at++) {
    const here = segments[at]
    const match =
      here &&
      (index.byFirst.get(here.folded) ?? []).find((one) =>
        one.words.every((word, offset) => segments[at + offset]?.folded === word),
      )
    if (!here || !match) continue
    const last = segments[at + match.words.length - 1]
    at += match.words.length - 1
    if (last) found.push({ from: here.from, to: last.to, clause: match.clause })
  }
  return found
}

/** To segment costs many times as much as to look: most words hold no term. */
function mayOccur(words: string, { dense, language }: TermIndex): boolean {
  const here = fold(words, language).replace(/\s+/g, '')
  return dense.some((term) => here.includes(term))
}

type Segment = { readonly folded: string; readonly from: number; readonly to: number }

const segmenters = new Map<Language, Intl.Segmenter>()

/** Spaces tell nothing; marks do, so that no term reaches over a full stop. */
function segmentsOf(text: string, language: Language): readonly Segment[] {
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(localeOf(language), { granularity: 'word' })
  segmenters.set(language, segmenter)
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    folded: fold(segment, language),
    from: index,
    to: index + segment.length,
  })).filter(({ folded }) => folded !== '')
}

const fold = (text: string, language: Language): string =>
  text.normalize('NFC').toLocaleLowerCase(localeOf(language)).trim()
