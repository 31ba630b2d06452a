/** What those are told who follow a room. Decides nothing. */
import { tell, type Channel } from '../../platform/live/index.ts'
import { MEETING_KINDS } from '../meetings/index.ts'
import type { Meeting, MeetingId, MeetingWorking } from '../meetings/index.ts'

/** The one of the notes, too: a browser follows a meeting on one line. */
export const channelOf = (meeting: MeetingId): Channel => `meeting:${meeting}`

/** `room`: opened, closed, another item; and who moves or cancels the meeting shuts it too. */
export const SITTING_KINDS = ['room', ...MEETING_KINDS] as const

/** `queue`: hands. `floor`: who speaks, for how long. */
export const ROOM_KINDS = [...SITTING_KINDS, 'queue', 'floor'] as const

/** The room opened or closed, besides `room`: what everybody signed in can do is another. */
export const DOOR_KINDS = ['door', ...MEETING_KINDS] as const

/** Of these, forms of those change whose hand, turn or line it is: their name ends the event. */
export const MINE_KINDS = ['queue', 'floor', 'attendance', 'moderators'] as const

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
