/** What of meetings waits for somebody: one that is near, an agenda due, a zone's new law. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { canTry, isStaff, type Actor, type Stake } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { linesOf, wordsIn } from './load.ts'
import { agendaDue } from './rules-agenda.ts'
import { driftOf } from './rules-moving.ts'
import { isInvited, mayRun } from './rules-standing.ts'
import type { Meeting } from './meeting.ts'
import type { Line } from './shown.ts'
import { meetingsAsked } from './store-materials.ts'
import { meetingsById } from './store.ts'
import { plannedMeetings } from './store-spans.ts'

/** From when on a meeting needs those who are invited. */
const SOON = days(7)
/** From when on an agenda needs those who run the meeting. */
const AGENDA_SOON = days(3)

type Said = `meetings.things.${'soon' | 'agenda' | 'drift' | 'requests'}`

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said: { readonly key: Said; readonly name: string }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: Stake
  readonly process: ProcessId | undefined
}

export async function meetingThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor || (actor.seats.length === 0 && actor.roles.length === 0)) return []
  // By whole days, so that all who ask in one share the answer.
  const today = (now - (now % days(1))) as Instant
  const planned = (await plannedMeetings(read, today)).filter(({ starts }) => starts > now)
  const mine = (await linesOf(read, planned)).filter(({ hosting }) => isInvited(hosting, actor))
  const words = await wordsOf(read, wordsIn(mine))
  const asked = isStaff(actor) ? await requestThings(read, now) : []
  const others = mine.flatMap((line): readonly Thing[] => {
    const name = titleIn(words, line.meeting)
    return reasons(line, actor, now).map(({ key, until }) => ({
      said: { key, name },
      href: `/meetings/${line.meeting.id}${key === 'meetings.things.agenda' ? '/running' : ''}`,
      until,
      since: undefined,
      stake: key === 'meetings.things.soon' ? 'meeting' : 'draft',
      process: line.hosting.kind === 'process' ? line.hosting.process.id : undefined,
    }))
  })
  return [...asked, ...others]
}

/** The staff alone hear that somebody needs something to come; who and what stands on the page. */
async function requestThings(read: Read, now: Instant): Promise<readonly Thing[]> {
  const asked = await meetingsAsked(read, now)
  const meetings = await meetingsById(read, [...asked.keys()])
  const lines = (await linesOf(read, meetings)).filter(
    ({ meeting }) => meeting.state.kind === 'planned',
  )
  const words = await wordsOf(read, wordsIn(lines))
  return lines.map(({ meeting, hosting }) => ({
    said: { key: 'meetings.things.requests', name: titleIn(words, meeting) },
    href: `/meetings/${meeting.id}#requests`,
    until: meeting.starts,
    since: asked.get(meeting.id),
    stake: 'answer',
    process: hosting.kind === 'process' ? hosting.process.id : undefined,
  }))
}

const titleIn = (words: Words, { title, local }: Meeting): string => {
  const wording = words.get(title)
  return wording.kind === 'text' ? wording.text : local
}

type Reason = { readonly key: Said; readonly until: Instant }

function reasons(line: Line, actor: Actor, now: Instant): readonly Reason[] {
  const { meeting, hosting } = line
  const soon: readonly Reason[] =
    meeting.starts <= after(now, SOON)
      ? [{ key: 'meetings.things.soon', until: meeting.starts }]
      : []
  if (!canTry(mayRun(hosting, actor))) return soon
  const due = meeting.agendaAt === undefined ? agendaDue(line) : undefined
  const isDue = due !== undefined && due <= after(now, AGENDA_SOON)
  return [
    ...soon,
    ...(isDue ? [{ key: 'meetings.things.agenda', until: due } as const] : []),
    ...(driftOf(meeting) ? [{ key: 'meetings.things.drift', until: meeting.starts } as const] : []),
  ]
}
