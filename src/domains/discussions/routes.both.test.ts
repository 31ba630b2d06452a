/** Threads on a whole site: what people see, what is on the record, and what nobody else learns. */
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, minutes, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

async function refused(visitor: Visitor, path: string, fields: Fields = {}) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, text: await answer.text() }
}

const later = ({ clock }: World, count: number) =>
  clock.set(after(clock.now(), minutes(count)) as Instant)

type Place = {
  readonly world: World
  readonly table: Table
  readonly about: string
  readonly slug: string
  readonly ann: Visitor
  readonly dora: Visitor
}

async function aPlace(): Promise<Place> {
  const world = await aWorld()
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const [ann, dora] = [await world.as(table.ann), await world.as(table.dora)]
  return { world, table, about: `process:${process.id}`, slug: process.slug, ann, dora }
}

const idOf = (path: string) => path.split('/').at(-1)?.split('?')[0] ?? ''

async function threadOfMessage(visitor: Visitor, message: string): Promise<string> {
  const { thread } = JSON.parse(await visitor.text(`${message}.json`)) as { thread: string }
  return `/threads/${thread}`
}

async function aThread() {
  const place = await aPlace()
  const { ann, about } = place
  const first = await done(ann, '/discussions', {
    about,
    subject: 'Who pays',
    words: 'Who pays for interpretation?',
  })
  return { ...place, first, thread: await threadOfMessage(ann, first) }
}

test('two people hold a thread; everybody reads it in order, and the record has it', async () => {
  const { world, ann, dora, slug, first, thread } = await aThread()
  const answered = await done(dora, `${thread}/messages`, {
    parent: idOf(first),
    words: 'The host does.',
  })
  later(world, 1)
  await done(ann, `${thread}/messages`, { parent: idOf(answered), words: 'And the rest?' })
  const { stranger } = world
  const page = await stranger.text(thread)
  const order = ['Who pays for interpretation?', 'The host does.', 'And the rest?']
  const at = order.map((words) => page.indexOf(words))
  expect(at).toEqual([...at].sort((one, other) => one - other))
  expect(at.every((where) => where > 0)).toBe(true)
  expect(page).toContain('3 messages')
  expect(await stranger.text(first)).toContain('Answered')
  expect(await stranger.text(answered)).toContain('In answer to')
  expect(await stranger.text(`/processes/${slug}`)).toContain('3 messages')
  expect(await stranger.text(`/processes/${slug}/discussion`)).toContain('Who pays')
  expect(await stranger.text('/discussions')).toContain('Who pays')
  expect(await stranger.text('/discussions?month=2026-11')).toContain(first)
  expect((await world.acts('message.post')).length).toBe(3)
  const json = JSON.parse(await stranger.text(`${answered}.json`)) as { messageId: string }
  expect(json.messageId).toBe(`<${idOf(answered)}@localhost>`)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('the feeds of a thread and of its process hold the newest first, as plain text', async () => {
  const { world, ann, slug, thread } = await aThread()
  later(world, 1)
  await done(ann, `${thread}/messages`, { words: 'R&D <b>pays</b>' })
  for (const path of [`${thread}.atom`, `/processes/${slug}/discussion.atom`]) {
    const answer = await world.stranger.get(path)
    expect(answer.headers.get('content-type')).toContain('application/atom+xml')
    const text = await answer.text()
    expect(text).toContain('R&amp;D &lt;b&gt;pays&lt;/b&gt;')
    expect(text.indexOf('R&amp;D')).toBeLessThan(text.indexOf('Who pays for'))
    expect(text.match(/<entry>/g)?.length).toBe(2)
  }
})

test('an edit within 15 minutes keeps what was said before; later ones are refused', async () => {
  const { world, ann, dora, first } = await aThread()
  expect((await refused(dora, `${first}/edits`, { words: 'Nobody' })).status).toBe(422)
  later(world, 14)
  await done(ann, `${first}/edits`, { words: 'Who pays for interpreters?' })
  const page = await world.stranger.text(first)
  expect(page).toContain('Who pays for interpreters?')
  expect(page).toContain('Who pays for interpretation?')
  expect(page).toContain('edited')
  later(world, 1)
  const late = await refused(ann, `${first}/edits`, { words: 'Never said' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('15 minutes')
  expect(late.text).toContain('Never said')
})

test('a message page is light, and needs no account, no script and no session', async () => {
  const { world, first } = await aThread()
  const html = await world.stranger.text(first)
  expect(gzipSync(html, { level: 6 }).length).toBeLessThan(5 * 1024)
})

test('who was refused has their words back, and nothing is saved', async () => {
  const { world, thread, first } = await aThread()
  const nina = await world.as(await world.add({ name: 'Nina Newcomer' }))
  const answer = await nina.post(`${thread}/messages`, { words: 'Unread', parent: idOf(first) })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Unread')
  const far = await refused(nina, `${thread}/messages`, {
    words: 'Lost',
    parent: '01J00000000000000000000000',
  })
  expect([404, 422]).toContain(far.status)
  expect((await world.acts('message.post')).length).toBe(1)
})

test('a reader is told what is new, and no mark is anybody else’s business', async () => {
  const { world, ann, dora, thread } = await aThread()
  await done(dora, '/discussions/marks')
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'Something new' })
  expect(await dora.text('/discussions')).toContain('1 new message.')
  expect(await dora.text(thread)).toContain('>new<')
  expect(await ann.text('/discussions')).toContain('Nothing new')
  const before = (await world.acts()).length
  await done(dora, `${thread}/marks`, { number: '2' })
  expect(await dora.text('/discussions')).toContain('Nothing new')
  await done(dora, '/discussions/choices', { place: `thread:${idOf(thread)}`, choice: 'mute' })
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'Unheard' })
  expect(await dora.text('/discussions')).toContain('Nothing new')
  expect(await dora.text(thread)).toContain('You have muted this')
  expect(await ann.text(thread)).not.toContain('You have muted this')
  expect((await world.acts()).length).toBe(before + 1)
})

const proposal = {
  title: 'Who pays for interpretation',
  problem: 'Who pays?',
  affected: 'Everybody who speaks no English.',
  outcome: 'Somebody does.',
  implementers: 'The host.',
  timing: 'Now.',
  capacity: 'personal',
}

test('a message becomes an issue by its author, and both lead to each other', async () => {
  const { world, ann, dora, first } = await aThread()
  const from = `message:${idOf(first)}`
  const form = await ann.text(`/issues?from=${from}`)
  expect(form).toContain('Who pays for interpretation?')
  expect(await dora.text(`/issues?from=${from}`)).not.toContain('Who pays for interpretation?')
  expect(await ann.text(first)).toContain(`/issues?from=${from}#propose`)

  const before = (await world.acts()).length
  expect((await refused(dora, '/issues', { ...proposal, from })).status).toBe(404)
  expect((await refused(ann, '/issues', { ...proposal, from: 'message:x' })).status).toBe(404)
  expect((await world.acts()).length).toBe(before)

  const issue = await done(ann, '/issues', { ...proposal, from })
  expect(await world.stranger.text(first)).toContain(issue)
  expect(await world.stranger.text(issue)).toContain(first)
  expect((await world.acts('message.turn')).length).toBe(1)
})

test('another makes something of a message with the author’s word, and not before', async () => {
  const { world, ann, dora, first, table } = await aThread()
  const from = `message:${idOf(first)}`
  await done(dora, `${first}/requests`)
  expect(await ann.text('/needs-me')).toContain('asks to turn your message into something')
  expect((await refused(dora, '/issues', { ...proposal, from })).status).toBe(404)
  expect((await refused(dora, `${first}/permissions`, { person: table.dora })).status).toBe(422)
  await done(ann, `${first}/permissions`, { person: table.dora })
  expect(await ann.text('/needs-me')).not.toContain('asks to turn your message into something')
  await done(dora, '/issues', { ...proposal, from })
  expect((await world.acts('message.turn')).length).toBe(1)
})
