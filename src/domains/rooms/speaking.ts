/** Who asks to speak in a room, and who had the floor. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import { unreachable, type Brand, type Duration, type Instant } from '../../platform/values.ts'
import type { ItemId, MeetingId } from '../meetings/index.ts'
import type { AttendanceId, Attendee, WayIn } from '../minutes/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'

export type HandId = Brand<string, 'RoomHandId'>
export type TurnId = Brand<string, 'RoomTurnId'>

/** Hands that wait at once. Source: issue 6, "a queue of 500". */
export const HANDS_WAITING_MAX = 500
/** Hands of one room, ever: ten for each that may wait. */
export const HANDS_MAX = 5_000
/** Of one line, ever: nobody fills the room's by raising and withdrawing theirs. */
export const HANDS_OF_ONE_MAX = 100
/** Points of order by one person while one item is on the table: each goes before all others. */
export const POINTS_OF_ONE_MAX = 3
/** Turns of one room: a week of minutes at the microphone. */
export const TURNS_MAX = 5_000
/** One form may lengthen a turn by so many minutes. */
export const LENGTHENED_MINUTES = [1, 2, 5] as const
/** A turn that is lengthened again and again ends there; an item of its own takes longer. */
export const TURN_SECONDS_MAX = 3_600
export const REASON_LENGTH_MAX = 300

/** Somebody as they speak here: who, for whom, from which group of seats, and on what line. */
export type Speaking = {
  readonly who: Attendee
  /** The group of their seat in the body that meets; undefined for who has none. */
  readonly group: string | undefined
  readonly way: WayIn
}

export type Hand = Speaking & {
  readonly id: HandId
  readonly meeting: MeetingId
  /** Their line in the list of who came. */
  readonly line: AttendanceId
  /** About the order of the meeting itself: heard before all others. */
  readonly isOfOrder: boolean
  /** Themselves, their hub's host, a moderator, or whoever runs the meeting. */
  readonly askedBy: PersonId
  readonly askedAt: Instant
  readonly withdrawnAt: Instant | undefined
}

export type Turn = {
  readonly id: TurnId
  readonly meeting: MeetingId
  readonly hand: HandId
  readonly item: ItemId | undefined
  /** Seconds that it may last. */
  readonly seconds: number
  readonly startedAt: Instant
  readonly endedAt: Instant | undefined
  /** Why whoever runs the meeting departed from the order; absent where they did not. */
  readonly departed: Commitment | undefined
  readonly calledBy: PersonId
}

/** A turn with who had it. */
export type HeldTurn = Turn & { readonly by: Hand }

/** How one names somebody among the others who speak here. */
export function speakerKey({ who }: Pick<Speaking, 'who'>): string {
  switch (who.kind) {
    case 'person':
      return who.person
    case 'guest':
      return who.name
    default:
      return unreachable(who)
  }
}

/** How long it lasted; nothing while it lasts. */
export const lasted = ({ startedAt, endedAt }: Turn): Duration | undefined =>
  endedAt === undefined ? undefined : ((endedAt - startedAt) as Duration)

export const runningOf = <One extends Turn>(turns: readonly One[]): One | undefined =>
  turns.find(({ endedAt }) => endedAt === undefined)

export const handId = (raw: string): HandId | undefined =>
  isUlid(raw) ? (raw as string as HandId) : undefined
export const turnId = (raw: string): TurnId | undefined =>
  isUlid(raw) ? (raw as string as TurnId) : undefined
