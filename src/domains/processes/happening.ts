/**
 * What later domains say has happened in a process, for duties that begin with it: an interface,
 * implemented elsewhere. Nouns only.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Process } from './process.ts'

export type Happening =
  | {
      readonly kind: 'decision'
      readonly decision: string
      readonly outcome: string
      readonly at: Instant
    }
  | { readonly kind: 'challenge'; readonly at: Instant }
  | {
      readonly kind: 'appeal'
      readonly is: 'filed' | 'answered'
      /** The template's ladder on which it is. */
      readonly ladder: string
      readonly at: Instant
    }

export type HappeningProvider = {
  happened(db: Read | Tx, process: Process): Promise<readonly Happening[]>
}
