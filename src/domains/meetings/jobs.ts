/** The clock's door: tells whoever runs a meeting that its zone changed its law. Moves nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import type { Instant } from '../../platform/values.ts'
import { termsOf } from '../bodies/index.ts'
import {
  tellPeople,
  writtenIn,
  type Letterbox,
  type PersonId,
  type Tools,
} from '../people/index.ts'
import { holdersOf } from '../processes/index.ts'
import { hostingOf, type Hosting } from './hosting.ts'
import type { Meeting, MeetingId } from './meeting.ts'
import { driftOf } from './rules-moving.ts'
import { OFFICERS } from './rules-standing.ts'
import { tellOnce } from './store-drifts.ts'
import { plannedMeetings } from './store-spans.ts'
import { loadMeeting } from './store.ts'

type Clockwork = Pick<Tools, 'database'> & Letterbox

/** Laws come with a new version of the program: looked at once a day, and as it starts. */
export function meetingDoors(tools: Clockwork): readonly ClockDoor[] {
  let done: string | undefined
  return [
    everyMinute('tell of new clock laws', async (now) => {
      const day = new Date(now).toISOString().slice(0, 10)
      if (day === done) return
      await tellDrifts(tools, now)
      done = day
    }),
  ]
}

export async function tellDrifts(tools: Clockwork, now: Instant): Promise<void> {
  const { read, transact } = tools.database
  const planned = await plannedMeetings(read, now)
  const moved = planned.filter((one) => one.starts > now && driftOf(one) !== undefined)
  for (const { id } of moved) await transact((tx, at) => tell(tools, tx, id, at))
}

async function tell(tools: Clockwork, tx: Tx, id: MeetingId, now: Instant): Promise<void> {
  const meeting = await loadMeeting(tx, id)
  const hosting = meeting && (await hostingOf(tx, meeting.host))
  const drift = meeting && driftOf(meeting)
  if (!meeting || !hosting || !drift) return
  if (!(await tellOnce(tx, { meeting: id, nowLocal: drift.nowLocal, at: now }))) return
  const { outbox, url, wordsIn } = tools
  const title = await writtenIn(tx, meeting.title)
  const spaced = (local: string) => local.replace('T', ' ')
  const { local, zone } = meeting
  const hours = { local: spaced(local), zone, now: spaced(drift.nowLocal) }
  const news = {
    to: await runnersOf(tx, hosting, meeting, now),
    about: `meeting:${id}` as const,
    path: `/meetings/${id}`,
    say: (t: ReturnType<typeof wordsIn>) => ({
      subject: t('meetings.mail.drift.subject', { title }),
      paragraphs: [t('meetings.drift.what', hours)],
    }),
  }
  // An answer by mail chooses nothing: none is asked for.
  await tellPeople(tx, { outbox, url, wordsIn }, news, now)
}

/** Who serves the host; where nobody does, whoever called the meeting. */
async function runnersOf(
  db: Read | Tx,
  hosting: Hosting,
  { calledBy }: Meeting,
  now: Instant,
): Promise<readonly PersonId[]> {
  const found: PersonId[] = []
  if (hosting.kind === 'body') {
    const terms = await termsOf(db, hosting.body.id, now)
    const serving = terms.filter(({ role }) => OFFICERS.some((one) => one === role))
    found.push(...serving.map(({ person }) => person))
  } else {
    for (const role of OFFICERS) found.push(...(await holdersOf(db, hosting.process, role, now)))
  }
  return found.length === 0 ? [calledBy] : [...new Set(found)]
}
