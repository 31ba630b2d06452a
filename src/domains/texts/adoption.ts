/** What adopted a version of a text: an interface, implemented by the domain of outcomes. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Settled } from './rules/versions.ts'
import type { Text, TextId } from './text.ts'

/** A text is adopted by the outcome of a call on that very version, and by nothing else. */
export type Adoption = { readonly version: number; readonly href: string; readonly at: Instant }

/** Joined in `joined.ts`; the newest first. */
export type AdoptionsOf = (
  db: Read | Tx,
  text: Pick<Text, 'id' | 'process'>,
) => Promise<readonly Adoption[]>

/** Whether the latest version of a text is its last one. */
export type SettledOf = (db: Read | Tx, text: TextId) => Promise<Settled | undefined>
