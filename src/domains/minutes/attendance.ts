/** Who came to a meeting, and how. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'

export type AttendanceId = Brand<string, 'AttendanceId'>

/** As what somebody came. Source: issue "the working week"; ICANN working group guidelines, 4. */
export const CAME_AS = ['member', 'participant', 'staff', 'apologies'] as const
export type CameAs = (typeof CAME_AS)[number]

export const WAYS_IN = ['room', 'online', 'phone', 'hub'] as const
export type WayIn = (typeof WAYS_IN)[number]

/** Lines of one meeting: the largest plenaries seat a few thousand. */
export const ATTENDANCES_MAX = 5_000
/** People without an account whom a steward enters at once, one to a line. */
export const GUESTS_AT_ONCE_MAX = 100
export const GUEST_NAME_MAX = 120

/** A person of this site, or somebody who is named by those who ran the meeting. */
export type Attendee =
  | { readonly kind: 'person'; readonly person: PersonId; readonly capacity: Capacity }
  | { readonly kind: 'guest'; readonly name: Commitment }

export type Attendance = {
  readonly id: AttendanceId
  readonly meeting: MeetingId
  readonly who: Attendee
  readonly as: CameAs
  readonly by: WayIn
  /** Who said so: the attendee, or whoever ran the meeting. */
  readonly enteredBy: PersonId
  readonly at: Instant
  /** It was said by mistake: shown as taken back, and counted no more. */
  readonly struckAt: Instant | undefined
}

export const attendanceId = (raw: string): AttendanceId | undefined =>
  isUlid(raw) ? (raw as string as AttendanceId) : undefined

/** They came, and it was not taken back. */
export const isThere = ({ as, struckAt }: Pick<Attendance, 'as' | 'struckAt'>): boolean =>
  struckAt === undefined && as !== 'apologies'

/** Those of this site who came. */
export const peopleThere = (lines: readonly Attendance[]): readonly PersonId[] =>
  lines.flatMap((line) => (line.who.kind === 'person' && isThere(line) ? [line.who.person] : []))
