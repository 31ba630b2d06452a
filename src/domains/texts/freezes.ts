/** What holds a text still: an interface, implemented by the domain of calls. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Freeze } from './rules/versions.ts'
import type { TextId } from './text.ts'

/** The open calls about a text, at this hour. Joined in `main.ts`. */
export type FreezesOf = (db: Read | Tx, text: TextId, now: Instant) => Promise<readonly Freeze[]>
