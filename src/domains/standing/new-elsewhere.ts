/** How much is new to somebody in the processes where they were last. Renders nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { countInPlace } from '../../platform/record/index.ts'
import type { PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { placeOf } from './since.ts'
import { lastVisits } from './store-visits.ts'

/** Processes that are looked at: whoever follows more reads what needs them first. */
const PLACES_MAX = 12

const countIn = remembered((db: Read | Tx, process: ProcessId, since: number) =>
  countInPlace(db, placeOf({ id: process }), since),
)

export type NewIn = { readonly process: ProcessId; readonly count: number }

/** Those where nothing happened are left out. */
export async function newElsewhere(read: Read, person: PersonId): Promise<readonly NewIn[]> {
  const visits = await lastVisits(read, person, PLACES_MAX)
  const counted = await Promise.all(
    visits.map(async ({ process, since }) => ({
      process,
      count: await countIn(read, process, since),
    })),
  )
  return counted.filter(({ count }) => count > 0)
}
