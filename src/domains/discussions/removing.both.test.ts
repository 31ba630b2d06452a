/** What an officer removes is gone from every view, feed and twin, and everybody can see that. */
import { expect, test, vi } from 'vitest'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { aThread, done, idOf, later, refused } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const why = { basis: 'private-facts', reason: 'It names where somebody lives.' }

async function aRemoval() {
  const place = await aThread()
  const { world, table, dora, thread, first, slug } = place
  const [before, after] = ['She lives at Quay 7.', 'She lives at Harbour 9.']
  const message = await done(dora, `${thread}/messages`, { words: before, parent: idOf(first) })
  later(world, 1)
  await done(dora, `${message}/edits`, { words: after })
  const chair = await world.as(table.chair)
  const views = [
    message,
    `${message}.json`,
    thread,
    `${thread}?view=flat`,
    `${thread}.json`,
    `${thread}.atom`,
    `/processes/${slug}/discussion.atom`,
    '/discussions.atom',
    '/discussions.json?month=2026-11',
  ]
  return { ...place, message, chair, views, before, after }
}

test('a chair removes a message with all it said; a tombstone stays everywhere', async () => {
  const { world, message, chair, views, before, after, dora } = await aRemoval()
  expect(await world.stranger.text(message)).toContain(before)
  expect(await chair.text(message)).toContain('Remove the words')
  await done(chair, `${message}/removals`, why)
  for (const visitor of [world.stranger, dora]) {
    for (const path of views) {
      const text = await visitor.text(path)
      expect(text, path).not.toContain(before)
      expect(text, path).not.toContain(after)
    }
    expect(await visitor.text(message)).toContain('The words that stood here were removed')
    expect(await visitor.text(views[2] ?? '')).toContain('The words that stood here were removed')
    expect(await visitor.text(views[5] ?? '')).toContain('The words that stood here were removed')
  }
  const json = JSON.parse(await world.stranger.text(`${message}.json`)) as Record<string, unknown>
  expect(json).toMatchObject({ words: null })
  expect(json['removed']).toBeTypeOf('number')
  const log = await world.stranger.text('/stewards')
  expect(log).toContain(why.reason)
  expect(log).toContain(message)
  expect((await world.acts('redact')).length).toBe(2)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('nobody else removes it, nobody without grounds, and nobody twice', async () => {
  const { world, message, chair, ann, dora } = await aRemoval()
  const acts = (await world.acts()).length
  for (const visitor of [ann, dora]) {
    expect(await visitor.text(message)).not.toContain('Remove the words')
    expect((await refused(visitor, `${message}/removals`, why)).status).toBe(422)
  }
  const noReason = await refused(chair, `${message}/removals`, { ...why, reason: ' ' })
  expect(noReason.status).toBe(400)
  const ownWords = await refused(chair, `${message}/removals`, { ...why, basis: 'own-words' })
  expect(ownWords.status).toBe(400)
  expect((await world.acts()).length).toBe(acts)
  await done(chair, `${message}/removals`, why)
  expect((await refused(chair, `${message}/removals`, why)).status).toBe(422)
  const again = await refused(dora, `${message}/edits`, { words: 'She lives at Quay 7, I said.' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('gone already')
})

test('whoever did not write a message is shown no form to edit it', async () => {
  const { world, message } = await aRemoval()
  const newcomer = await world.as(await world.add({ name: 'Nora New' }))
  const page = await newcomer.text(message)
  expect(page).toContain('What stays, and what can go')
  expect(page).not.toContain('Edit your message')
})

test('the log names the thread whose message is meant', async () => {
  const { world, message, chair } = await aRemoval()
  await done(chair, `${message}/removals`, why)
  expect(await world.stranger.text('/stewards')).toContain('about Who pays')
})
