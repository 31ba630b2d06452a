/** For tests: a site as an earlier program left it, which placed no act by its meeting. */
import { sql } from 'kysely'
import type { World } from '../../../test/world.ts'

const MIGRATION = '202611220321_place_acts_of_meetings'

type PlaceRow = { readonly place: string; readonly idx: number }

async function placesIn({ database }: World): Promise<readonly string[]> {
  const asked = sql<PlaceRow>`select place, idx from entry_places where place like 'meeting:%'`
  const { rows } = await asked.execute(database.read)
  return rows.map(({ place, idx }) => `${place} ${idx}`).toSorted()
}

/** Where acts of meetings are known to have happened, before and after it is brought forward. */
export async function broughtForward(world: World) {
  const { database } = world
  const written = await placesIn(world)
  await database.transact(async (tx) => {
    await sql`delete from entry_places where place like 'meeting:%'`.execute(tx)
    await sql`delete from migrations where name = ${MIGRATION}`.execute(tx)
  })
  const old = await placesIn(world)
  await (await database.again()).close()
  return { written, old, forward: await placesIn(world) }
}
