/** A call of the practice table that was held: who came, its notes, and its draft minutes. */
import {
  callMeetings,
  hostingOf,
  endsOf,
  lockMeeting,
  meetingsOf,
  onceAt,
  type Meeting,
  type Working,
} from '../../src/domains/meetings/index.ts'
import {
  attendancesOf,
  capture,
  closeNotes,
  come,
  enterGuests,
  addTrace,
  OWED_KINDS,
  type NoteKind,
} from '../../src/domains/minutes/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import { after, hours, minutes } from '../../src/platform/values.ts'
import { here, must, type Play, type Stage } from '../stage.ts'
import { ago, as, capacityOf, dayAgo, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'

const SLUG = 'labels'
const CHAIR = 'chair-civil-society'
/** Days before today on which it was called, and held. */
const [CALLED, HELD] = [20, 9]
/** Days after today by which its action is due. */
const DUE = 5
/** The calls of the last days are left as they are: something waits for a chair. */
const WEEK = 10
const TIME = '14:00'
const THERE = ['facilitator', 'editor', 'for-a-device-maker', 'for-a-consumer-association']

const SAID =
  'A shop that sells a device again has no box. If the label is on the box alone, the second ' +
  'buyer reads nothing.'

export async function* heldCall(stage: Stage, cast: Cast): Play {
  yield ago(stage, CALLED)
  const { id, pin } = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene: Scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
  const meeting = await as(scene, CHAIR, async (step) => {
    const hosting = here(await hostingOf(step.tx, { kind: 'process', process: id }), SLUG)
    const called = must(await callMeetings({ ...step, hosting }, asked(dayAgo(stage, HELD))))
    return here(called.meetings[0], 'meeting')
  })
  yield after(meeting.starts, minutes(2))
  for (const handle of [CHAIR, ...THERE]) {
    await at(scene, handle, meeting, async (working, held) => {
      const capacity = capacityOf(working.actor)
      must(await come(working, held, { comes: 'comes', way: 'online', capacity }))
    })
  }
  await at(scene, CHAIR, meeting, async (working, held) => {
    must(await enterGuests(working, held, { names: ['A repair shop, by phone'], way: 'phone' }))
  })
  yield after(meeting.starts, minutes(20))
  await write(scene, 'facilitator', meeting, {
    kind: 'note',
    words: 'The call looked at where the label stands when a device is sold again.',
  })
  await write(scene, 'facilitator', meeting, {
    kind: 'intervention',
    words: SAID,
    speaker: await guestOf(stage, meeting),
  })
  yield after(meeting.starts, minutes(50))
  await write(scene, CHAIR, meeting, {
    kind: 'decision',
    words: 'The next draft says where the label stands when there is no box.',
  })
  await write(scene, 'editor', meeting, {
    kind: 'action',
    words: 'Write a sentence on devices without a box into the next draft',
  })
  yield after(meeting.starts, hours(2))
  await at(scene, CHAIR, meeting, async (working, held) => {
    must(await closeNotes(working, held))
    const what = {
      kind: 'none',
      reason: 'Two of those who came asked not to be recorded.',
    } as const
    must(await addTrace(working, held, { kind: 'recording', language: '', what }))
  })
}

const EARLIER = 'The calls before the notes were kept here: their minutes went to the list.'

/** The weekly calls that are over: one note each, closed, and said why nothing was recorded. */
export async function* heldWeek(stage: Stage, cast: Cast): Play {
  yield ago(stage, 36)
  const { id, pin } = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene: Scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
  const all = await meetingsOf(stage.database.read, { kind: 'process', process: id })
  for (const meeting of all.filter((one) => endsOf(one) < ago(stage, WEEK))) {
    yield after(meeting.starts, minutes(5))
    await at(scene, 'facilitator', meeting, async (working, held) => {
      must(await come(working, held, { comes: 'comes', way: 'online', capacity: 'personal' }))
    })
    await write(scene, 'facilitator', meeting, { kind: 'note', words: EARLIER })
    yield endsOf(meeting)
    await at(scene, 'facilitator', meeting, async (working, held) => {
      must(await closeNotes(working, held))
      for (const kind of OWED_KINDS) {
        const what = { kind: 'none', reason: 'Nobody agreed to be recorded.' } as const
        must(await addTrace(working, held, { kind, language: '', what }))
      }
    })
  }
}

const asked = (day: string) => ({
  kind: 'call' as const,
  title: 'Call on devices that are sold again',
  pattern: onceAt(`${day}T${TIME}`, 'UTC', 60),
  ways: { join: undefined, stream: undefined, dialIn: undefined, venue: undefined },
  shortNotice: undefined,
})

/** Somebody at work on the meeting, as it stands in their transaction. */
const at = (
  scene: Scene,
  handle: string,
  { id }: Meeting,
  work: (working: Working, meeting: Meeting) => Promise<void>,
): Promise<void> =>
  as(scene, handle, async (step) => {
    const meeting = here(await lockMeeting(step.tx, id), id)
    const hosting = here(await hostingOf(step.tx, meeting.host), SLUG)
    await work({ ...step, hosting }, meeting)
  })

type Written = {
  readonly kind: NoteKind
  readonly words: string
  readonly speaker?: string
}

const write = (scene: Scene, handle: string, meeting: Meeting, written: Written): Promise<void> =>
  at(scene, handle, meeting, async (working, held) => {
    const due = ago(scene.stage, -DUE)
    must(await capture(working, held, { ...written, owner: undefined, due }))
  })

async function guestOf({ database }: Stage, { id }: Meeting): Promise<string> {
  const lines = await attendancesOf(database.read, id)
  return here(
    lines.find(({ who }) => who.kind === 'guest'),
    'guest',
  ).id
}
