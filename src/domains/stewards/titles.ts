/** What the log asks of later domains: how the things are called that its lines are about. */
import type { Read } from '../../platform/db/index.ts'
import type { Tools } from '../people/index.ts'

/** By `noun:id`, as in a line's `about`; what nobody can name is left out. */
export type TitlesOf = (
  read: Read,
  things: readonly string[],
) => Promise<ReadonlyMap<string, string>>

export type StewardTools = Tools & { readonly titlesOf: TitlesOf }
