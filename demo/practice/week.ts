/** The working week of the practice table: a call in three turning slots, a plenary with hubs. */
import { findProcess } from '../../src/domains/processes/index.ts'
import {
  addItem,
  addSession,
  callMeetings,
  cancelMeeting,
  comeToHub,
  hostingOf,
  lockMeeting,
  moveMeeting,
  NO_WAYS,
  offerHub,
  onceAt,
  publishAgenda,
  type Meeting,
  type MeetingWorking,
  type Pattern,
} from '../../src/domains/meetings/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import { here, must, type Play, type Stage } from '../stage.ts'
import { ago, as, dayAgo, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'

const SLUG = 'labels'
const CHAIR = 'facilitator'

export async function* week(stage: Stage, cast: Cast): Play {
  yield ago(stage, 40)
  const { pin } = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene: Scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
  const calls = await call(scene, 'Call of the practice table', weekly(stage))
  yield ago(stage, 38)
  const [plenary] = await call(scene, 'Plenary 4: Ottawa, two hubs and online', inOttawa(stage))
  await program(scene, here(plenary, 'plenary'))
  yield ago(stage, 12)
  await gatherAtHubs(scene, here(plenary, 'plenary'))
  yield ago(stage, 6)
  await change(scene, here(calls.at(6), 'seventh call'), here(calls.at(8), 'ninth call'))
}

/** Ten weeks, of which half are over; nobody always takes the night. */
const weekly = (stage: Stage): Pattern => ({
  from: dayAgo(stage, 35),
  rhythm: { kind: 'weekly', every: 1, count: 10 },
  slots: [
    { time: '15:00', zone: 'Africa/Nairobi' },
    { time: '10:00', zone: 'America/Toronto' },
    { time: '09:00', zone: 'Pacific/Fiji' },
  ],
  minutes: 60,
  except: [],
  fold: 'earlier',
})

const inOttawa = (stage: Stage): Pattern =>
  onceAt(`${dayAgo(stage, -16)}T09:00`, 'America/Toronto', 480)

const call = (scene: Scene, title: string, pattern: Pattern): Promise<readonly Meeting[]> =>
  working(scene, CHAIR, async (step) => {
    const isCall = pattern.rhythm.kind === 'weekly'
    const asked = {
      kind: isCall ? 'call' : 'plenary',
      title,
      pattern,
      ways: {
        join: `https://meet.example/${isCall ? 'practice-call' : 'practice-plenary'}`,
        dialIn: '+00 0000 0000, code 4417',
        stream: isCall ? undefined : 'https://stream.example/practice-plenary',
        venue: isCall ? NO_WAYS.venue : 'Example Hall, Ottawa',
      },
      shortNotice: undefined,
    } as const
    return must(await callMeetings(step, asked)).meetings
  })

const ITEMS = [
  ['Minutes of the last plenary', 5],
  ['What the calls prepared', 20],
  ['Clause 3: who pays for a test?', 25],
  ['Public comment', 30],
] as const

const program = (scene: Scene, plenary: Meeting): Promise<void> =>
  working(scene, CHAIR, async (step) => {
    for (const [topic, minutes] of ITEMS) {
      must(await addItem(step, plenary, { topic, minutes, link: undefined }))
    }
    const day = plenary.local.slice(0, 10)
    const session = { local: `${day}T09:00`, minutes: 60, room: 'Hall A' }
    const channels = ['fr', 'es'] as const
    must(await addSession(step, plenary, { ...session, title: 'For newcomers', channels }))
    must(await publishAgenda(step, plenary))
  })

async function gatherAtHubs(scene: Scene, plenary: Meeting): Promise<void> {
  const nairobi = await working(scene, 'for-a-cooperative-of-farmers', (step) =>
    offerHub(step, plenary, { place: 'A workshop in Nairobi', line: '+00 0000 0001' }),
  )
  await working(scene, 'secretary', (step) =>
    offerHub(step, plenary, { place: 'A school in Suva', line: '+00 0000 0002' }),
  )
  const { id: hub } = must(nairobi)
  await working(scene, 'editor', async (step) =>
    must(await comeToHub(step, plenary, { hub, comes: true })),
  )
}

/** One call is moved by a day, one falls out. */
async function change(scene: Scene, moved: Meeting, cancelled: Meeting): Promise<void> {
  const day = Temporal.PlainDateTime.from(moved.local).add({ days: 1 })
  await working(scene, CHAIR, async (step) => {
    const asked = {
      revision: moved.revision,
      local: day.toString({ smallestUnit: 'minute' }),
      zone: moved.zone,
      fold: moved.fold,
      minutes: moved.minutes,
      following: false,
    }
    must(await moveMeeting(step, here(await lockMeeting(step.tx, moved.id), 'call'), asked))
    const why = { revision: 0, reason: 'Half of the table travels that week.', following: false }
    must(await cancelMeeting(step, here(await lockMeeting(step.tx, cancelled.id), 'call'), why))
  })
}

/** What somebody of the table does with its meetings, as the person they are at that hour. */
const working = <Value>(
  scene: Scene,
  handle: string,
  work: (step: MeetingWorking) => Promise<Value>,
): Promise<Value> =>
  as(scene, handle, async (step) => {
    const process = here(await findProcess(step.tx, { slug: scene.slug }), scene.slug)
    const host = { kind: 'process', process: process.id } as const
    const hosting = here(await hostingOf(step.tx, host), scene.slug)
    return work({ ...step, hosting })
  })
