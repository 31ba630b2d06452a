/** An erratum: what an adopted version says by mistake, and what it should say. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ClauseId, TextId } from './text.ts'

/** The version itself never changes; an erratum stands beside it. */
export type Erratum = {
  readonly text: TextId
  /** Counted from 1 within the text. */
  readonly number: number
  readonly version: number
  readonly clause: ClauseId
  /** A passage of the clause as it stands. */
  readonly stands: Commitment
  /** In its place; nothing where the passage should not be there. */
  readonly shouldStand: Commitment
  readonly reason: Commitment
  readonly by: PersonId
  readonly role: string
  readonly at: Instant
}

export const ERRATA_MAX = 100
export const PASSAGE_LENGTH_MAX = 1_000
