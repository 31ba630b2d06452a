/** The live rooms of the practice table: a call that was held with its queue, and one open now. */
import {
  addItem,
  agendaOf,
  callMeetings,
  hostingOf,
  lockMeeting,
  onceAt,
  publishAgenda,
  type Meeting,
  type MeetingWorking,
} from '../../src/domains/meetings/index.ts'
import { enterGuests, type WayIn } from '../../src/domains/minutes/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import {
  askToSpeak,
  closeRoom,
  giveFloor,
  openRoom,
  putItem,
  turnsOf,
  type HandId,
} from '../../src/domains/rooms/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import { textsOf } from '../../src/domains/texts/index.ts'
import { toLocal } from '../../src/platform/languages/index.ts'
import { after, minutes, type Instant } from '../../src/platform/values.ts'
import { here, must, type Play, type Stage } from '../stage.ts'
import { ago, as, capacityOf, type Scene } from './labels-stage.ts'
import { captioned, MAKER, USERS, wrote, type Said } from './said.ts'
import type { Cast } from './table.ts'

const SLUG = 'labels'
const CHAIR = 'chair-civil-society'
/** Minutes before the real hour at which the room that is open now began. */
const BEGAN = 14
/** Days before today on which the other was held, and days ahead that both were called. */
const [HELD, CALLED] = [4, 6]

const ITEMS = [
  ['Minutes of the last call', 5],
  ['Clause 3: who pays for a test?', 25],
  ['Public comment', 30],
] as const

export async function* heldRoom(stage: Stage, cast: Cast): Play {
  const starts = after(ago(stage, HELD), minutes(-90))
  yield ago(stage, HELD + CALLED)
  const scene = await sceneOf(stage, cast)
  const meeting = await called(scene, 'Call with a queue', starts)
  yield after(starts, minutes(1))
  const item = await opened(scene, meeting)
  const shop = await asks(scene, meeting, 'for-a-device-maker', 'online')
  yield after(starts, minutes(3))
  const users = await asks(scene, meeting, 'for-a-consumer-association', 'online')
  await gives(scene, meeting, { hand: shop })
  await says(scene, meeting, MAKER)
  const asked = await writes(scene, meeting, 'for-a-consumer-association', ANNEX)
  yield after(starts, minutes(6))
  await at(scene, CHAIR, meeting, async (working, held) => {
    must(await putItem(working, held, { item: undefined, revision: 2 }))
    must(await putItem(working, held, { item, revision: 3 }))
  })
  await gives(scene, meeting, { hand: users })
  await says(scene, meeting, USERS)
  await writes(scene, meeting, 'for-a-device-maker', { words: 'In the annex.', reply: asked })
  yield after(starts, minutes(8))
  await at(scene, CHAIR, meeting, async (working, held) => {
    must(await closeRoom(working, held, { revision: 4 }))
  })
}

export async function* openRoomNow(stage: Stage, cast: Cast): Play {
  const starts = after(stage.real, minutes(-BEGAN))
  yield ago(stage, CALLED)
  const scene = await sceneOf(stage, cast)
  const meeting = await called(scene, 'Call on who pays for a test', starts)
  yield after(starts, minutes(1))
  await opened(scene, meeting)
  yield after(starts, minutes(5))
  const first = await asks(scene, meeting, 'for-a-device-maker', 'online')
  yield after(starts, minutes(6))
  await gives(scene, meeting, { hand: first })
  await says(scene, meeting, MAKER)
  await writes(scene, meeting, 'for-a-consumer-association', ANNEX)
  await asks(scene, meeting, 'for-a-consumer-association', 'room')
  yield after(starts, minutes(10))
  const farmers = await asks(scene, meeting, 'for-a-cooperative-of-farmers', 'hub')
  await at(scene, CHAIR, meeting, async (working, held) => {
    const [guest] = must(await enterGuests(working, held, { names: [SHOP], way: 'phone' }))
    const line = here(guest, 'guest').id
    const asked = { capacity: 'personal', way: 'phone', isOfOrder: false, line } as const
    must(await askToSpeak(working, held, asked))
  })
  yield after(starts, minutes(13))
  await gives(scene, meeting, { hand: farmers, reason: 'The line to the hub may fail.' })
  await asks(scene, meeting, 'for-a-device-maker', 'online')
}

const SHOP = 'A repair shop, by phone'
const ANNEX = { words: 'Where is the list of countries where one test counts?' } as const

const says = (scene: Scene, meeting: Meeting, said: Said): Promise<void> =>
  at(scene, CHAIR, meeting, (working, held) => captioned(working, held, said))

const writes = (
  scene: Scene,
  meeting: Meeting,
  handle: string,
  line: Parameters<typeof wrote>[2],
) => at(scene, handle, meeting, (working, held) => wrote(working, held, line))

async function sceneOf(stage: Stage, cast: Cast): Promise<Scene> {
  const { pin } = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  return { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
}

const called = (scene: Scene, title: string, starts: Instant): Promise<Meeting> =>
  as(scene, CHAIR, async (step) => {
    const { id } = here(await findProcess(step.tx, { slug: SLUG }), SLUG)
    const hosting = here(await hostingOf(step.tx, { kind: 'process', process: id }), SLUG)
    const working = { ...step, hosting }
    const { meetings } = must(
      await callMeetings(working, {
        kind: 'call',
        title,
        pattern: onceAt(toLocal(starts, 'UTC'), 'UTC', 60),
        ways: {
          join: 'https://meet.example/practice-call',
          stream: 'https://stream.example/practice-call',
          dialIn: '+00 0000 0000, code 4417',
          venue: undefined,
        },
        shortNotice: undefined,
      }),
    )
    const meeting = here(meetings[0], title)
    const [text] = await textsOf(step.tx, id)
    for (const [index, [topic, long]] of ITEMS.entries()) {
      const link = index === 1 && text ? `text:${text.id}` : undefined
      must(await addItem(working, meeting, { topic, minutes: long, link }))
    }
    must(await publishAgenda(working, here(await lockMeeting(step.tx, meeting.id), title)))
    return meeting
  })

/** With the second item on the table. */
const opened = (scene: Scene, meeting: Meeting) =>
  at(scene, CHAIR, meeting, async (working, held) => {
    must(await openRoom(working, held))
    const item = here((await agendaOf(working.tx, held.id))[1], 'item').id
    must(await putItem(working, held, { item, revision: 1 }))
    return item
  })

const asks = (scene: Scene, meeting: Meeting, handle: string, way: WayIn): Promise<HandId> =>
  at(scene, handle, meeting, async (working, held) => {
    const capacity = capacityOf(working.actor)
    return must(await askToSpeak(working, held, { capacity, way, isOfOrder: false })).id
  })

type Given = { readonly hand: HandId; readonly reason?: string }

const gives = (scene: Scene, meeting: Meeting, { hand, reason }: Given): Promise<void> =>
  at(scene, CHAIR, meeting, async (working, held) => {
    const last = (await turnsOf(working.tx, held.id)).at(-1)?.id
    must(await giveFloor(working, held, { hand, last, reason }))
  })

/** Somebody at work on the meeting, as it stands in their transaction. */
const at = <Value>(
  scene: Scene,
  handle: string,
  { id }: Meeting,
  work: (working: MeetingWorking, meeting: Meeting) => Promise<Value>,
): Promise<Value> =>
  as(scene, handle, async (step) => {
    const meeting = here(await lockMeeting(step.tx, id), id)
    const hosting = here(await hostingOf(step.tx, meeting.host), SLUG)
    return work({ ...step, hosting }, meeting)
  })
