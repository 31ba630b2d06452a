/** Who is told: those with a seat or an office there, and those who chose its mail. Sends none. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { seatsOf, termsOf } from '../bodies/index.ts'
import { takersAt } from '../mailings/index.ts'
import type { Hosting } from '../meetings/index.ts'
import { hostOf } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { hostKey } from '../processes/index.ts'

/** At that hour; in the order of their pseudonyms. */
export async function peopleOf(
  db: Read | Tx,
  hosting: Hosting,
  at: Instant,
): Promise<readonly PersonId[]> {
  const body = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  const seats = body === undefined ? [] : await seatsOf(db, body, at)
  const terms = body === undefined ? [] : await termsOf(db, body, at)
  const members = [...seats, ...terms].map(({ person }) => person)
  const others = await takersAt(db, hostKey(hostOf(hosting)))
  return [...new Set([...members, ...others])].toSorted()
}
