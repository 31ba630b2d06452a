/** Loads what meetings cost: of a process or body by region, and of the reader alone. No rules. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { findBody, type BodyId } from '../bodies/index.ts'
import {
  comingMeetings,
  endsOf,
  hostOf,
  linesOf,
  mayRun,
  meetingsOf,
  pastMeetings,
  placeOf,
  type Hosting,
  type Meeting,
} from '../meetings/index.ts'
import { findAccount, type Actor, type PersonId } from '../people/index.ts'
import type { AskedBy } from './load-finder.ts'
import { invitationsOf, membershipOf, type Membership } from './invited.ts'
import { meanNight, nightIn, sumsOf, type LedgerLine } from './rules/ledger.ts'
import { groupsCounted } from './rules/told.ts'
import type { LedgerShown, MineShown, OfHost, OwnMeeting } from './shown.ts'

/** Who came to a meeting; nothing where that was not taken down. Joined by the site. */
export type CameTo = (
  read: Read,
  meeting: Meeting['id'],
) => Promise<ReadonlySet<PersonId> | undefined>

/** Who asks, and how it is known who came. */
export type LedgerAsked = AskedBy & { readonly cameTo: CameTo }

const bodyOf = (hosting: Hosting): BodyId | undefined =>
  hosting.kind === 'process' ? hosting.process.body : hosting.body.id

export async function namedHost(read: Read, hosting: Hosting): Promise<OfHost> {
  return { hosting, words: await wordsOf(read, [placeOf(hosting).name]) }
}

export async function loadLedger(
  { read, now, viewer, cameTo }: LedgerAsked,
  hosting: Hosting,
): Promise<LedgerShown> {
  const id = bodyOf(hosting)
  const body = id && (await findBody(read, { id }))
  const all = await meetingsOf(read, hostOf(hosting))
  const meetings = all.filter(({ state }) => state.kind !== 'cancelled')
  const membership = body && (await membershipOf(read, body, earliestOf(meetings, now)))
  const over = meetings.filter((one) => !isComing(one, now))
  const came = new Map<Meeting['id'], ReadonlySet<PersonId> | undefined>()
  for (const { id: meeting } of over) came.set(meeting, await cameTo(read, meeting))
  const lines = membership
    ? meetings.flatMap((one) => linesFrom(one, membership, { now, came: came.get(one.id) }))
    : []
  return {
    ...(await namedHost(read, hosting)),
    lines,
    sums: sumsOf(lines),
    labels: membership?.labels ?? new Map(),
    held: over.length,
    counted: over.filter((one) => came.get(one.id) !== undefined).length,
    coming: meetings.length - over.length,
    mayFind: mayRun(hosting, viewer).ok,
  }
}

const earliestOf = (meetings: readonly Meeting[], now: Instant): Instant =>
  meetings.reduce((first, { starts }) => (starts < first ? starts : first), now)

const isComing = (meeting: Meeting, now: Instant): boolean => now < endsOf(meeting)

type Then = { readonly now: Instant; readonly came: ReadonlySet<PersonId> | undefined }

/** Those who came, or were invited then; to what comes, those who are invited now. */
function linesFrom(
  meeting: Meeting,
  { invitedAt, zoneOf }: Membership,
  { now, came }: Then,
): readonly LedgerLine[] {
  const { id, starts, minutes } = meeting
  const coming = isComing(meeting, now)
  const groups = groupsCounted(invitedAt(coming ? now : starts), came)
  return groups.flatMap(({ region, people, count, by }) => {
    const outside = meanNight(people.map(zoneOf), { starts, minutes })
    if (outside === undefined) return []
    const line = { starts, minutes, isComing: coming, region, people: count, by, outside }
    return [{ meeting: id, ...line }]
  })
}

/** Of the whole site, at most so many on either side of now. */
const MEETINGS_EACH = 500
const AHEAD = days(731)

/** Of meetings to which the reader came, or was invited where nobody took down who came. */
export async function loadMine(
  { read, now, cameTo }: LedgerAsked,
  viewer: Actor,
): Promise<MineShown> {
  const account = await findAccount(read, { person: viewer.person })
  const zone = account?.zone ?? 'UTC'
  const between = { from: now, until: after(now, AHEAD), limit: MEETINGS_EACH }
  const coming = await comingMeetings(read, between)
  const past = await pastMeetings(read, { now, limit: MEETINGS_EACH })
  const lines = (await linesOf(read, [...coming, ...past])).filter(
    ({ meeting }) => meeting.state.kind !== 'cancelled',
  )
  const invites = await invitesIn(read, lines)
  const titles = lines.map(({ meeting }) => meeting.title)
  const words = await wordsOf(read, titles)
  const invited = lines.filter(({ meeting, hosting }) => {
    const at = isComing(meeting, now) ? now : meeting.starts
    return invites(hosting, at).includes(viewer.person)
  })
  const mine: Line[] = []
  for (const line of invited) {
    const came = isComing(line.meeting, now) ? undefined : await cameTo(read, line.meeting.id)
    if (came?.has(viewer.person) ?? true) mine.push(line)
  }
  const meetings = mine.map(({ meeting }): OwnMeeting => {
    const wording = words.get(meeting.title)
    return {
      id: meeting.id,
      title: wording.kind === 'text' ? wording.text : meeting.id,
      starts: meeting.starts,
      minutes: meeting.minutes,
      outside: nightIn(zone, meeting),
      isComing: isComing(meeting, now),
    }
  })
  return { zone, meetings: meetings.toSorted((one, other) => one.starts - other.starts) }
}

type Line = { readonly meeting: Meeting; readonly hosting: Hosting }

/** Each body is asked for once. */
async function invitesIn(read: Read, lines: readonly Line[]) {
  const known = new Map<BodyId, (at: Instant) => readonly PersonId[]>()
  for (const id of new Set(lines.flatMap(({ hosting }) => bodyOf(hosting) ?? []))) {
    const body = await findBody(read, { id })
    if (body) known.set(id, await invitationsOf(read, body))
  }
  return (hosting: Hosting, at: Instant): readonly PersonId[] => {
    const id = bodyOf(hosting)
    return (id && known.get(id)?.(at)) ?? []
  }
}
