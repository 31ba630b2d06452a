/** Files that come with messages: who gets them, as what, and what removing leaves. */
import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import type { Visitor, World } from '../../../test/world.ts'
import { TABLES } from '../../joined.ts'
import { openFiles, SHARDS } from '../../platform/files/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days, minutes, type Instant } from '../../platform/values.ts'
import { sweepFiles } from './jobs.ts'
import { aThread, done, idOf, refused, type ThreadOptions } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const ours = { origin: 'http://localhost:3000' }
let keys = 0

type Sent = readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[]

/** As a browser sends a form with files. */
async function upload(visitor: Visitor, path: string, files: Sent, fields: object = {}) {
  const form = new FormData()
  const all = { key: `file-key-${++keys}`, permanence: '1', undertakings: '1', ...fields }
  for (const [name, value] of Object.entries(all)) form.append(name, String(value))
  for (const [name, content] of files) {
    form.append('files', new Blob([content], { type: 'text/html' }), name)
  }
  const request = new Request('http://localhost:3000/', { method: 'POST', body: form })
  const headers = { ...ours, 'content-type': request.headers.get('content-type') ?? '' }
  const body = new Uint8Array(await request.arrayBuffer())
  return visitor.send(path, { method: 'POST', headers, body })
}

type FileJson = { readonly id: string; readonly name?: string; readonly sha256: string }
type MessageJson = { readonly files: readonly FileJson[] }

const filesOf = async (visitor: Visitor, message: string): Promise<readonly FileJson[]> =>
  (JSON.parse(await visitor.text(`${message}.json`)) as MessageJson).files

const onDisk = (world: World) =>
  readdirSync(join(world.database.folder, 'uploads'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

async function posted(files: Sent, options?: ThreadOptions) {
  const place = await aThread(options)
  const answer = await upload(place.dora, `${place.thread}/messages`, files, { words: 'See this.' })
  expect(answer.status).toBe(303)
  return { ...place, message: answer.headers.get('location') ?? '' }
}

test('a file comes with a message; everybody downloads what was sent, by its digest', async () => {
  const { world, message, thread } = await posted([['Budget 2027.pdf', '%PDF-1.7 numbers']])
  const [file] = await filesOf(world.stranger, message)
  const sha256 = createHash('sha256').update('%PDF-1.7 numbers').digest('hex')
  expect(file).toMatchObject({ name: 'Budget 2027.pdf', size: 16, sha256, scanned: false })
  expect(onDisk(world)).toEqual([`${sha256}-${file?.id ?? ''}`])
  for (const path of [message, thread]) {
    const page = await world.stranger.text(path)
    expect(page).toContain(`href="/attachments/${file?.id ?? ''}"`)
    expect(page).toContain('not scanned')
    expect(gzipSync(page, { level: 6 }).length).toBeLessThan(5 * 1024)
  }
  const answer = await world.stranger.get(`/attachments/${file?.id ?? ''}`)
  expect(await answer.text()).toBe('%PDF-1.7 numbers')
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const acts = await world.acts('message.attach')
  expect(acts.map(({ entry }) => entry.clear)).toMatchObject([{ sha256, size: 16 }])
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('whatever is sent, no browser shows it as a page of ours, whatever its name', async () => {
  const script = '<script>alert(1)</script>'
  const { world, message } = await posted([
    ['page.html', script],
    ['drawing.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
    ['../../keys/log', 'PK\u{3}\u{4}page.html'],
    ['\u{202E}gpj.exe', 'MZ'],
    ['a"b\r\nSet-Cookie: x=1.txt', script],
  ])
  const files = await filesOf(world.stranger, message)
  expect(files.map(({ name }) => name)).toEqual([
    'page.html',
    'drawing.svg',
    'log',
    'gpj.exe',
    'a_b Set-Cookie_ x=1.txt',
  ])
  for (const { id, name } of files) {
    const { headers } = await world.stranger.get(`/attachments/${id}`)
    const type = name?.endsWith('.txt') ? 'text/plain; charset=utf-8' : 'application/octet-stream'
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w. -]+"; /)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('set-cookie')).toBeNull()
  }
  expect(await world.stranger.text(message)).not.toContain('<script>')
  for (const path of ['x', '../../keys/log', '01J00000000000000000000000']) {
    expect((await world.stranger.get(`/attachments/${path}`)).status).toBe(404)
  }
})

test('empty, large, many: refused, the words kept, and nothing left on the disk', async () => {
  const { world, dora, message, thread } = await posted([
    ['one.txt', 'same'],
    ['one.txt', 'same'],
    ['two.txt', 'same'],
  ])
  expect((await filesOf(dora, message)).map(({ name }) => name)).toEqual(['one.txt', 'two.txt'])
  const [acts, kept] = [(await world.acts()).length, onDisk(world)]
  const large = new Uint8Array(5 * 1024 * 1024 + 1)
  const many = [1, 2, 3, 4, 5, 6].map((n) => [`${n}.txt`, String(n)] as const)
  for (const files of [[['empty.txt', '']], [['large.bin', large]], many] as readonly Sent[]) {
    const answer = await upload(dora, `${thread}/messages`, files, { words: 'Kept words' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Kept words')
  }
  // A rule of the thread refuses: what was on the disk already goes again.
  const far = await upload(dora, `${thread}/messages`, [['x.txt', 'x']], {
    words: 'Lost',
    as: 'role:chair',
  })
  expect(far.status).toBe(422)
  const anonymous = await upload(world.stranger, `${thread}/messages`, [['l.bin', large]])
  expect(anonymous.status).toBe(413)
  expect((await world.acts()).length).toBe(acts)
  expect(onDisk(world)).toEqual(kept)
})

test('a scanner has its say first: clean is said, unclean and silent are not taken', async () => {
  const files = { scanner: 'grep -qv EICAR' }
  const { world, dora, thread, message } = await posted([['good.txt', 'fine']], { files })
  expect(await filesOf(dora, message)).toMatchObject([{ scanned: true }])
  expect(await dora.text(message)).toContain('nothing was found')
  const bad = await upload(dora, `${thread}/messages`, [['bad.txt', 'EICAR']], { words: 'Bad' })
  expect(bad.status).toBe(422)
  expect(await bad.text()).toContain('bad.txt')
  expect(onDisk(world)).toHaveLength(1)
  const other = openFiles({
    folder: world.database.folder,
    secret: new Uint8Array(32),
    scanner: '/nowhere/scanner',
  })
  expect(await other.scan(new Uint8Array(1))).toBe('failed')
})

test('a file of a removed message is gone from disk and page; a tombstone stays', async () => {
  const { world, table, message } = await posted([['her-address.txt', 'Quay 7']])
  const [file] = await filesOf(world.stranger, message)
  const chair = await world.as(table.chair)
  await done(chair, `${message}/removals`, { basis: 'private-facts', reason: 'An address.' })
  expect(onDisk(world)).toEqual([])
  expect((await world.stranger.get(`/attachments/${file?.id ?? ''}`)).status).toBe(404)
  const page = await world.stranger.text(message)
  expect(page).not.toContain('her-address')
  expect(page.match(/class="redacted"/g)).toHaveLength(2)
  const [left] = await filesOf(world.stranger, message)
  expect(left).not.toHaveProperty('name')
  expect(left).toHaveProperty('removed')
})

test('files of a closed list are there for its members alone, also on the other host', async () => {
  const files = { url: 'https://files.example.org' }
  const { world, ann, dora, slug, message: shared } = await posted([['a.txt', 'a']], { files })
  const path = await done(ann, '/lists', {
    process: slug,
    kind: 'caucus',
    name: 'Caucus',
    mandate: 'To prepare.',
  })
  const before = (await world.acts()).length
  const about = `list:${idOf(path)}`
  const sent = { about, subject: 'Plan', words: 'Our plan.' }
  const answer = await upload(ann, '/discussions', [['plan.txt', 'secret plan']], sent)
  expect(answer.status).toBe(303)
  expect((await world.acts()).length).toBe(before)
  const [plan] = await filesOf(ann, answer.headers.get('location') ?? '')
  const place = `/attachments/${plan?.id ?? ''}`
  for (const visitor of [dora, world.stranger]) {
    expect((await visitor.get(place)).status).toBe(404)
    expect((await visitor.get(`https://files.example.org${place}`)).status).toBe(404)
  }
  const led = (await ann.get(place)).headers.get('location') ?? ''
  expect(led).toContain(`https://files.example.org${place}?`)
  expect(await (await world.stranger.get(led)).text()).toBe('secret plan')
  const [open] = await filesOf(dora, shared)
  const forged = led.replace(plan?.id ?? '', open?.id ?? '')
  expect((await world.stranger.get(forged)).status).toBe(404)
  expect((await world.stranger.get('https://files.example.org/')).status).toBe(404)
  world.clock.set(after(world.clock.now(), minutes(6)) as Instant)
  expect((await world.stranger.get(led)).status).toBe(404)
})

test('what no message has is swept after a day; what one has stays', async () => {
  const { world } = await posted([['kept.txt', 'kept']])
  const { database, clock, tools } = world
  const stray = `${'ab'.repeat(32)}-01J00000000000000000000000`
  await tools.files.keep('01J00000000000000000000001', Buffer.from('stray'))
  expect(onDisk(world)).toHaveLength(2)
  writeFileSync(join(database.folder, 'uploads', 'README'), stray)
  for (let shard = 0; shard < SHARDS; shard++) {
    await sweepFiles(
      { database, files: tools.files },
      after(clock.now(), minutes(shard)) as Instant,
    )
  }
  const far = after(Date.parse('2100-01-01') as Instant, days(0))
  for (let shard = 0; shard < SHARDS; shard++) {
    await sweepFiles({ database, files: tools.files }, after(far, minutes(shard)) as Instant)
  }
  expect(onDisk(world).filter((name) => name !== 'README')).toHaveLength(1)
})

test('a form with files sent twice posts once, and never what differs under its key', async () => {
  const { world, dora, thread } = await aThread()
  const fields = { words: 'Once', key: 'the-same-key-1' }
  const first = await upload(dora, `${thread}/messages`, [['a.txt', 'a']], fields)
  const second = await upload(dora, `${thread}/messages`, [['a.txt', 'a']], fields)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const third = await upload(dora, `${thread}/messages`, [['a.txt', 'b']], fields)
  expect(third.status).toBe(409)
  expect((await world.acts('message.attach')).length).toBe(1)
  expect((await refused(dora, `${thread}/messages`, { words: ' ' })).status).toBe(400)
})
