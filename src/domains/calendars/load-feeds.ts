/** Loads what each calendar that people subscribe to holds. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import {
  comingMeetings,
  findSeries,
  hostingOf,
  isInvited,
  meetingsOf,
  nextMeetingsOf,
  type Hosting,
  type Meeting,
  type MeetingId,
  type SeriesId,
  findHosted,
} from '../meetings/index.ts'
import type { NeedsOf } from '../mailings/index.ts'
import type { Actor } from '../people/index.ts'
import { hostKey, type Host } from '../processes/index.ts'
import { spanAt } from './feeds.ts'
import { entriesOf, type Entry } from './load.ts'
import { asksOf } from './store.ts'
import { saidBy } from './store-answers.ts'

/** Meetings of one calendar; a series counts once for each of its meetings. */
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

/** To which one is invited, asked to be, or said something. */
export async function ofPerson(read: Read, actor: Actor, now: Instant): Promise<readonly Entry[]> {
  const meetings = await comingMeetings(read, { ...spanAt(now), limit: MEETINGS_MAX })
  const asked = new Set(await asksOf(read, actor.person))
  const said = new Set((await saidBy(read, actor.person)).map(({ meeting }) => meeting))
  const hostings = new Map<string, Hosting | undefined>()
  const own: Meeting[] = []
  for (const meeting of meetings) {
    const key = hostKey(meeting.host)
    const hosting = hostings.get(key) ?? (await hostingOf(read, meeting.host))
    hostings.set(key, hosting)
    const isAsked =
      asked.has(`meeting:${meeting.id}`) ||
      (meeting.series !== undefined && asked.has(`series:${meeting.series.id}`))
    const isOwn = hosting !== undefined && isInvited(hosting, actor)
    if (isOwn || isAsked || said.has(meeting.id)) own.push(meeting)
  }
  return entriesOf(read, own)
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
