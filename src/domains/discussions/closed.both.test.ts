/** Closed lists: what everybody may know of them, and that nobody else learns of the talk. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, minutes, type Instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findPeople } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { messageId, threadId } from './message.ts'
import { subscribersOf } from './store-marks.ts'
import { findByMail, findMessage } from './store-messages.ts'
import { findThread } from './store-threads.ts'
import { threadOf } from './thread-of.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const SECRET = 'Seventeen is the number we settle for.'

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

const statusOf = async (visitor: Visitor, path: string, fields: Fields = {}) =>
  (await visitor.post(path, { ...consent, ...fields })).status

const idOf = (path: string) => path.split('/').at(-1) ?? ''

async function aCaucus() {
  const world = await aWorld()
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const ann = await world.as(table.ann)
  const [bea, dora] = [await world.as(table.bea), await world.as(table.dora)]
  const staff = await world.as(await world.add({ name: 'Sol Staff', role: 'secretary' }))
  const fields = { process: process.slug, kind: 'caucus', name: 'Hosts', mandate: 'To agree.' }
  const list = await done(ann, '/lists', fields)
  const people = await findPeople(world.database.read, [table.bea])
  const handle = people.get(table.bea)?.handle ?? ''
  await done(ann, `${list}/invitations`, { handle })
  return { world, table, process, ann, bea, dora, staff, list }
}

type Caucus = Awaited<ReturnType<typeof aCaucus>>

const talk = async ({ ann, list }: Pick<Caucus, 'ann' | 'list'>) =>
  done(ann, '/discussions', { about: `list:${idOf(list)}`, subject: 'Numbers', words: SECRET })

/** Every page that could tell, as this reader gets it, less what is new on each page. */
async function everythingFor(
  { process, list }: Caucus,
  visitor: Visitor,
): Promise<ReadonlyMap<string, string>> {
  const paths = ['/discussions', `/processes/${process.slug}/discussion`, list]
  const all = [
    ...paths.flatMap((path) => [path, `${path}.json`]),
    ...paths.slice(0, 2).map((path) => `${path}.atom`),
    `/discussions?month=2026-11`,
    `/discussions?about=list:${idOf(list)}`,
    `/processes/${process.slug}`,
    `/processes/${process.slug}/record`,
    '/record',
    '/stewards',
    '/needs-me',
    '/',
  ]
  const pages = new Map<string, string>()
  for (const path of all) {
    const answer = await visitor.get(path)
    const text = (await answer.text()).replace(/name="key" value="[^"]*"/g, '')
    pages.set(path, `${answer.status} ${answer.headers.get('etag') ? 'etag' : ''} ${text}`)
  }
  return pages
}

test('for others the world in which members talk is that in which they are silent', async () => {
  const caucus = await aCaucus()
  const { world, dora, staff, bea } = caucus
  // Bea was asked to join and has not said yes.
  const readers = { stranger: world.stranger, dora, staff, bea }
  const before = new Map<string, ReadonlyMap<string, string>>()
  for (const [name, reader] of Object.entries(readers)) {
    before.set(name, await everythingFor(caucus, reader))
  }
  const message = await talk(caucus)
  for (const [name, reader] of Object.entries(readers)) {
    const now = await everythingFor(caucus, reader)
    expect([name, [...now]]).toEqual([name, [...(before.get(name) ?? [])]])
    expect((await reader.get(message)).status).toBe(404)
    expect((await reader.get(`${message}.json`)).status).toBe(404)
  }
  expect(await caucus.ann.text(message)).toContain(SECRET)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('what is hidden and what was never there are refused with the same answer', async () => {
  const caucus = await aCaucus()
  const { ann, dora, list, world } = caucus
  const message = await talk(caucus)
  const { thread } = JSON.parse(await ann.text(`${message}.json`)) as { thread: string }
  const never = '01J0000000000000000000000Z'
  const tries = (id: string, of: string): readonly [string, Fields][] => [
    [`/threads/${of}/messages`, { words: 'x' }],
    [`/threads/${of}/messages`, { words: 'x', parent: id }],
    [`/messages/${id}/edits`, { words: 'x' }],
    [`/messages/${id}/requests`, {}],
    [`/threads/${of}/marks`, { number: '1' }],
    ['/discussions/choices', { place: `thread:${of}`, choice: 'follow' }],
  ]
  const hidden = tries(idOf(message), thread)
  const absent = tries(never, never)
  for (const [index, [path, fields]] of hidden.entries()) {
    const [other = '', same = {}] = absent[index] ?? []
    expect([path, await statusOf(dora, path, fields)]).toEqual([
      path,
      await statusOf(dora, other, same),
    ])
    expect(await statusOf(dora, path, fields)).toBe(404)
  }
  const about = `list:${idOf(list)}`
  expect(await statusOf(dora, '/discussions', { about, subject: 'x', words: 'x' })).toBe(404)
  expect((await dora.get(`/threads/${thread}`)).status).toBe(404)
  expect((await dora.get(`/threads/${thread}.atom`)).status).toBe(404)
  expect((await world.acts('message.post')).length).toBe(0)
})

test('whoever says yes reads, whoever leaves reads no more, the position is public', async () => {
  const caucus = await aCaucus()
  const { world, ann, bea, list } = caucus
  const message = await talk(caucus)
  expect(await bea.text('/needs-me')).toContain('You are asked to join a closed list: Hosts')
  await done(bea, `${list}/memberships`)
  expect(await bea.text(message)).toContain(SECRET)
  expect(await bea.text(list)).toContain('Numbers')
  const shown = await world.stranger.text(list)
  expect(shown).toContain('To agree.')
  expect(shown).toContain('Ann')
  expect(shown).not.toContain('Numbers')
  await done(bea, `${list}/departures`)
  expect((await bea.get(message)).status).toBe(404)
  expect(await statusOf(bea, `${list}/positions`, { words: 'Not mine' })).toBe(422)
  await done(ann, `${list}/positions`, { words: 'The host pays half.' })
  expect(await world.stranger.text(list)).toContain('The host pays half.')
  await done(ann, `${list}/endings`)
  expect(await statusOf(ann, '/discussions', aboutList(list))).toBe(422)
  expect(await ann.text(message)).toContain(SECRET)
})

const aboutList = (list: string) => ({ about: `list:${idOf(list)}`, subject: 'x', words: 'x' })

test('nobody opens a list who sits nowhere, and nobody is put on one by another', async () => {
  const { ann, bea, dora, staff, list, process, world } = await aCaucus()
  const fields = { process: process.slug, kind: 'drafting', name: 'Pens', mandate: 'To write.' }
  expect(await statusOf(dora, '/lists', { ...fields, kind: 'caucus' })).toBe(422)
  expect(await statusOf(ann, '/lists', fields)).toBe(422)
  await done(staff, '/lists', fields)
  expect(await statusOf(dora, `${list}/memberships`)).toBe(422)
  expect(await statusOf(bea, `${list}/invitations`, { handle: 'ann' })).toBe(422)
  expect((await world.acts('list.join')).length).toBe(2)
})

test('an author has their words exported, edits them, and erased they are gone', async () => {
  const caucus = await aCaucus()
  const { world, ann, bea, list } = caucus
  await done(bea, `${list}/memberships`)
  const message = await talk(caucus)
  world.clock.set(after(world.clock.now(), minutes(1)) as Instant)
  await done(ann, `${message}/edits`, { words: 'Eighteen, after all.' })
  expect(await bea.text(message)).toContain('Eighteen, after all.')
  expect(await bea.text(message)).toContain(SECRET)
  expect(await ann.text('/account/export.json')).toContain('Eighteen, after all.')
  expect(await bea.text('/account/export.json')).not.toContain('Eighteen')
  expect((await world.acts('message.edit')).length).toBe(0)
  await done(ann, '/account/erasure', { sure: '1' })
  const left = await bea.text(message)
  expect(left).not.toContain('Eighteen')
  expect(left).not.toContain(SECRET)
})

test('the store itself knows who asks: threads, messages, mails and subscribers', async () => {
  const caucus = await aCaucus()
  const { world, ann, table, list } = caucus
  const message = await talk(caucus)
  const { read } = world.database
  const { thread: of, messageId: mail } = JSON.parse(await ann.text(`${message}.json`)) as {
    thread: string
    messageId: string
  }
  const [thread, id] = [threadId(of), messageId(idOf(message))]
  if (!thread || !id) throw new Error('no ids')
  for (const reader of [undefined, table.bea, table.dora]) {
    expect(await findThread(read, thread, reader)).toBeUndefined()
    expect(await findMessage(read, id, reader)).toBeUndefined()
    expect(await findByMail(read, mail, reader)).toBeUndefined()
    expect(await threadOf(read, mail, reader)).toBeUndefined()
  }
  const found = await findThread(read, thread, table.ann)
  expect((await threadOf(read, mail, table.ann))?.parent.id).toBe(id)
  expect(found && (await subscribersOf(read, found))).toEqual([table.ann])
  const place = { place: `list:${idOf(list)}`, choice: 'follow' }
  expect(await statusOf(await world.as(table.dora), '/discussions/choices', place)).toBe(404)
})

test('closed talk is turned into nothing, not even by its author', async () => {
  const caucus = await aCaucus()
  const { ann, world } = caucus
  const message = await talk(caucus)
  const from = `message:${idOf(message)}`
  expect(await ann.text(`/issues?from=${from}`)).not.toContain(SECRET)
  expect(await ann.text(message)).not.toContain(from)
  const words = { problem: 'x', affected: 'x', outcome: 'x', implementers: 'x', timing: 'x' }
  const fields = { title: 'x', ...words, capacity: 'personal', from }
  expect(await statusOf(ann, '/issues', fields)).toBe(404)
  expect((await world.acts('issue.propose')).length).toBe(0)
})
