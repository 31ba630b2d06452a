/** What waits for whoever ran a meeting: corrections to answer, minutes to approve, recordings. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import {
  endsOf,
  linesOf,
  mayRun,
  pastMeetings,
  wasCalledOff,
  type Hosting,
  type Meeting,
} from '../meetings/index.ts'
import type { Actor, Stake } from '../people/index.ts'
import { plain, type ProcessId } from '../processes/index.ts'
import type { Correction, Minutes } from './minutes.ts'
import { dutiesOf } from './rules-traces.ts'
import { correctionsOfAll, minutesOfAll, tracesOf } from './store-minutes.ts'
import type { Trace, TraceDuty } from './trace.ts'

/** Meetings that ended longer ago are history; nobody is reminded of them. */
const BACK = days(90)
/** On the whole site, the latest first. */
const MEETINGS_MAX = 300

/** A meeting that ended not long ago, with what is still open about it. */
type Left = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly minutes: Minutes | undefined
  readonly asked: readonly Correction[]
  readonly duties: readonly TraceDuty[]
}

export async function leftOver(read: Read, now: Instant): Promise<readonly Left[]> {
  const past = (await pastMeetings(read, { now, limit: MEETINGS_MAX })).filter(
    (one) => !wasCalledOff(one) && after(endsOf(one), BACK) > now,
  )
  const ids = past.map(({ id }) => id)
  const minutes = await minutesOfAll(read, ids)
  const corrections = await correctionsOfAll(read, ids)
  const traces = await tracesOf(read, ids)
  const of = (id: Meeting['id']) => traces.filter((one: Trace) => one.meeting === id)
  return (await linesOf(read, past)).map(({ meeting, hosting }) => ({
    meeting,
    hosting,
    minutes: minutes.get(meeting.id),
    asked: corrections.filter((one) => one.meeting === meeting.id && one.state.kind === 'asked'),
    duties: dutiesOf(meeting, of(meeting.id), now),
  }))
}

export type Thing = {
  readonly said: {
    readonly key: `minutes.things.${'correct' | 'close' | 'approve' | 'traces'}`
    readonly title: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: Stake
  readonly process?: ProcessId | undefined
}

type Open = Omit<Thing, 'process' | 'said' | 'href'> & {
  readonly key: Thing['said']['key']
  readonly at: string
}

const waits = (key: Open['key'], at: string, stake: Stake, since: Instant): Open => ({
  key,
  at,
  stake,
  since,
  until: undefined,
})

/** What is to be done about one meeting; late is still owed. */
export function openIn(
  { meeting, minutes, asked, duties }: Omit<Left, 'hosting'>,
  now: Instant,
): readonly Open[] {
  const state = minutes?.state ?? { kind: 'open' }
  const first = asked[0]
  const isDue = state.kind === 'draft' && now >= state.until && !first
  return [
    ...(first ? [waits('minutes.things.correct', '#notes', 'answer', first.askedAt)] : []),
    ...(state.kind === 'open'
      ? [waits('minutes.things.close', '#state', 'draft', endsOf(meeting))]
      : []),
    ...(isDue ? [waits('minutes.things.approve', '#state', 'draft', state.until)] : []),
    ...owedIn(duties),
  ]
}

/** One thing for all that a meeting still has to leave: until the hour, or since it is late. */
function owedIn(duties: readonly TraceDuty[]): readonly Open[] {
  const [first] = owing(duties)
  if (!first) return []
  const { state, due } = first
  return [
    {
      key: 'minutes.things.traces',
      at: '#traces',
      stake: 'other',
      until: state === 'due' ? due : undefined,
      since: state === 'late' ? due : undefined,
    },
  ]
}

const owing = (duties: readonly TraceDuty[]): readonly TraceDuty[] =>
  duties.filter(({ state }) => state === 'due' || state === 'late')

/** For whoever runs the meetings of a host. */
export async function minutesThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const left = (await leftOver(read, now)).filter(({ hosting }) => mayRun(hosting, actor).ok)
  const words = await wordsOf(read, [...new Set(left.map(({ meeting }) => meeting.title))])
  return left.flatMap((one) =>
    openIn(one, now).map(({ key, at, ...rest }) => ({
      ...rest,
      said: { key, title: plain({ words }, one.meeting.title, '') },
      href: `/meetings/${one.meeting.id}/notes${at}`,
      ...(one.hosting.kind === 'process' ? { process: one.hosting.process.id } : {}),
    })),
  )
}

/** Recordings and transcripts owed in processes, whoever has to bring them. */
export async function owedByMeetings(read: Read, now: Instant) {
  const left = await leftOver(read, now)
  return left.flatMap(({ meeting, hosting, duties }) => {
    const [first] = owing(duties)
    if (hosting.kind !== 'process' || !first) return []
    return [
      {
        said: { key: 'minutes.owed.traces' },
        href: `/meetings/${meeting.id}/notes#traces`,
        process: hosting.process.id,
        since: endsOf(meeting),
        overdue: now >= first.due,
      } as const,
    ]
  })
}
