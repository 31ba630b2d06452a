/** A chair's or steward's summary of a meeting or a cycle: versions that stay. Nouns only. */
import type { CycleId, MeetingId } from '../meetings/index.ts'
import type { Told } from '../stewards/index.ts'

/** What it is of. */
export type About = `meeting:${MeetingId}` | `cycle:${CycleId}`

export type Summary = Told & { readonly about: About }

/** Two pages: what is longer is no summary. */
export const SUMMARY_LENGTH_MAX = 6_000
/** What the steward log says of it. */
export const LINE_LENGTH_MAX = 200
/** Of one meeting or cycle. */
export const VERSIONS_MAX = 50
