/** Loads what each calendar that people subscribe to holds. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import {
  comingMeetings,
  endsOf,
  findSeries,
  invitingHosts,
  meetingId,
  meetingsOf,
  nextMeetingsOf,
  pastMeetings,
  seriesId,
  type MeetingId,
  type SeriesId,
  findHosted,
} from '../meetings/index.ts'
import type { NeedsOf } from '../mailings/index.ts'
import type { Actor } from '../people/index.ts'
import type { Host } from '../processes/index.ts'
import { spanAt } from './feeds.ts'
import { entriesOf, type Entry } from './load.ts'
import { asksOf } from './store.ts'
import { saidBy } from './store-answers.ts'

/** Meetings of one calendar, on either side of now; a series counts once for each of its own. */
const MEETINGS_MAX = 500

/** Until when a stored answer may stand: what is told depends on the day. */
export const untilMidnight = (now: Instant): Instant =>
  after((now - (now % days(1))) as Instant, days(1))

export async function ofMeeting(read: Read, id: MeetingId): Promise<Entry | undefined> {
  const found = await findHosted(read, id)
  if (!found) return undefined
  const [all] = await entriesOf(read, [{ ...found.meeting, series: undefined }])
  return all
}

export async function ofSeries(read: Read, id: SeriesId) {
  const series = await findSeries(read, id)
  if (!series) return undefined
  const meetings = await meetingsOf(read, { kind: 'series', series: id })
  return { series, entries: await entriesOf(read, meetings) }
}

export async function ofHost(read: Read, host: Host, now: Instant): Promise<readonly Entry[]> {
  const { from, until } = spanAt(now)
  const meetings = await nextMeetingsOf(read, host, { now: from, limit: MEETINGS_MAX })
  return entriesOf(
    read,
    meetings.filter(({ starts }) => starts < until),
  )
}

/**
 * To which one is invited, asked to be, or said something. What comes has room of its own: what
 * was does not push it out.
 */
export async function ofPerson(read: Read, actor: Actor, now: Instant): Promise<readonly Entry[]> {
  const span = spanAt(now)
  const asked = (await asksOf(read, actor.person)).map((one) => one.split(':'))
  const idsOf = (noun: string) => asked.flatMap(([kind, id = '']) => (kind === noun ? [id] : []))
  const said = (await saidBy(read, actor.person)).map(({ meeting }) => meeting)
  const among = {
    hosts: await invitingHosts(read, actor, span),
    meetings: [...idsOf('meeting').flatMap((raw) => meetingId(raw) ?? []), ...said],
    series: idsOf('series').flatMap((raw) => seriesId(raw) ?? []),
  }
  const limit = MEETINGS_MAX
  const ahead = await comingMeetings(read, { from: now, until: span.until, limit, among })
  const past = await pastMeetings(read, { now, limit, among })
  return entriesOf(read, [...past.filter((one) => endsOf(one) > span.from), ...ahead])
}

type Dated = Awaited<ReturnType<NeedsOf>>[number] & { readonly process?: string | undefined }

/** What ends at an hour: what anybody can do in a process, or what waits for one person. */
export async function deadlinesOf(
  needs: readonly NeedsOf[],
  read: Read,
  of: { readonly process: string } | { readonly actor: Actor },
  now: Instant,
): Promise<readonly Dated[]> {
  const actor = 'actor' in of ? of.actor : undefined
  const told: readonly Dated[] = (
    await Promise.all(needs.map((tell) => tell(read, actor, now)))
  ).flat()
  return told.filter(
    ({ until, process }) =>
      until !== undefined && until > now && ('actor' in of || process === of.process),
  )
}
