/**
 * The defined terms of a version with what they mean, and where its clauses use them. Pure, and
 * worked out once for each version: what a clause says never changes, it can only be removed.
 */
import { plainOf, runsOf } from '../../../platform/documents/inline.ts'
import type { TermsIn } from '../../../platform/html/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import type { ClauseId, ClauseWords, VersionHash } from '../text.ts'
import { blocksIn } from './blocks.ts'
import { everyIn, firstOf, indexOf, occurrencesIn, termsOf } from './terms.ts'
import type { Occurrence, Term, TermIndex } from './terms.ts'

export type Defined = Term & {
  /** In Markdown. */
  readonly means: string
  readonly title: string
}

export type Glossary = {
  readonly terms: readonly Defined[]
  readonly index: TermIndex
  readonly titles: ReadonlyMap<ClauseId, string>
  /** What was found, by the words that were searched. */
  readonly found: Map<string, readonly Occurrence[]>
}

type Said = {
  readonly language: Language
  readonly hash: VersionHash
  readonly clauses: readonly ClauseWords[]
}

/** Versions whose terms are kept; the oldest goes first. */
const GLOSSARIES_MAX = 16
/** Runs of words of one version: those of some parts of a long text. */
const FOUND_MAX = 2_000
const glossaries = new Map<string, Glossary>()
/** One page asks once for each of its clauses. */
const ofClauses = new WeakMap<Said['clauses'], Glossary>()

export function glossaryOf(said: Said): Glossary {
  const { language, hash, clauses } = said
  const same = ofClauses.get(clauses)
  if (same) return same
  const removed = clauses.filter((one) => one.removed !== undefined).map(({ id }) => id)
  const key = [language, hash, ...removed].join(' ')
  const known = glossaries.get(key)
  const glossary = known ?? readTerms(said)
  if (!known) keepIn(glossaries, key, glossary, GLOSSARIES_MAX)
  ofClauses.set(clauses, glossary)
  return glossary
}

function readTerms({ language, clauses }: Said): Glossary {
  const words = new Map(clauses.map((clause) => [clause.id, clause.words]))
  const terms = termsOf(clauses, language).map((term): Defined => {
    const means = meaningIn(words.get(term.clause) ?? '')
    return { ...term, means, title: shortened(plainOf(runsOf(means))) }
  })
  const titles = new Map(terms.map(({ clause, title }) => [clause, title]))
  return { terms, index: indexOf(terms, language), titles, found: new Map() }
}

function meaningIn(words: string): string {
  const definition = blocksIn(words).find(({ kind }) => kind === 'definition')
  return definition?.kind === 'definition' ? definition.text : ''
}

/** Characters of a meaning that a link shows: it leads to the rest. */
const TITLE_LENGTH_MAX = 160

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= TITLE_LENGTH_MAX) return line
  const space = line.lastIndexOf(' ', TITLE_LENGTH_MAX)
  return `${space > 0 ? line.slice(0, space) : [...line].slice(0, TITLE_LENGTH_MAX).join('')}…`
}

function keepIn<Value>(kept: Map<string, Value>, key: string, value: Value, most: number): void {
  const oldest = kept.keys().next()
  if (kept.size >= most && !oldest.done) kept.delete(oldest.value)
  kept.set(key, value)
}

/** For one clause, block after block: each term leads to its definition the first time. */
export function linksIn(
  { index, titles, found }: Glossary,
  own: ClauseId,
  placeOf: (id: ClauseId) => string,
): TermsIn {
  const told = new Set([own])
  return (words) => {
    const known = found.get(words)
    const all = known ?? everyIn(words, index)
    if (!known) keepIn(found, words, all, FOUND_MAX)
    return firstOf(all, told).map(({ from, to, clause }) => ({
      ...{ from, to, href: placeOf(clause) },
      title: titles.get(clause) ?? '',
    }))
  }
}

/** The clauses that use each term, by the clause that defines it, in the order of the text. */
export function usesOf(
  { index }: Pick<Glossary, 'index'>,
  clauses: readonly ClauseWords[],
): ReadonlyMap<ClauseId, readonly ClauseId[]> {
  const uses = new Map<ClauseId, ClauseId[]>()
  for (const { id, words } of clauses) {
    for (const { clause } of occurrencesIn(words, id, index)) {
      const there = uses.get(clause)
      if (there) there.push(id)
      else uses.set(clause, [id])
    }
  }
  return uses
}
