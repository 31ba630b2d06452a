/** Talk of a closed list stands in no mbox, feed, search or count, whoever asks for them. */
import { expect, test, vi } from 'vitest'
import { aThread, done, idOf, later } from '../discussions/threads.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { aFile, bring, oldMail } from './archives.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const SECRET = 'Seventeen is the number we settle for.'

async function aClosedList() {
  const place = await aThread()
  const { world, slug, ann } = place
  const process = await findProcess(world.database.read, { slug })
  if (!process) throw new Error('no process')
  const about = { kind: 'process', id: process.id } as const
  const file = await aFile(oldMail({ id: 'a@x', subject: 'Numbers', body: 'Which number?' }))
  const { archive = '' } = await bring(world, about, { file })
  const made = { process: slug, kind: 'caucus', name: 'Hosts', mandate: 'To agree.' }
  const list = await done(ann, '/lists', made)
  later(world, 1)
  return { ...place, process, archive: `/archives/${archive}`, list }
}

test('mbox files, feeds and searches are the same before and after members talk', async () => {
  const { world, ann, slug, process, archive, list, thread } = await aClosedList()
  const paths = [
    `/processes/${slug}/discussion.mbox`,
    `/processes/${slug}/discussion.mbox?month=2026-11`,
    `/discussions.mbox?about=process:${process.id}`,
    `/discussions.mbox?about=list:${idOf(list)}`,
    `${thread}.mbox`,
    `/processes/${slug}/discussion.atom`,
    '/discussions.atom',
    ...[archive, `${archive}.json`, `${archive}.atom`, `${archive}.mbox`],
    ...[`${archive}/search.json?q=number*`, `${archive}/search.json?q=seventeen`],
  ]
  const all = () =>
    Promise.all(
      paths.map(async (path) => {
        const answer = await world.stranger.get(path)
        return [path, answer.status, await answer.text()] as const
      }),
    )
  const before = await all()
  const talk = { about: `list:${idOf(list)}`, subject: 'Numbers', words: SECRET }
  const message = await done(ann, '/discussions', talk)
  expect(await ann.text(message)).toContain(SECRET)
  expect(await all()).toEqual(before)
  const missing = before.filter(([, status]) => status !== 200).map(([path]) => path)
  expect(missing).toEqual([`/discussions.mbox?about=list:${idOf(list)}`])
  expect(JSON.stringify(before)).toContain('Who pays for interpretation?')
  expect(JSON.parse(await world.stranger.text(`${archive}/search.json?q=number*`))).toMatchObject({
    count: 1,
  })
})

test('a member reads closed talk on its pages, and takes none of it away in a file', async () => {
  const { ann, slug, process, list } = await aClosedList()
  const talk = { about: `list:${idOf(list)}`, subject: 'Numbers', words: SECRET }
  const message = await done(ann, '/discussions', talk)
  const { thread } = JSON.parse(await ann.text(`${message}.json`)) as { thread: string }
  expect((await ann.get(`/threads/${thread}`)).status).toBe(200)
  for (const absent of [`/threads/${thread}.mbox`, `/discussions.mbox?about=list:${idOf(list)}`]) {
    expect((await ann.get(absent)).status, absent).toBe(404)
  }
  for (const path of [
    `/processes/${slug}/discussion.mbox`,
    `/discussions.mbox?about=process:${process.id}`,
  ]) {
    const file = await ann.text(path)
    expect(file).not.toContain('Seventeen')
    expect(file).toContain('Who pays for interpretation?')
  }
})
