/** When somebody was last at which process: goes with their own export, and with their erasure. */
import type { PrivateWords } from '../people/index.ts'
import { forgetVisits, visitsOf } from './store-visits.ts'

/** Processes in one export: more than a place has. */
const EXPORTED_MAX = 5_000

export const ownVisits: PrivateWords = {
  of: async (read, person) =>
    Object.fromEntries(
      (await visitsOf(read, person, EXPORTED_MAX)).map(({ process_id, at }) => [
        `visit:${process_id}`,
        new Date(at).toISOString(),
      ]),
    ),
  forget: forgetVisits,
}
