/** Loads what the pages of meetings show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { findPeople, isStaff, namesOf, type Actor, type PersonId } from '../people/index.ts'
import { type Host, hostKey } from '../processes/index.ts'
import { hostingOf, placeOf, type Hosting } from './hosting.ts'
import { type Meeting, type MeetingId, type SeriesId } from './meeting.ts'
import { isInvited } from './rules-standing.ts'
import type { Line, MeetingShown, MeetingsShown, Returned, Scene } from './shown.ts'
import { agendaOf } from './store-agenda.ts'
import { cyclesOf, findCycle, roundAt, roundsOf } from './store-cycles.ts'
import { findDoor } from './store-doors.ts'
import { hubsOf, sessionsOf } from './store-hubs.ts'
import { materialsOf, requestsOf } from './store-materials.ts'
import { filesOfPapers } from './store-papers.ts'
import { comingMeetings, hostsBetween, pastMeetings, type Between } from './store-spans.ts'
import { findSeries, meetingsById, meetingsOf } from './store.ts'
import type { CycleId } from './cycle.ts'
import type { CycleShown } from './views-cycles.tsx'
import type { SeriesShown } from './views-series.tsx'
import { findHosted } from './hosted.ts'

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
  const hosts = await invitingHosts(read, viewer, between)
  const among = { hosts, meetings: [], series: [] }
  const mine = await linesOf(read, await comingMeetings(read, { ...between, among }))
  const scene = await sceneOf(asked, {
    people: [],
    commitments: wordsIn([...coming, ...past, ...mine]),
  })
  return { ...scene, coming, past, mine }
}

/** Whose meetings of a span somebody is invited to without asking. */
export async function invitingHosts(
  read: Read,
  viewer: Actor | undefined,
  span: Pick<Between, 'from' | 'until'>,
): Promise<readonly Host[]> {
  if (!viewer) return []
  const inviting: Host[] = []
  for (const host of await hostsBetween(read, span)) {
    const hosting = await hostingOf(read, host)
    if (hosting && isInvited(hosting, viewer)) inviting.push(host)
  }
  return inviting
}

export async function loadShown(asked: Asked, id: MeetingId): Promise<MeetingShown | undefined> {
  const { read, viewer } = asked
  const found = await findHosted(read, id)
  if (!found) return undefined
  const { meeting, hosting } = found
  const door = isInvited(hosting, viewer) ? await findDoor(read, id) : undefined
  const beside = await besideOf(asked, meeting)
  const { agenda, hubs, materials, requests } = beside
  const scene = await sceneOf(asked, {
    people: [
      meeting.calledBy,
      ...agenda.map(({ broughtBy }) => broughtBy),
      ...hubs.flatMap(({ host, people }) => [host, ...people]),
      ...materials.map(({ submittedBy }) => submittedBy),
      ...requests.map(({ person }) => person),
    ],
    commitments: [...wordsIn([{ meeting, hosting }]), ...said(meeting), ...saidBeside(beside)],
  })
  return {
    ...scene,
    meeting,
    hosting,
    door,
    ...beside,
    later: [],
    video: undefined,
    ownLink: false,
  }
}

type Beside = Pick<
  MeetingShown,
  'agenda' | 'hubs' | 'sessions' | 'materials' | 'files' | 'requests' | 'cycles' | 'round'
>

async function besideOf({ read, viewer }: Asked, { id, host }: Meeting): Promise<Beside> {
  const person = viewer && !isStaff(viewer) ? { person: viewer.person } : {}
  const materials = await materialsOf(read, id)
  const files = await filesOfPapers(
    read,
    materials.map((one) => one.id),
  )
  return {
    agenda: await agendaOf(read, id),
    hubs: await hubsOf(read, id),
    sessions: await sessionsOf(read, id),
    materials,
    files: new Map(files.map((one) => [one.id, one])),
    requests: viewer ? await requestsOf(read, { meeting: id, ...person }) : [],
    cycles: host.kind === 'body' ? await cyclesOf(read, host.body) : [],
    round: host.kind === 'body' ? await roundAt(read, id) : undefined,
  }
}

const saidBeside = ({ agenda, hubs, sessions, materials, files, cycles, round }: Beside) => [
  ...[...files.values()].map(({ name }) => name),
  ...topics(agenda),
  ...hubs.flatMap(({ place, line }) => [place, ...(line === undefined ? [] : [line])]),
  ...sessions.flatMap(({ title, room }) => [title, ...(room === undefined ? [] : [room])]),
  ...materials.flatMap(({ title, state }) => [
    title,
    ...(state.kind === 'declined' ? [state.reason] : []),
  ]),
  ...cycles.map(({ name }) => name),
  ...(round?.reason === undefined ? [] : [round.reason]),
]

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

export async function loadCycle(asked: Asked, id: CycleId): Promise<CycleShown | undefined> {
  const { read } = asked
  const cycle = await findCycle(read, id)
  const hosting = cycle && (await hostingOf(read, { kind: 'body', body: cycle.body }))
  if (!cycle || !hosting) return undefined
  const all = await roundsOf(read, id)
  const meetings = await meetingsById(
    read,
    all.map(({ meeting }) => meeting),
  )
  const rounds = meetings.flatMap((meeting) => {
    const round = all.find((one) => one.meeting === meeting.id)
    return round ? [{ region: round.region, reason: round.reason, meeting, hosting }] : []
  })
  const commitments = [
    cycle.name,
    placeOf(hosting).name,
    ...wordsIn(rounds),
    ...rounds.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  ]
  return { ...(await sceneOf(asked, { people: [], commitments })), cycle, hosting, rounds }
}
