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
import { groupsTold } from './rules/told.ts'
import type { LedgerShown, MineShown, OfHost, OwnMeeting } from './shown.ts'

const bodyOf = (hosting: Hosting): BodyId | undefined =>
  hosting.kind === 'process' ? hosting.process.body : hosting.body.id

export async function namedHost(read: Read, hosting: Hosting): Promise<OfHost> {
  return { hosting, words: await wordsOf(read, [placeOf(hosting).name]) }
}

export async function loadLedger(
  { read, now, viewer }: AskedBy,
  hosting: Hosting,
): Promise<LedgerShown> {
  const id = bodyOf(hosting)
  const body = id && (await findBody(read, { id }))
  const all = await meetingsOf(read, hostOf(hosting))
  const meetings = all.filter(({ state }) => state.kind !== 'cancelled')
  const membership = body && (await membershipOf(read, body, earliestOf(meetings, now)))
  const lines = membership ? meetings.flatMap((one) => linesFrom(one, membership, now)) : []
  return {
    ...(await namedHost(read, hosting)),
    lines,
    sums: sumsOf(lines),
    labels: membership?.labels ?? new Map(),
    held: meetings.filter((one) => !isComing(one, now)).length,
    coming: meetings.filter((one) => isComing(one, now)).length,
    mayFind: mayRun(hosting, viewer).ok,
  }
}

const earliestOf = (meetings: readonly Meeting[], now: Instant): Instant =>
  meetings.reduce((first, { starts }) => (starts < first ? starts : first), now)

const isComing = (meeting: Meeting, now: Instant): boolean => now < endsOf(meeting)

/** Those who were invited then; to what comes, those who are invited now. */
function linesFrom(
  meeting: Meeting,
  { invitedAt, zoneOf }: Membership,
  now: Instant,
): readonly LedgerLine[] {
  const { id, starts, minutes } = meeting
  const coming = isComing(meeting, now)
  const groups = groupsTold(invitedAt(coming ? now : starts))
  return groups.flatMap(({ region, people }) => {
    const outside = meanNight(people.map(zoneOf), { starts, minutes })
    if (outside === undefined) return []
    const line = { starts, minutes, isComing: coming, region, people: people.length, outside }
    return [{ meeting: id, ...line }]
  })
}

/** Of the whole site, at most so many on either side of now. */
const MEETINGS_EACH = 500
const AHEAD = days(731)

/** Of meetings to which the reader was invited then, or is now. */
export async function loadMine({ read, now }: AskedBy, viewer: Actor): Promise<MineShown> {
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
  const mine = lines.filter(({ meeting, hosting }) => {
    const at = isComing(meeting, now) ? now : meeting.starts
    return invites(hosting, at).includes(viewer.person)
  })
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
