/**
 * Who may summarise a version in plain language, and which summary a reader is shown. Pure.
 *
 * A summary is of one version for ever. That a text moved on follows from the numbers alone: no job
 * and no person marks it.
 */
import type { Language } from '../../../platform/languages/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { type By, mayActAs, type Process, type StandingRefusal } from '../../processes/index.ts'
import { SHORT_LENGTH_MAX, type Summary } from '../summary.ts'
import type { ClauseWords, Text } from '../text.ts'
import { PENS } from './versions.ts'

export type SummaryRefusal =
  | StandingRefusal
  | { readonly kind: 'fixed' }
  | { readonly kind: 'no-such-version'; readonly version: number }
  | { readonly kind: 'short'; readonly length: number; readonly most: number }
  | { readonly kind: 'summarised-meanwhile' }

/** Whoever holds the pen, also after the process has ended: adopted texts are read for years. */
export function maySummarise(
  process: Process,
  by: By,
  text: Pick<Text, 'matter'>,
): Result<string, SummaryRefusal> {
  const standing = mayActAs(process, by, PENS)
  if (!standing.ok) return standing
  return text.matter === 'rules' ? refuse({ kind: 'fixed' }) : standing
}

export type SummaryOf = {
  readonly version: number
  /** Commitments of the summaries that its author saw; who does not say takes what is there. */
  readonly seen?: readonly string[] | undefined
}

type There = {
  /** Of the version; absent where there is no such version. */
  readonly clauses: readonly ClauseWords[] | undefined
  readonly standing: Summary | undefined
}

/** @param there what is there by the time the summary comes */
export function fits(asked: SummaryOf, { clauses, standing }: There): Result<true, SummaryRefusal> {
  if (!clauses) return refuse({ kind: 'no-such-version', version: asked.version })
  const length = lengthOf(clauses)
  if (!isLong(length)) return refuse({ kind: 'short', length, most: SHORT_LENGTH_MAX })
  const isSeen = !asked.seen || !standing || asked.seen.includes(standing.words)
  return isSeen ? ok(true) : refuse({ kind: 'summarised-meanwhile' })
}

export const lengthOf = (clauses: readonly Pick<ClauseWords, 'words'>[]): number =>
  clauses.reduce((sum, { words }) => sum + words.length, 0)

export const isLong = (length: number): boolean => length > SHORT_LENGTH_MAX

type Reading = {
  /** The version that is read: what was said of later ones is not shown beside it. */
  readonly version: number
  /** The reader's language, then that of the text. */
  readonly languages: readonly Language[]
}

/** The newest in the first of the languages that has one; in any language before none. */
export function summaryFor(
  all: readonly Summary[],
  { version, languages }: Reading,
): Summary | undefined {
  const upTo = all
    .filter((one) => one.version <= version)
    .toSorted((one, other) => other.version - one.version)
  for (const language of languages) {
    const found = upTo.find((one) => one.language === language)
    if (found) return found
  }
  return upTo[0]
}

/** The newest of each language. */
export const newestOfEach = (all: readonly Summary[]): readonly Summary[] =>
  [...new Set(all.map(({ language }) => language))].flatMap(
    (language) => summaryFor(all, { version: Infinity, languages: [language] }) ?? [],
  )
