/** What those are told who follow a room. Decides nothing. */
import { tell, type Channel } from '../../platform/live/index.ts'
import type { Meeting, MeetingId, MeetingWorking } from '../meetings/index.ts'

/** The one of the notes, too: a browser follows a meeting on one line. */
export const channelOf = (meeting: MeetingId): Channel => `meeting:${meeting}`

/** `room`: opened, closed, another item. `queue`: hands. `floor`: who speaks, for how long. */
export const ROOM_KINDS = ['room', 'queue', 'floor'] as const

/**
 * In the transaction of what happened, with an act that has the topic `meeting:ID`; `id` is the
 * thing that it happened to.
 */
export async function tellRoom(
  { tx, now }: Pick<MeetingWorking, 'tx' | 'now'>,
  { id: meeting }: Pick<Meeting, 'id'>,
  kind: string,
  id: string,
): Promise<void> {
  await tell(tx, channelOf(meeting), { kind, data: id, now })
}
