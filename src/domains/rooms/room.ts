/** The live room of a meeting: whether it is open, and what is on the table. Nouns only. */
import { after, hours, minutes, unreachable, type Instant } from '../../platform/values.ts'
import { endsOf, type ItemId, type Meeting, type MeetingId } from '../meetings/index.ts'

/** From so long before the start a room can be opened: people find their place, try their line. */
export const OPENS_MINUTES_BEFORE = 60
/** Hours after the end of the meeting until which its room is closed by the clock alone. */
export const STAYS_HOURS = 12

/** What is on the table, and since when. */
export type OnTable = { readonly item: ItemId; readonly since: Instant }

export type SittingState =
  | { readonly kind: 'unopened' }
  | { readonly kind: 'open'; readonly since: Instant; readonly table: OnTable | undefined }
  | { readonly kind: 'closed'; readonly since: Instant; readonly at: Instant }

/** The room's state; one for each meeting. */
export type Sitting = {
  readonly meeting: MeetingId
  readonly state: SittingState
  /** Grows with each change: what a form of whoever runs the meeting was opened from. */
  readonly revision: number
}

export const unopened = (meeting: MeetingId): Sitting => ({
  meeting,
  state: { kind: 'unopened' },
  revision: 0,
})

export const opensAt = ({ starts }: Pick<Meeting, 'starts'>): Instant =>
  after(starts, minutes(-OPENS_MINUTES_BEFORE))

/** Nobody has to remember to close a room. */
export const shutsAt = (meeting: Pick<Meeting, 'starts' | 'minutes'>): Instant =>
  after(endsOf(meeting), hours(STAYS_HOURS))

export type SittingPhase = SittingState['kind']

/**
 * Opened for an hour to which its meeting was not yet moved: its doors are still to open, or do so
 * another day. Where it was moved by less, people stay.
 */
const isMovedAway = (since: Instant, meeting: Pick<Meeting, 'starts'>, now: Instant): boolean =>
  now < opensAt(meeting) || opensAt(meeting) - since > hours(STAYS_HOURS)

/**
 * As it is now: the hour closes a room that nobody closed, and so does who cancels its meeting; of
 * one that was moved away it opens anew.
 */
export function phaseOf(
  { state }: Pick<Sitting, 'state'>,
  meeting: Pick<Meeting, 'starts' | 'minutes' | 'state'>,
  now: Instant,
): SittingPhase {
  switch (state.kind) {
    case 'open':
      if (now >= shutsAt(meeting) || meeting.state.kind === 'cancelled') return 'closed'
      return isMovedAway(state.since, meeting, now) ? 'unopened' : 'open'
    case 'unopened':
    case 'closed':
      return state.kind
    default:
      return unreachable(state)
  }
}

/** When a room that is open no longer was closed, by whomever or by the hour. */
export function closedSince(
  { state }: Pick<Sitting, 'state'>,
  meeting: Pick<Meeting, 'starts' | 'minutes' | 'state'>,
): Instant {
  if (state.kind === 'closed') return state.at
  return meeting.state.kind === 'cancelled' ? meeting.state.at : shutsAt(meeting)
}

/** What is on the table now; nothing where the room is not open or between items. */
export const tableOf = ({ state }: Pick<Sitting, 'state'>): OnTable | undefined =>
  state.kind === 'open' ? state.table : undefined
