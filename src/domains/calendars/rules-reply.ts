/** What the answer of a calendar program says, and whether it counts. Pure. */
import { isHour, type ReadCalendar, type ReadEvent } from '../../platform/calendar/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import type { Meeting } from '../meetings/index.ts'
import { comingBy, type Coming } from './coming.ts'
import { isCancelled, type Part, type Planned } from './entry.ts'
import type { Known } from './telling.ts'

export const NOT_COUNTED = [
  'no-answer',
  'other-meeting',
  'somebody-else',
  'several',
  'undecided',
  'no-such-day',
  'outdated',
  'over',
] as const
export type NotCounted = (typeof NOT_COUNTED)[number]

export type Verdict =
  { readonly kind: 'counts'; readonly said: readonly Counted[] } | { readonly kind: NotCounted }

export type Counted = { readonly meeting: Meeting; readonly coming: Coming }

export type Asked = {
  readonly calendar: ReadCalendar
  /** Whom the invitation was for: nobody answers for another. */
  readonly address: MailAddress
  readonly uid: string
  readonly planned: Planned
  readonly known: Known
  readonly now: Instant
}

/** Of several days in one answer, each counts by itself; the first that does not says why. */
export function judge(asked: Asked): Verdict {
  const { calendar } = asked
  if (calendar.method !== 'REPLY' || calendar.events.length === 0) return { kind: 'no-answer' }
  const verdicts = calendar.events.map((event) => judgeOne(asked, event))
  const said = verdicts.flatMap((one) => (one.kind === 'counts' ? one.said : []))
  if (said.length > 0) return { kind: 'counts', said }
  return verdicts[0] ?? { kind: 'no-answer' }
}

function judgeOne(asked: Asked, event: ReadEvent): Verdict {
  const { address, uid, planned, known, now } = asked
  if (event.uid !== uid) return { kind: 'other-meeting' }
  const [attendee, ...others] = event.attendees
  if (!attendee) return { kind: 'no-answer' }
  if (others.length > 0) return { kind: 'several' }
  if (attendee.address !== address.toLowerCase()) return { kind: 'somebody-else' }
  if (attendee.answer === undefined) return { kind: 'undecided' }
  const named = partsNamed(event, planned)
  if (named.length === 0) return { kind: 'no-such-day' }
  const live = named.filter(({ meeting }) => isOpen(meeting, now))
  if (live.length === 0) return { kind: 'over' }
  // Whoever answers an earlier hour has not said that they can come at this one.
  const current = live.filter(
    ({ meeting }) => event.sequence >= (known.told[meeting.id]?.sequence ?? 0),
  )
  if (current.length === 0) return { kind: 'outdated' }
  const coming = comingBy(attendee.answer)
  return { kind: 'counts', said: current.map(({ meeting }) => ({ meeting, coming })) }
}

const isOpen = (meeting: Meeting, now: Instant) => !isCancelled(meeting) && meeting.starts > now

function partsNamed({ recurrence }: ReadEvent, { parts, zone }: Planned): readonly Part[] {
  if (recurrence === undefined) return parts
  if (recurrence === 'unclear') return []
  return parts.filter(({ planned }) => isHour(recurrence, planned, zone))
}
