/** What holds a text still: an interface, implemented by the domains of calls and outcomes. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Freeze } from './rules/versions.ts'
import type { TextId } from './text.ts'

/** Open calls about a text at this hour, and its adoption. Joined in `joined.ts`. */
export type FreezesOf = (db: Read | Tx, text: TextId, now: Instant) => Promise<readonly Freeze[]>
