/** What those are told who follow a meeting. Decides nothing. */
import { tell, type Channel } from '../../platform/live/index.ts'
import type { Meeting, MeetingId, Working } from '../meetings/index.ts'
import type { Attendee } from './attendance.ts'

export const channelOf = (meeting: MeetingId): Channel => `meeting:${meeting}`

/**
 * `notes`: a paragraph was written, changed or struck. `attendance`: somebody came or left.
 * `moderators`: somebody was named for the telephone, or is it no longer.
 */
export const TOLD_KINDS = ['notes', 'attendance', 'moderators'] as const
export type ToldKind = (typeof TOLD_KINDS)[number]

/** The thing that it happened to, and the person whose it is; guests read no forms. */
export const thingOf = (id: string, { who }: { readonly who: Attendee }): string =>
  who.kind === 'person' ? `${id} ${who.person}` : id

/** In the transaction of what happened; `id` is the thing that it happened to. */
export async function tellMeeting(
  { tx, now }: Working,
  { id: meeting }: Meeting,
  kind: ToldKind,
  id: string,
): Promise<void> {
  await tell(tx, channelOf(meeting), { kind, data: id, now })
}
