/** How a group got to where it is, as one of its stewards tells it. Nouns only. */
import type { ProcessId } from '../processes/index.ts'
import type { Told } from '../stewards/index.ts'

export type History = Told & { readonly process: ProcessId }

/** Two pages: what is longer is no summary. */
export const HISTORY_LENGTH_MAX = 6_000
/** What the steward log says of it. */
export const LINE_LENGTH_MAX = 200
/** Of one process; the words of the last are shown, the others are named. */
export const VERSIONS_MAX = 200
