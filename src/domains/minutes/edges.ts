/** The hours at which the pages of notes and minutes change by the clock alone. Pure. */
import { after, hours, type Instant } from '../../platform/values.ts'
import { endsOf } from '../meetings/index.ts'
import { opensAt } from './minutes.ts'
import type { NotesShown } from './shown.ts'
import { OWED_HOURS } from './trace.ts'

/** When the clock changes such a page next: notes open, the meeting ends, recordings are late. */
export function nextEdge({ meeting, about, now }: NotesShown): Instant | undefined {
  const ends = endsOf(meeting)
  const { state } = about.minutes
  const edges = [
    opensAt(meeting),
    meeting.starts,
    ends,
    after(ends, hours(OWED_HOURS)),
    ...(state.kind === 'draft' ? [state.until] : []),
  ]
  return edges.filter((edge) => edge > now).toSorted((one, other) => one - other)[0]
}
