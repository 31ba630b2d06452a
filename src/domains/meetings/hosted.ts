/** A meeting together with whose it is, read or held. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { hostingOf, type Hosting } from './hosting.ts'
import type { Meeting, MeetingId } from './meeting.ts'
import { loadMeeting, lockMeeting } from './store.ts'

export type HostedMeeting = { readonly meeting: Meeting; readonly hosting: Hosting }

/** As somebody stands to it, at one moment. */
export type MeetingAt = HostedMeeting & {
  readonly actor: Actor | undefined
  readonly now: Instant
}

async function withHost(
  db: Read | Tx,
  meeting: Meeting | undefined,
): Promise<HostedMeeting | undefined> {
  const hosting = meeting && (await hostingOf(db, meeting.host))
  return meeting && hosting && { meeting, hosting }
}

export const findHosted = async (db: Read | Tx, id: MeetingId) =>
  withHost(db, await loadMeeting(db, id))

/** Nothing of the meeting changes until the transaction ends. */
export const lockHosted = async (tx: Tx, id: MeetingId) => withHost(tx, await lockMeeting(tx, id))
