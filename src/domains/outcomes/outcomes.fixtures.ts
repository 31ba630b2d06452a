/** An outcome for tests: a call of the labels table, designated by its chair, and adopted. */
import { expect } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

export const consent = { permanence: '1', undertakings: '1' }
export const REASONS = 'Four of five groups can live with it; the cost was answered.'
export const STATEMENT = 'We still think that nobody will pay for the test.'
export const outcome = { title: 'Shops name the years of updates', summary: 'Before the sale.' }

export type Place = { readonly world: World; readonly table: Table; readonly chair: Visitor }
export type Called = Place & { readonly call: string }
export type Adopted = Called & { readonly path: string }

/** Sends a form that must be taken, and says where it led. */
export async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, fields)
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

export const later = ({ world }: Place, count: number) =>
  world.clock.set(after(world.clock.now(), days(count)) as Instant)

/** A call that Ben objected to until its end, designated at a level by the chair. */
export async function aDesignatedCall(level = 'consensus'): Promise<Called> {
  const world = await aWorld()
  const table = await aTable(world)
  const chair = await world.as(table.chair)
  const place = { world, table, chair }
  const process = await findProcess(world.database.read, { id: table.process })
  const drafted = await done(chair, '/calls', {
    process: process?.slug ?? '',
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with the label text?',
  })
  const call = drafted.replace('/calls/', '')
  await done(chair, `/calls/${call}/opening`)
  const ben = await world.as(table.ben)
  await done(ben, `/calls/${call}/objections`, {
    ...consent,
    title: 'Costs',
    argument: 'Nobody will pay.',
    remedy: 'Say who pays.',
  })
  const page = await world.stranger.text(`/calls/${call}`)
  const objection = /\/objections\/([0-9A-Z]{26})/.exec(page)?.[1] ?? ''
  await done(chair, `/objections/${objection}/answers`, { kind: 'addressed', reason: 'They do.' })
  await done(ben, `/objections/${objection}/words`, { word: 'maintained', round: '1' })
  later(place, 16)
  await done(ben, `/calls/${call}/minority-statements`, { objection, statement: STATEMENT })
  await done(chair, `/calls/${call}/designations`, { level, reasons: REASONS })
  later(place, 9)
  await done(chair, `/calls/${call}/designations`, { final: '1' })
  return { ...place, call }
}

export async function anOutcome(): Promise<Adopted> {
  const place = await aDesignatedCall()
  const adopted = await place.chair.post(`/calls/${place.call}/outcomes`, outcome)
  expect(adopted.status).toBe(303)
  return { ...place, path: adopted.headers.get('location') ?? '' }
}
