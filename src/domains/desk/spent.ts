/** What the record knows of work that was done, beside what was estimated. Pure. */
import type { Instant } from '../../platform/values.ts'
import { endsOf, type Meeting, type MeetingId } from '../meetings/index.ts'
import type { Duty } from '../processes/index.ts'

/** Half-open, as windows are. */
export type Period = { readonly from: Instant; readonly until: Instant }

export type Spent = {
  /** That have ended, and have staff among those who came. */
  readonly meetings: number
  /** Their planned length, once for each of the staff on their list. */
  readonly staffMinutes: number
  readonly met: number
  readonly late: number
}

type Known = {
  /** The meeting of each line of staff. */
  readonly comings: readonly MeetingId[]
  readonly meetings: readonly Meeting[]
  readonly duties: readonly Pick<Duty, 'state'>[]
  readonly now: Instant
}

export function spentIn({ from, until }: Period, { comings, meetings, duties, now }: Known): Spent {
  const isIn = (at: Instant) => from <= at && at < until && at <= now
  const held = new Map(
    meetings
      .filter((meeting) => meeting.state.kind !== 'cancelled' && isIn(endsOf(meeting)))
      .map((meeting) => [meeting.id, meeting.minutes]),
  )
  const lengths = comings.flatMap((id) => held.get(id) ?? [])
  const done = (kind: 'met' | 'late') =>
    duties.filter(({ state }) => state.kind === kind && isIn(state.document.at)).length
  return {
    meetings: new Set(comings.filter((id) => held.has(id))).size,
    staffMinutes: lengths.reduce((sum, minutes) => sum + minutes, 0),
    met: done('met'),
    late: done('late'),
  }
}
