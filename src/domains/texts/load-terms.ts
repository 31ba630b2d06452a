/** Loads the defined terms of a version and the clauses that use them. Renders nothing. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Read } from '../../platform/db/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { glossaryOf, usesOf, type Defined, type Glossary } from './rules/glossary.ts'
import { PART_CLAUSES_MAX } from './rules/parts.ts'
import { titleOf } from './source.ts'
import { findVersion, versionWords } from './store.ts'
import type { ClauseId, ClauseWords, Text, TextVersion } from './text.ts'

export type TermsView = {
  readonly process: Process
  readonly processTitle: string
  readonly text: Text
  readonly title: string
  readonly version: TextVersion
  readonly clauses: readonly ClauseWords[]
  /** In the order of the alphabet of the text's language. */
  readonly terms: readonly Defined[]
  readonly uses: Uses
}

/** The clauses that use a term, by the clause that defines it. */
type Uses = ReadonlyMap<ClauseId, readonly ClauseId[]>

export async function readTerms(
  read: Read,
  text: Text,
  number: number | undefined,
): Promise<TermsView | undefined> {
  const version = await findVersion(read, text.id, number)
  const process = await findProcess(read, { id: text.process })
  if (!version || !process) return undefined
  const clauses = await versionWords(read, version)
  const glossary = glossaryOf({ language: text.language, hash: version.hash, clauses })
  const alphabet = new Intl.Collator(text.language)
  return {
    process,
    processTitle: await titleOf(read, process),
    text,
    title: await titleOf(read, text),
    version,
    clauses,
    terms: glossary.terms.toSorted((one, other) => alphabet.compare(one.term, other.term)),
    uses: await usesIn(glossary, clauses),
  }
}

/** A glossary is kept for a version that never changes; so is what this found. */
const counted = new WeakMap<Glossary, Uses>()

/** Part by part: a text of 300 pages takes a second, and others are answered meanwhile. */
async function usesIn(glossary: Glossary, clauses: readonly ClauseWords[]): Promise<Uses> {
  const known = counted.get(glossary)
  if (known) return known
  const uses = new Map<ClauseId, readonly ClauseId[]>()
  for (let from = 0; from < clauses.length; from += PART_CLAUSES_MAX) {
    const part = usesOf(glossary, clauses.slice(from, from + PART_CLAUSES_MAX))
    for (const [term, ids] of part) uses.set(term, [...(uses.get(term) ?? []), ...ids])
    await turn()
  }
  counted.set(glossary, uses)
  return uses
}
