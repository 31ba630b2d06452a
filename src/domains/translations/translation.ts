/** A clause said in another language, for those who read that one better. Nouns only. */
import type { Language } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'

export type Translation = {
  readonly text: TextId
  readonly clause: ClauseId
  readonly language: Language
  /** The wording that it says in other words: once the clause says something else, it is stale. */
  readonly source: Commitment
  readonly words: Commitment
  readonly made: Made
  readonly writtenBy: PersonId
  readonly writtenAt: Instant
}

/** How it came about. Machine text names its machine; a check is by somebody else. */
export type Made =
  | { readonly kind: 'machine'; readonly machine: string }
  | { readonly kind: 'human' }
  | {
      readonly kind: 'checked'
      readonly by: PersonId
      readonly at: Instant
      /** The machine that wrote what was checked. */
      readonly machine: string | undefined
    }

/** What a reader is told of a clause in a language. */
export type Standing =
  | { readonly kind: 'missing' }
  | { readonly kind: 'made'; readonly how: Made['kind']; readonly stale: boolean }

/** Clauses of one form: with their words they fit into what a form may carry. */
export const CLAUSES_PER_FORM_MAX = 10
export const MACHINE_LENGTH_MAX = 200
/** Clauses on one page: each of them stands there twice. */
export const PART_CLAUSES_MAX = 100
