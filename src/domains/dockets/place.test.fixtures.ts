/** A convening in its public consultation, with a docket on a text, for tests over HTTP. */
import { expect } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { instant } from '../../platform/values.ts'
import { aTableAt, type Table } from '../texts/table.fixtures.ts'

export const READ = { permanence: '1' }
export const CONSENT = { ...READ, undertakings: '1' }

export type Place = {
  readonly world: World
  readonly table: Table
  readonly facilitator: Visitor
  readonly member: Visitor
}

export async function atConsultation(): Promise<Place> {
  const world = await aWorld()
  const table = await aTableAt(world, 'public-consultation')
  const facilitator = await world.as(table.people.facilitator)
  return { world, table, facilitator, member: await world.as(table.people.member) }
}

/** A text of one clause to comment on. */
async function aSubject({ world, table }: Place): Promise<string> {
  const editor = await world.as(table.people.editor)
  const answer = await editor.post('/texts', {
    process: 'labels',
    title: 'The label',
    language: 'en',
    'words-new1': 'Makers say until which year.',
    reason: 'First draft',
    ...READ,
  })
  return (answer.headers.get('location') ?? '').replace('/texts/', '')
}

export type Open = Place & { readonly path: string; readonly text: string }

export async function aDraft(): Promise<Open> {
  const place = await atConsultation()
  const text = await aSubject(place)
  const drafted = await place.facilitator.post('/dockets', {
    process: 'labels',
    title: 'Comments on the <label>',
    subject: `text:${text}`,
    asks: 'Say what is missing. Each comment is answered.',
    kind: 'comment',
    ...READ,
  })
  expect(drafted.status).toBe(303)
  return { ...place, text, path: drafted.headers.get('location') ?? '' }
}

export const LAST = '2026-12-31'
export const CLOSES = instant(`${LAST}T23:59Z`)

export async function anOpenDocket(): Promise<Open> {
  const open = await aDraft()
  const published = ['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt']
  const answer = await open.facilitator.post(`${open.path}/openings`, { closesOn: LAST, published })
  expect(answer.status).toBe(303)
  return open
}

export const comment = (words: string, more: Fields = {}): Fields => ({
  words,
  as: 'personal',
  ...CONSENT,
  ...more,
})

export const faults = async ({ database }: World) =>
  (await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults
