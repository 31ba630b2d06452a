/** Threads about one clause: they stay with the version they were written on. */
import { expect, test, vi } from 'vitest'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { findVersion } from '../texts/index.ts'
import { aThread, done, refused } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('a thread about a clause shows it as it stood, and where it stands now', async () => {
  const { world, table, ann } = await aThread()
  const { read } = world.database
  const [first, newest] = [
    await findVersion(read, table.text.id, 1),
    await findVersion(read, table.text.id),
  ]
  const changed = newest?.clauses.find(({ id, words }) =>
    first?.clauses.some((was) => was.id === id && was.words !== words),
  )
  if (!newest || !changed) throw new Error('two versions, one clause changed')
  const about = `text:${table.text.id}`
  const list = `/discussions?about=${about}&clause=${changed.id}`
  const text = `/texts/${table.text.id}`
  expect(await ann.text(text)).toContain(`clause=${changed.id}`)
  expect(await ann.text(list)).toContain(`value="${changed.id}.${newest.number}"`)

  const fields = { about, subject: 'Narrower', words: 'Why was it narrowed?' }
  const message = await done(ann, '/discussions', { ...fields, anchor: `${changed.id}.1` })
  const { stranger } = world
  const { thread } = JSON.parse(await stranger.text(`${message}.json`)) as { thread: string }
  const shown = await stranger.text(`/threads/${thread}`)
  expect(shown).toContain(`${text}/versions/1?clause=${changed.id}#${changed.id}`)
  expect(shown).toContain('reads otherwise in version 2, the newest')
  expect(await stranger.text(message)).toContain('as version 1 has it')
  expect(await stranger.text(text)).toContain('1 thread about clause')
  expect(await stranger.text(list)).toContain('Narrower')
  expect(await stranger.text(`${list}&month=2026-11`)).toContain('Narrower')
  expect(await stranger.text(`/discussions?about=${about}`)).toContain('Narrower')
  const other = newest.clauses.find(({ id }) => id !== changed.id)
  expect(await stranger.text(`/discussions?about=${about}&clause=${other?.id}`)).not.toContain(
    'Narrower',
  )
  const [, begun] = await world.acts('thread.begin')
  expect(begun?.entry.clear).toMatchObject({ clause: changed.id, version: 1 })
  const checked = await checkTables(read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('nobody talks about a clause that the version does not have', async () => {
  const { world, table, ann, about, thread } = await aThread()
  const of = { about: `text:${table.text.id}`, subject: 'x', words: 'x' }
  const unknown = await refused(ann, '/discussions', { ...of, anchor: 'c99.1' })
  expect(unknown.status).toBe(422)
  expect(unknown.text).toContain('Version 1 of the text has no such clause')
  const elsewhere = await refused(ann, '/discussions', { ...of, about, anchor: 'c1.1' })
  expect(elsewhere.status).toBe(422)
  expect((await refused(ann, '/discussions', { ...of, anchor: 'c1.1.1' })).status).toBe(400)
  for (const path of [`about=text:${table.text.id}&clause=c99`, `about=${about}&clause=c1`]) {
    expect((await world.stranger.get(`/discussions?${path}`)).status).toBe(404)
  }
  expect(await world.stranger.text(`${thread}.json`)).not.toContain('anchor')
})
