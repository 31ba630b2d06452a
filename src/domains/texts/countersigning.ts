/** The word of a rapporteur on a version, beside its editor's. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { TextId } from './text.ts'

export const SIGNINGS = ['signed', 'declined'] as const
export type Signing = (typeof SIGNINGS)[number]

/** One for each version: what was declined may be signed later, what was signed stays signed. */
export type Countersignature = {
  readonly text: TextId
  readonly version: number
  readonly kind: Signing
  readonly by: PersonId
  /** The groups of both, as they stood when each of them acted. */
  readonly group: string | undefined
  readonly editorGroup: string | undefined
  /** Why it was declined. */
  readonly reason: Commitment | undefined
  readonly at: Instant
}
