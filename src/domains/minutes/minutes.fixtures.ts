/** A meeting of a table that begins in an hour, for tests. */
import type { World } from '../../../test/world.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { callMeetings, hostingOf, onceAt, type Meeting } from '../meetings/index.ts'
import { findActor, type PersonId } from '../people/index.ts'
import type { Host, ProcessId } from '../processes/index.ts'
import { toLocal } from '../../platform/languages/index.ts'
import { after, hours, minutes } from '../../platform/values.ts'

export type Place = { readonly world: World; readonly table: Table; readonly meeting: Meeting }

export async function aMeeting(world: World): Promise<Place> {
  const table = await aTable(world)
  return { world, table, meeting: await aCall(world, table.chair, table.process) }
}

/** Of a process, called by somebody who may. */
export const aCall = (world: World, chair: PersonId, process: ProcessId): Promise<Meeting> =>
  aCallOf(world, chair, { kind: 'process', process })

export async function aCallOf(
  { database, tools, clock }: World,
  chair: PersonId,
  host: Host,
): Promise<Meeting> {
  return database.transact(async (tx, now) => {
    const actor = await findActor(tx, chair, { ...tools, now })
    const hosting = await hostingOf(tx, host)
    if (!actor || !hosting) throw new Error('nobody, or nowhere')
    const working = { tx, clock, now, via: 'import', actor, hosting } as const
    const local = toLocal(after(now, hours(1)), 'UTC')
    const called = await callMeetings(working, {
      kind: 'call',
      title: 'Call 7',
      pattern: onceAt(local, 'UTC', 60),
      ways: { join: undefined, stream: undefined, dialIn: undefined, venue: undefined },
      shortNotice: 'A test cannot wait.',
    })
    if (!called.ok) throw new Error(JSON.stringify(called.refusal))
    const [first] = called.value.meetings
    if (!first) throw new Error('no meeting')
    return first
  })
}

/** The hour is set to so many minutes after the meeting began. */
export const atMinute = ({ world, meeting }: Place, count: number): void =>
  world.clock.set(after(meeting.starts, minutes(count)))
