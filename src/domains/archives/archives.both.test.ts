/** Old mail brought here, read, searched, removed and given out again, on both databases. */
import { expect, test, vi } from 'vitest'
import type { World } from '../../../test/world.ts'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { days } from '../../platform/values.ts'
import { idOf, done, aThread, later, refused } from '../discussions/threads.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { sweepFiles } from '../discussions/index.ts'
import { aFile, bring, oldMail } from './archives.fixtures.ts'
import { archiveFilesAmong } from './index.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const boundary = 'Content-Type: multipart/mixed; boundary=b'
const attached = [
  '--b\nContent-Type: text/plain\n\nThe budget is enclosed.',
  '--b\nContent-Type: text/plain; name="notes for ann@example.org.txt"',
  'Content-Disposition: attachment; filename="notes for ann@example.org.txt"',
  '',
  'Call bob@example.org',
  '--b--',
].join('\n')

const OLD = [
  oldMail({
    id: 'a@x',
    subject: 'Who pays',
    date: 'Fri, 2 Jan 98 12:00:00 EST',
    body: 'Who pays for interpretation? Write to ann@example.org',
  }),
  oldMail({
    id: 'b@x',
    subject: 'Re: Who pays',
    date: 'Sat, 3 Jan 1998 12:00:00 +0100',
    refs: '<a@x>',
    from: '=?iso-8859-1?Q?Jos=E9?= <jose@example.org>',
    body: 'On Friday ann at example.org wrote:\n> Who pays\nThe fund does.',
  }),
  oldMail({
    id: 'c@x',
    subject: 'RE: who pays',
    date: 'Sun, 4 Jan 1998 12:00:00 +0000',
    body: Buffer.from('Caf\xe9 after?', 'latin1'),
  }),
  oldMail({
    id: 'd@x',
    subject: 'Budget',
    date: 'Mon, 2 Feb 1998 12:00:00 +0000',
    more: boundary,
    body: attached,
  }),
  oldMail({ id: 'e@x', subject: 'No date', body: 'Undated.\0 Still here.' }),
  oldMail({ id: 'f@x', subject: 'Far', date: 'Mon, 2 Feb 2099 12:00:00 +0000' }),
  oldMail({ id: 'g@x', subject: 'Early', date: 'Thu, 1 Jan 1970 00:00:00 +0000' }),
  oldMail({
    id: 'h@x',
    subject: 'Seven',
    more: 'Content-Type: text/plain; charset=utf-7',
    body: '+ADw-script+AD4-',
  }),
  oldMail({ subject: 'Nameless', from: 'bob@example.org', body: '会议的预算很重要' }),
]

const FILE = Buffer.concat(OLD)

async function anArchive(world: World, slug: string) {
  const process = await findProcess(world.database.read, { slug })
  if (!process) throw new Error('no process')
  const about = { kind: 'process', id: process.id } as const
  const told = await bring(world, about, { file: await aFile(FILE) })
  return { about, told, path: `/archives/${told.archive ?? ''}` }
}

const json = async (world: World, path: string) =>
  JSON.parse(await world.stranger.text(path)) as Record<string, unknown>

/** By words without marks, pairs of signs, authors and months. */
async function isFound(world: World, path: string) {
  const found = async (query: string) => {
    const { found: all } = await json(world, `${path}/search.json?${query}`)
    return (all as { number: number }[]).map(({ number }) => number)
  }
  expect(await found('q=INTERPRETATION')).toEqual([1])
  expect(await found('q=cafe')).toEqual([3])
  expect(await found('q=interp*')).toEqual([1])
  expect(await found(`q=${encodeURIComponent('预算')}`)).toEqual([8])
  expect(await found('q=pays&by=jose')).toEqual([2])
  expect(await found('q=budget&since=1998-02&until=1998-02')).toEqual([4])
  expect(await found('q=budget&until=1998-01')).toEqual([])
  expect(await found('q=absent')).toEqual([])
  expect(await found("q=%25_'--&by=%0a&order=x")).toEqual([])
  expect(await world.stranger.text(`${path}/search?q=fund`)).toContain('The fund does.')
}

test('old mail is brought in threads and is found; what nobody can read is named', async () => {
  const { world, slug } = await aThread()
  const { told, path } = await anArchive(world, slug)
  expect(told).toMatchObject({ read: 9, added: 8, repeats: 0, unreadable: 1 })
  expect(told.named).toMatchObject([{ why: 'utf-7', messageId: '<h@x>' }])
  const thread = await json(world, `${path}/threads/2.json`)
  expect(thread['messages']).toMatchObject([
    { number: 1, author: 'Ann Lee', subject: 'Who pays', depth: 0 },
    { number: 2, author: 'José', depth: 1 },
    { number: 3, author: 'Ann Lee', words: 'Café after?', depth: 1 },
  ])
  const dates = await Promise.all([5, 6, 7].map((number) => json(world, `${path}/${number}.json`)))
  expect(dates.map(({ sentAt }) => sentAt)).toEqual([null, null, null])
  const came = Date.UTC(1998, 0, 2, 12, 34, 56)
  expect(dates.map(({ at }) => at)).toEqual([came, came, came])
  expect(await world.stranger.text(`${path}/8`)).toContain('Without a name')
  expect(await world.stranger.text(`/processes/${slug}`)).toContain(path)
  await isFound(world, path)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('no address of anybody is in any page, twin, feed, file or download', async () => {
  const { world, slug } = await aThread()
  const { path } = await anArchive(world, slug)
  const numbers = Array.from({ length: 8 }, (_, index) => `${path}/${index + 1}`)
  const pages = [path, `${path}?month=1998-01`, `${path}/threads/1`, ...numbers]
  const found = `${path}/search?q=pays`
  const files = (await json(world, `${path}/4.json`))['files']
  expect(files).toMatchObject([{ name: 'notes for …@….txt' }])
  const [{ href }] = files as [{ href: string }]
  const twins = pages.map((one) => one.replace(/(\?.*)?$/, '.json$1'))
  const texts = [`${path}.atom`, `${path}.mbox`, `${path}/threads/1.mbox`, found, href]
  for (const one of [...pages, ...twins, ...texts, '/record']) {
    const text = await world.stranger.text(one)
    expect(text, one).not.toMatch(/(ann|bob|jose)(@| at )example\.org/)
  }
  for (const { index } of await world.acts('archive.bring')) {
    const entry = await world.stranger.text(`/record/entries/${index}`)
    expect(entry).not.toMatch(/(ann|bob|jose)(@| at )example\.org/)
  }
})

test('the same file again adds nothing, a dry run nothing, a longer file its rest', async () => {
  const { world, slug } = await aThread()
  const { about, path } = await anArchive(world, slug)
  const acts = (await world.acts('archive.bring')).length
  const again = await bring(world, about, { file: await aFile(FILE) })
  expect(again).toMatchObject({ added: 0, repeats: 8, unreadable: 1 })
  expect((await world.acts('archive.bring')).length).toBe(acts)
  const answer = oldMail({ id: 'z@x', subject: 'Re: Who pays', refs: '<a@x> <b@x>' })
  const longer = await aFile(Buffer.concat([FILE, answer, answer]))
  const dry = await bring(world, about, { file: longer, dryRun: true })
  expect(dry).toMatchObject({ added: 1, repeats: 9 })
  expect(await bring(world, about, { file: longer })).toMatchObject({ added: 1, repeats: 9 })
  const other = oldMail({ id: 'z@x', subject: 'Re: Who pays', body: 'Another with this name.' })
  expect(await bring(world, about, { file: await aFile(other) })).toMatchObject({ added: 1 })
  expect(await json(world, `${path}/9.json`)).toMatchObject({ thread: 1, answers: 2 })
  const mail = await world.stranger.get(`${path}/by-message-id/${encodeURIComponent('<z@x>')}`)
  expect([mail.status, mail.headers.get('location')]).toEqual([302, `${path}/9`])
})

const why = { basis: 'private-facts', reason: 'It names where somebody lives.' }

type FileNamed = { readonly href: string; readonly sha256: string }

/** A sweep of files that nobody wants, days later. */
async function sweep({ database, tools }: World, { sha256 }: FileNamed) {
  const sweeping = { database, files: tools.files, standsElsewhere: archiveFilesAmong }
  const shard = Number.parseInt(sha256.slice(0, 2), 16)
  const day = Math.ceil((Date.now() + days(3)) / (256 * 60_000)) * 256 * 60_000
  await sweepFiles(sweeping, (day + shard * 60_000) as Parameters<typeof sweepFiles>[1])
}

test('an officer removes a message: words, files, finding it and downloads are gone', async () => {
  const { world, slug, table, dora } = await aThread()
  const { about, path } = await anArchive(world, slug)
  const files = (await json(world, `${path}/4.json`))['files']
  const [file] = files as [FileNamed]
  const { href } = file
  await sweep(world, file)
  expect((await world.stranger.get(href)).status).toBe(200)
  expect((await refused(dora, `${path}/4/removals`, why)).status).toBe(422)
  const chair = await world.as(table.chair)
  await done(chair, `${path}/4/removals`, why)
  for (const one of [`${path}/4`, `${path}/4.json`, `${path}/threads/4`, `${path}.mbox`]) {
    expect(await world.stranger.text(one), one).not.toContain('enclosed')
  }
  expect(await world.stranger.text(`${path}/4`)).toContain('The words that stood here were removed')
  expect((await world.stranger.get(href)).status).toBe(404)
  expect(await json(world, `${path}/search.json?q=enclosed`)).toMatchObject({ count: 0 })
  expect((await refused(chair, `${path}/4/removals`, why)).status).toBe(422)
  expect(await bring(world, about, { file: await aFile(FILE) })).toMatchObject({ added: 0 })
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

type Thread = { readonly messages: readonly Record<string, unknown>[] }

test('what is given out and brought in again has the same threads', async () => {
  const { world, slug, thread, ann, first } = await aThread()
  later(world, 1)
  await done(ann, `${thread}/messages`, {
    words: 'From now on: ask bob@x.org',
    parent: idOf(first),
  })
  const { about, path } = await anArchive(world, slug)
  const file = await aFile(Buffer.from(await world.stranger.text(`${path}.mbox`)))
  expect(await bring(world, about, { file })).toMatchObject({ added: 0, repeats: 8 })
  const copy = await bring(world, about, { file, name: 'copy' })
  const at = (one: string) => json(world, `${one}/threads/1.json`)
  const shape = (one: Record<string, unknown>) =>
    (one as unknown as Thread).messages.map(({ files: _, ...more }) => more)
  expect(shape(await at(`/archives/${copy.archive ?? ''}`))).toEqual(shape(await at(path)))

  const talk = await world.stranger.text(`/processes/${slug}/discussion.mbox`)
  expect(talk).toBe(await world.stranger.text(`${thread}.mbox`))
  expect(talk).toContain('>From now on: ask …@…')
  const brought = await bring(world, about, { file: await aFile(Buffer.from(talk)), name: 'talk' })
  expect(brought).toMatchObject({ added: 2, unreadable: 0 })
  const said = await at(`/archives/${brought.archive ?? ''}`)
  expect(said['messages']).toMatchObject([{ depth: 0 }, { depth: 1 }])
})
