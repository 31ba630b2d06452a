/** What those are told who follow a room. Decides nothing. */
import { tell, type Channel } from '../../platform/live/index.ts'
import type { Meeting, MeetingId, MeetingWorking } from '../meetings/index.ts'
import type { Attendee } from '../minutes/index.ts'

/** The one of the notes, too: a browser follows a meeting on one line. */
export const channelOf = (meeting: MeetingId): Channel => `meeting:${meeting}`

/** `room`: opened, closed, another item. `queue`: hands. `floor`: who speaks, for how long. */
export const ROOM_KINDS = ['room', 'queue', 'floor'] as const

/** The room opened or closed, besides `room`: what everybody signed in can do is another. */
export const DOOR_KINDS = ['door'] as const

/** Of these, forms of those change whose hand or turn it is: an event ends with their name. */
export const MINE_KINDS = ['queue', 'floor', 'moderators'] as const

/** The thing that it happened to, and the person whose it is; guests read no forms. */
export const thingOf = (id: string, { who }: { readonly who: Attendee }): string =>
  who.kind === 'person' ? `${id} ${who.person}` : id

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
