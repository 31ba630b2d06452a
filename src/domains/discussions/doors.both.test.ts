/** Other doors and places: a message by mail, one about a body, one in a role; who is told. */
import { expect, test, vi } from 'vitest'
import { findActor } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { officesOf } from '../bodies/index.ts'
import { subscribersOf } from './store-marks.ts'
import { findThread } from './store-threads.ts'
import { answerThread } from './steps.ts'
import { threadOf } from './thread-of.ts'
import { threadId } from './message.ts'
import { aThread, done, idOf, later, refused } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('a mail answers by the Message-ID that it names, and keeps its own', async () => {
  const { world, first, table, ann } = await aThread()
  const { read } = world.database
  const mail = `<${idOf(first)}@localhost>`
  const answered = await threadOf(read, mail, table.dora)
  if (!answered) throw new Error('not found')
  const posted = await world.database.transact(async (tx, now) => {
    const actor = await findActor(tx, table.ann, { officesOf, now })
    if (!actor) throw new Error('nobody')
    const setting = { tx, now, clock: world.clock, via: 'mail', host: 'lists.localhost' } as const
    const typed = { capacity: 'personal', hat: undefined, words: 'By mail.' } as const
    const { thread, parent } = answered
    const asked = { ...typed, thread: thread.id, parent: parent.id, messageId: '<a@b.example>' }
    return answerThread(setting, actor, asked)
  })
  if (!posted.ok) throw new Error(posted.refusal.kind)
  expect(posted.value).toMatchObject({ messageId: '<a@b.example>', via: 'mail', number: 2 })
  expect(await ann.text(`/messages/${posted.value.id}`)).toContain('by mail')
  expect((await threadOf(read, '<a@b.example>', undefined))?.parent.id).toBe(posted.value.id)
  expect(await threadOf(read, '<never@b.example>', undefined)).toBeUndefined()
})

test('a body and an issue are talked about too, and their pages say how much', async () => {
  const { world, ann, dora, slug } = await aThread()
  const process = await findProcess(world.database.read, { slug })
  const about = `body:${process?.body}`
  await done(dora, '/discussions', { about, subject: 'Seats', words: 'One is empty.' })
  const list = await world.stranger.text(`/discussions?about=${about}`)
  expect(list).toContain('Seats')
  expect(list).not.toContain('Who pays')
  const body = (await world.stranger.get(`/bodies/${process?.body}`)).headers.get('location') ?? ''
  expect(await world.stranger.text(body)).toContain('1 message')
  const issue = await done(ann, '/issues', {
    title: 'Interpretation',
    problem: 'Nobody pays.',
    affected: 'Many.',
    outcome: 'Somebody does.',
    implementers: 'Hosts.',
    timing: 'Now.',
    capacity: 'personal',
  })
  const of = `issue:${idOf(issue)}`
  await done(dora, '/discussions', { about: of, subject: 'How much', words: 'Half of it.' })
  expect(await world.stranger.text(issue)).toContain('1 message')
  expect(
    (await refused(dora, '/discussions', { about: 'issue:x', subject: 'x', words: 'x' })).status,
  ).toBe(404)
})

test('the chair speaks as the chair where they chair, and nobody else does', async () => {
  const { world, table, thread, dora } = await aThread()
  const chair = await world.as(table.chair)
  const words = 'Back to the question.'
  const message = await done(chair, `${thread}/messages`, { words, as: 'role:chair' })
  expect(await world.stranger.text(message)).toContain(', chair')
  const [, posted] = await world.acts('message.post')
  expect(posted?.entry.cap).toBe('role:chair')
  const posed = await refused(dora, `${thread}/messages`, { words, as: 'role:chair' })
  expect(posed.status).toBe(422)
  expect(posed.text).toContain('You do not hold this role here')
})

test('those who write and those who follow are told, less those who muted', async () => {
  const { world, table, thread: path, dora, about } = await aThread()
  const id = threadId(idOf(path))
  const thread = id && (await findThread(world.database.read, id, undefined))
  if (!thread) throw new Error('no thread')
  const told = async () => new Set(await subscribersOf(world.database.read, thread))
  expect(await told()).toEqual(new Set([table.ann]))
  await done(dora, '/discussions/choices', { place: about, choice: 'follow' })
  expect(await told()).toEqual(new Set([table.ann, table.dora]))
  await done(dora, '/discussions/choices', { place: `thread:${thread.id}`, choice: 'mute' })
  expect(await told()).toEqual(new Set([table.ann]))
  const bea = await world.as(table.bea)
  await done(bea, `${path}/messages`, { words: 'Me too.' })
  expect(await told()).toEqual(new Set([table.ann, table.bea]))
  await done(bea, '/discussions/choices', { place: about, choice: 'mute' })
  expect(await told()).toEqual(new Set([table.ann]))
  await done(bea, '/discussions/choices', { place: `thread:${thread.id}`, choice: 'follow' })
  expect(await told()).toEqual(new Set([table.ann, table.bea]))
})

test('words that were erased leave the message in its place, and its answers with it', async () => {
  const { world, ann, dora, first, thread } = await aThread()
  const parent = idOf(first)
  await done(dora, `${thread}/messages`, { parent, words: 'The host does.' })
  later(world, 1)
  await done(ann, '/account/erasure', { sure: '1' })
  const page = await world.stranger.text(thread)
  expect(page).not.toContain('Who pays for interpretation?')
  expect(page).toContain('The host does.')
  expect(page).toContain('The words that stood here were removed')
  expect((await world.stranger.get(first)).status).toBe(200)
  expect(await world.stranger.text(`${thread}.atom`)).not.toContain('Who pays')
})
