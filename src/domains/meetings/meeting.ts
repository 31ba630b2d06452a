/** A meeting of a process or a body: what it is, when it is, how one comes in. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import { after, minutes, unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { Host } from '../processes/index.ts'
import type { Fold } from './wall-time.ts'

export type MeetingId = Brand<string, 'MeetingId'>
export type SeriesId = Brand<string, 'SeriesId'>

export const MEETING_KINDS = ['call', 'plenary', 'board', 'forum', 'office-hours'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

/** In minutes. A plenary of days is one meeting with sessions; the longest known lasts seven. */
export const MINUTES_MIN = 5
export const MINUTES_MAX = 7 * 24 * 60
export const TITLE_LENGTH_MAX = 200
export const WORDS_LENGTH_MAX = 2_000
export const LINK_LENGTH_MAX = 500
/** A number to call and its code, or an address of several lines. */
export const WAY_LENGTH_MAX = 500
/** Under which somebody goes into a call who is not signed in. */
export const NAME_LENGTH_MAX = 80

/** How one comes in. What is for those invited alone is absent here, and kept apart. */
export type Ways = {
  readonly join: string | undefined
  readonly stream: string | undefined
  readonly dialIn: Commitment | undefined
  readonly venue: Commitment | undefined
  /** Join link and number are for those invited: others are not shown them. */
  readonly closed: boolean
}

export const NO_WAYS: Ways = {
  join: undefined,
  stream: undefined,
  dialIn: undefined,
  venue: undefined,
  closed: false,
}

export type Meeting = {
  readonly id: MeetingId
  readonly host: Host
  /** Which occurrence of which series; absent where it stands alone. */
  readonly series: { readonly id: SeriesId; readonly number: number } | undefined
  readonly kind: MeetingKind
  readonly title: Commitment
  /** The zone in which it was announced (IANA), and the wall time there: `2026-11-26T15:00`. */
  readonly zone: string
  readonly local: string
  /** Which of the two, where the zone repeats that wall time. */
  readonly fold: Fold
  readonly starts: Instant
  readonly minutes: number
  readonly ways: Ways
  readonly calledBy: PersonId
  readonly calledAt: Instant
  /** Why it was called at shorter notice than the rule asks; absent where it was not. */
  readonly shortNotice: Commitment | undefined
  /** When its agenda was published; absent while it is a draft of those who run it. */
  readonly agendaAt: Instant | undefined
  /** Grows with each change that a calendar must learn (SEQUENCE of RFC 5545). */
  readonly revision: number
  readonly state: MeetingState
}

export type MeetingState =
  | { readonly kind: 'planned' }
  | { readonly kind: 'cancelled'; readonly at: Instant; readonly reason: Commitment }
  | { readonly kind: 'held'; readonly at: Instant }

/** Nobody met. One that was cancelled after it had begun was broken off: what it did is noted. */
export const wasCalledOff = ({ state, starts }: Pick<Meeting, 'state' | 'starts'>): boolean =>
  state.kind === 'cancelled' && state.at < starts

export const endsOf = ({ starts, minutes: long }: Pick<Meeting, 'starts' | 'minutes'>): Instant =>
  after(starts, minutes(long))

/** `now`: it runs by its hours. `over`: it has ended, and nobody said yet that it was held. */
export type MeetingPhase = MeetingState['kind'] | 'now' | 'over'

export function meetingPhase(
  meeting: Pick<Meeting, 'state' | 'starts' | 'minutes'>,
  now: Instant,
): MeetingPhase {
  const { state, starts } = meeting
  switch (state.kind) {
    case 'planned':
      if (now < starts) return 'planned'
      return now < endsOf(meeting) ? 'now' : 'over'
    case 'cancelled':
    case 'held':
      return state.kind
    default:
      return unreachable(state)
  }
}

export const meetingId = (raw: string): MeetingId | undefined =>
  isUlid(raw) ? (raw as string as MeetingId) : undefined

export const seriesId = (raw: string): SeriesId | undefined =>
  isUlid(raw) ? (raw as string as SeriesId) : undefined
