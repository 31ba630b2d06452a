/** A meeting to which a thousand have come, made before a site serves it. Judges nothing. */
import type { Config } from '../src/config.ts'
import { humsOf, type Hum } from '../src/domains/hums/index.ts'
import { hostingOf, loadMeeting, type MeetingId } from '../src/domains/meetings/index.ts'
import { come } from '../src/domains/minutes/index.ts'
import { personId } from '../src/domains/people/index.ts'
import { channelOf } from '../src/domains/rooms/index.ts'
import { lastNumber } from '../src/platform/live/index.ts'
import { openGround } from '../src/serving.ts'
import { peopleAt, type Writer } from './durability-server.ts'
import { aMeeting } from './notes-meeting.ts'
import { actingAs } from './texts-table.ts'

/** All in one hall, behind one address. */
const NETWORK = '10.9.0.1'
const ENTERED_AT_ONCE = 50

export type Room = {
  readonly meeting: MeetingId
  readonly chair: Writer
  readonly people: readonly Writer[]
}

export async function aFullRoom(config: Config, count: number): Promise<Room> {
  const all = (await peopleAt(config, count + 1)).map((one) => ({ ...one, network: NETWORK }))
  const [chair, ...people] = all
  if (!chair) throw new Error('no chair')
  const meeting = await aMeeting(config, chair)
  const ground = await openGround(config)
  try {
    for (let first = 0; first < people.length; first += ENTERED_AT_ONCE) {
      await enter(ground, meeting, people.slice(first, first + ENTERED_AT_ONCE))
    }
    return { meeting, chair, people }
  } finally {
    await ground.close()
  }
}

type Ground = Awaited<ReturnType<typeof openGround>>

/** Each has read what one reads before a first act, and is on the list of those who came. */
const enter = (ground: Ground, id: MeetingId, people: readonly Writer[]): Promise<void> =>
  ground.database.transact(async (tx) => {
    const meeting = await loadMeeting(tx, id)
    const hosting = meeting && (await hostingOf(tx, meeting.host))
    if (!meeting || hosting?.kind !== 'process') throw new Error('no meeting')
    for (const { person } of people) {
      const known = personId(person)
      if (!known) throw new Error('nobody')
      const { by, ...step } = await actingAs(ground, tx, known, hosting.process.pin)
      if (by.kind !== 'person' || !by.actor) throw new Error('nobody')
      const working = { ...step, actor: by.actor, hosting }
      const entered = await come(working, meeting, {
        comes: 'comes',
        way: 'online',
        capacity: 'personal',
      })
      if (!entered.ok) throw new Error(entered.refusal.kind)
    }
  })

/** What is kept once the site has ended. */
export async function keptOf(
  config: Config,
  meeting: MeetingId,
): Promise<{ readonly hum: Hum | undefined; readonly last: number }> {
  const ground = await openGround(config)
  try {
    const { read } = ground.database
    const hums = await humsOf(read, meeting)
    return { hum: hums.at(-1), last: await lastNumber(read, channelOf(meeting)) }
  } finally {
    await ground.close()
  }
}
