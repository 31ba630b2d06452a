/** For tests: a call that is open on version 2 of a text, and whoever speaks in it. */
import { expect } from 'vitest'
import { z } from 'zod'
import { aWorld, type Visitor, type World } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { aTable, type Otherwise, type Table } from './calls.fixtures.ts'

export const consent = { permanence: '1', undertakings: '1' }
export const objection = {
  title: 'A test that nobody pays for',
  argument: 'Nobody will pay for it.',
  remedy: 'Say who pays.',
}

/** What tests read of a call's twin. */
const Twin = z.object({
  tally: z.array(
    z.object({
      group: z.string(),
      members: z.record(z.string(), z.number()),
      participants: z.record(z.string(), z.number()),
    }),
  ),
  positions: z.array(z.object({ choice: z.string() })),
  objections: z.array(z.object({ id: z.string() })),
})
export const twinOf = async ({ world, call }: Place) =>
  Twin.parse(await (await world.stranger.get(`/calls/${call}.json`)).json())

export type Place = { readonly world: World; readonly table: Table; readonly call: string }

/** A table with an open call on version 2. */
export async function anOpenCall(
  otherwise?: Otherwise,
): Promise<Place & { readonly chair: Visitor }> {
  const world = await aWorld()
  const table = await aTable(world, otherwise)
  const chair = await world.as(table.chair)
  const process = await slugOf(world, table)
  const drafted = await chair.post('/calls', {
    process,
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with the label text?',
  })
  expect(drafted.status).toBe(303)
  const call = (drafted.headers.get('location') ?? '').replace('/calls/', '')
  expect((await chair.post(`/calls/${call}/opening`)).status).toBe(303)
  return { world, table, call, chair }
}

async function slugOf(world: World, { process }: Table): Promise<string> {
  return (await findProcess(world.database.read, { id: process }))?.slug ?? ''
}

export const speak = async ({ world }: Place, person: PersonId) => world.as(person)
export const later = (world: World, count: number) =>
  world.clock.set(after(world.clock.now(), days(count)) as Instant)
