/** A meeting whose room is open, for tests of what is written in it. */
import type { World } from '../../../test/world.ts'
import { hostingOf } from '../meetings/index.ts'
import { aMeeting, atMinute, type Place } from '../minutes/minutes.fixtures.ts'
import { findActor } from '../people/index.ts'
import { openRoom } from '../rooms/index.ts'

/** Opened by the chair at the hour at which the meeting begins. */
export async function anOpenRoom(world: World): Promise<Place> {
  const place = await aMeeting(world)
  const { table, meeting } = place
  atMinute(place, 0)
  await world.database.transact(async (tx, now) => {
    const actor = await findActor(tx, table.chair, { ...world.tools, now })
    const hosting = await hostingOf(tx, meeting.host)
    if (!actor || !hosting) throw new Error('nobody, or nowhere')
    const working = { tx, clock: world.clock, now, via: 'import', actor, hosting } as const
    const opened = await openRoom(working, meeting)
    if (!opened.ok) throw new Error(opened.refusal.kind)
  })
  return place
}
