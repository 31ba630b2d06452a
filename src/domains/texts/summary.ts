/** A summary of a version in plain words: beside the text, never in its place. Nouns only. */
import type { Language } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { StewardActId } from '../stewards/index.ts'
import type { TextId } from './text.ts'

export type Summary = {
  readonly text: TextId
  readonly version: number
  readonly language: Language
  readonly words: Commitment
  /** The machine that wrote the words, where one did. Source: product.md, law 6. */
  readonly machine: string | undefined
  readonly by: PersonId
  readonly role: string
  readonly at: Instant
  /** Its line in the steward log, where it is objected to; the first summaries had none. */
  readonly line: StewardActId | undefined
}

/** Two pages: a text that is no longer is read as quickly itself. Source: issue 5. */
export const SHORT_LENGTH_MAX = 6_000
export const SUMMARY_LENGTH_MAX = 4_000
/** Of all versions and languages, the newest versions first: what a page chooses from. */
export const SUMMARIES_MAX = 500
export const LINE_LENGTH_MAX = 300
export const MACHINE_LENGTH_MAX = 100
