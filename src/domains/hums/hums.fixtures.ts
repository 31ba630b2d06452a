/** A meeting whose room is open, with people who came to it, for tests. */
import type { World } from '../../../test/world.ts'
import { hostingOf, loadMeeting, type MeetingWorking } from '../meetings/index.ts'
import { aMeeting, atMinute, type Place } from '../minutes/minutes.fixtures.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../people/index.ts'
import { openRoom } from '../rooms/index.ts'
import type { Result } from '../../platform/values.ts'
import { undertakingsOf } from '../templates/index.ts'

export async function aRoom(world: World): Promise<Place> {
  const place = await aMeeting(world)
  atMinute(place, 1)
  await acting(place, place.table.chair, (working) => openRoom(working, place.meeting))
  return place
}

/** What somebody does in this meeting by a step of its own, as a form of theirs would. */
export async function acting<Value>(
  { world, meeting }: Place,
  person: PersonId,
  step: (working: MeetingWorking) => Promise<Result<Value, { readonly kind: string }>>,
): Promise<Value> {
  const { database, tools, clock } = world
  return database.transact(async (tx, now) => {
    const actor = await findActor(tx, person, { ...tools, now })
    const stored = await loadMeeting(tx, meeting.id)
    const hosting = stored && (await hostingOf(tx, stored.host))
    if (!actor || !hosting) throw new Error('nobody, or nowhere')
    const undertakings =
      hosting.kind === 'process' ? undertakingsOf(hosting.process.pin) : undefined
    const agreed = await agreeOnTheWay(
      tx,
      actor,
      { permanence: true, undertakings, via: 'import' },
      now,
    )
    const done = await step({ tx, clock, now, via: 'import', actor: agreed, hosting })
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    return done.value
  })
}
