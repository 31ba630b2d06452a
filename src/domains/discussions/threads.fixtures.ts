/** A thread about a table's process, held by somebody with a seat and somebody without. */
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { after, minutes, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

const consent = { permanence: '1', undertakings: '1' }

export async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

export async function refused(visitor: Visitor, path: string, fields: Fields = {}) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, text: await answer.text() }
}

export const later = ({ clock }: World, count: number) =>
  clock.set(after(clock.now(), minutes(count)) as Instant)

type Place = {
  readonly world: World
  readonly table: Table
  readonly about: string
  readonly slug: string
  readonly ann: Visitor
  readonly dora: Visitor
}

export type ThreadOptions = Parameters<typeof aWorld>[0]

async function aPlace(options: ThreadOptions): Promise<Place> {
  const world = await aWorld(options)
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const [ann, dora] = [await world.as(table.ann), await world.as(table.dora)]
  return { world, table, about: `process:${process.id}`, slug: process.slug, ann, dora }
}

export const idOf = (path: string) => path.split('/').at(-1)?.split('?')[0] ?? ''

async function threadOfMessage(visitor: Visitor, message: string): Promise<string> {
  const { thread } = JSON.parse(await visitor.text(`${message}.json`)) as { thread: string }
  return `/threads/${thread}`
}

export async function aThread(options: ThreadOptions = {}) {
  const place = await aPlace(options)
  const { ann, about } = place
  const first = await done(ann, '/discussions', {
    about,
    subject: 'Who pays',
    words: 'Who pays for interpretation?',
  })
  return { ...place, first, thread: await threadOfMessage(ann, first) }
}
