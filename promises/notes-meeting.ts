/** A meeting that begins in half an hour, called before a site serves it. Judges nothing. */
import type { Config } from '../src/config.ts'
import { callMeetings, hostingOf, onceAt, type MeetingId } from '../src/domains/meetings/index.ts'
import { personId } from '../src/domains/people/index.ts'
import { toLocal } from '../src/platform/languages/index.ts'
import { after, minutes } from '../src/platform/values.ts'
import { openGround } from '../src/serving.ts'
import type { Writer } from './durability-server.ts'
import { actingAs, promisedProcess } from './texts-table.ts'

/** The site is closed while its chair calls the meeting. */
export async function aMeeting(config: Config, { person }: Writer): Promise<MeetingId> {
  const ground = await openGround(config)
  try {
    const chair = personId(person)
    if (!chair) throw new Error('nobody')
    const { process } = await promisedProcess(ground, [{ person: chair, role: 'chair' }])
    return await ground.database.transact(async (tx) => {
      const { by, ...step } = await actingAs(ground, tx, chair)
      const hosting = await hostingOf(tx, { kind: 'process', process: process.id })
      if (by.kind !== 'person' || !by.actor || !hosting) throw new Error('nobody, or nowhere')
      const local = toLocal(after(step.now, minutes(30)), 'UTC')
      const called = await callMeetings(
        { ...step, actor: by.actor, hosting },
        {
          kind: 'call',
          title: 'A call',
          pattern: onceAt(local, 'UTC', 60),
          ways: { join: undefined, stream: undefined, dialIn: undefined, venue: undefined },
          shortNotice: 'A promise cannot wait.',
        },
      )
      const [meeting] = called.ok ? called.value.meetings : []
      if (!meeting) throw new Error(JSON.stringify(called))
      return meeting.id
    })
  } finally {
    await ground.close()
  }
}
