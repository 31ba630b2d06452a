/** Loads what the pages of meetings show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import { hostingOf, placeOf, type Hosting } from './hosting.ts'
import { hostKey, type Meeting, type MeetingId, type SeriesId } from './meeting.ts'
import { isInvited } from './rules-standing.ts'
import type { Line, MeetingShown, MeetingsShown, Returned, Scene } from './shown.ts'
import { agendaOf } from './store-agenda.ts'
import { findDoor } from './store-doors.ts'
import { comingMeetings, findSeries, loadMeeting, meetingsOf, pastMeetings } from './store.ts'
import type { SeriesShown } from './views-series.tsx'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

/** On one page, of each list. */
const LISTED_MAX = 60
/** How far the list of what comes looks ahead: the longest series. */
const AHEAD = days(731)

type Mentioned = {
  readonly people: readonly PersonId[]
  readonly commitments: readonly string[]
}

export async function sceneOf(
  { read, now, viewer, returned }: Asked,
  { people, commitments }: Mentioned,
): Promise<Scene> {
  return {
    words: await wordsOf(read, [...new Set(commitments)]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
  }
}

/** With whose they are, each host asked for once. */
export async function linesOf(read: Read, meetings: readonly Meeting[]): Promise<readonly Line[]> {
  const hosts = new Map(meetings.map(({ host }) => [hostKey(host), host]))
  const hostings = new Map<string, Hosting>()
  for (const [key, host] of hosts) {
    const hosting = await hostingOf(read, host)
    if (hosting) hostings.set(key, hosting)
  }
  return meetings.flatMap((meeting) => {
    const hosting = hostings.get(hostKey(meeting.host))
    return hosting ? [{ meeting, hosting }] : []
  })
}

export const wordsIn = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap(({ meeting, hosting }) => [meeting.title, placeOf(hosting).name])

export async function loadMeetings(asked: Asked): Promise<MeetingsShown> {
  const { read, now, viewer } = asked
  const between = { from: now, until: after(now, AHEAD), limit: LISTED_MAX }
  const coming = await linesOf(read, await comingMeetings(read, between))
  const past = await linesOf(read, await pastMeetings(read, { now, limit: LISTED_MAX }))
  const scene = await sceneOf(asked, {
    people: [],
    commitments: wordsIn([...coming, ...past]),
  })
  const mine = coming.filter(({ hosting }) => isInvited(hosting, viewer))
  return { ...scene, coming, past, mine }
}

export async function loadShown(asked: Asked, id: MeetingId): Promise<MeetingShown | undefined> {
  const { read, viewer } = asked
  const meeting = await loadMeeting(read, id)
  const hosting = meeting && (await hostingOf(read, meeting.host))
  if (!meeting || !hosting) return undefined
  const agenda = await agendaOf(read, id)
  const door = isInvited(hosting, viewer) ? await findDoor(read, id) : undefined
  const scene = await sceneOf(asked, {
    people: [meeting.calledBy, ...agenda.map(({ broughtBy }) => broughtBy)],
    commitments: [...wordsIn([{ meeting, hosting }]), ...said(meeting), ...topics(agenda)],
  })
  return { ...scene, meeting, hosting, agenda, door, later: [] }
}

const said = ({ ways, shortNotice, state }: Meeting): readonly string[] => [
  ...[ways.dialIn, ways.venue, shortNotice].flatMap((one) => one ?? []),
  ...(state.kind === 'cancelled' ? [state.reason] : []),
]

const topics = (agenda: MeetingShown['agenda']): readonly string[] =>
  agenda.flatMap(({ topic, state }) => [
    topic,
    ...(state.kind === 'declined' ? [state.reason] : []),
  ])

export async function loadSeries(asked: Asked, id: SeriesId): Promise<SeriesShown | undefined> {
  const { read } = asked
  const series = await findSeries(read, id)
  const hosting = series && (await hostingOf(read, series.host))
  if (!series || !hosting) return undefined
  const meetings = await meetingsOf(read, { kind: 'series', series: id })
  const lines = meetings.map((meeting) => ({ meeting, hosting }))
  const commitments = [series.title, placeOf(hosting).name, ...wordsIn(lines)]
  return { ...(await sceneOf(asked, { people: [], commitments })), series, hosting, lines }
}
