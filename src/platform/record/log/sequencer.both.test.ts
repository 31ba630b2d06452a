/** The sequencer on a real disk and a real database: growth, restart, standing by, and alarms. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { openTestDatabase } from '../../../../test/databases.ts'
import { seconds } from '../../values.ts'
import { diskFiles } from './files.ts'
import { headStore } from './head.ts'
import { aSequencer, entriesTo, ORIGIN, signerOn, sourceOf } from './log.fixtures.ts'
import { readVkey } from './note.ts'
import { provenBy, readProofFile } from './proof-file.ts'
import { proofFile } from './prove.ts'
import { folderReader } from './reader.ts'
import type { Sequencer, SequencerOptions } from './sequencer.ts'
import { EMPTY_HEAD, EMPTY_RANGE, extended, leafHash, rootOf } from './tree.ts'
import { verifyLog } from './verify-log.ts'

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

const rootAt = (size: number) => rootOf(extended(EMPTY_RANGE, entriesTo(size).map(leafHash)))

async function aLog() {
  const data = await mkdtemp(join(inject('folder'), 'log-'))
  const [folder, keys] = [join(data, 'record', '2026'), join(data, 'keys')]
  for (const path of [folder, keys]) await mkdir(path, { recursive: true })
  const database = await openTestDatabase()
  endings.push(database.close)
  const entries: Uint8Array[] = []
  const head = headStore(database, ORIGIN)
  const signer = signerOn(diskFiles, keys)
  const start = (more: Partial<SequencerOptions> = {}): Sequencer => {
    const sequencer = aSequencer({ folder, head, signer, source: sourceOf(entries), ...more })
    endings.push(sequencer.stop)
    return sequencer
  }
  const commitTo = (size: number) => entries.push(...entriesTo(size).slice(entries.length))
  return { folder, keys, head, entries, start, commitTo, reader: folderReader(folder) }
}

test('what is committed is published, in batches, and verifies at every size', async () => {
  const log = await aLog()
  const sequencer = log.start({ batchMax: 100 })
  for (const size of [1, 2, 255, 256, 257, 700]) {
    log.commitTo(size)
    await sequencer.flush()
    expect(sequencer.published()).toMatchObject({ size, root: rootAt(size) })
    expect(await verifyLog(log.reader)).toMatchObject({ ok: true, size, ahead: 0 })
  }
  expect(await log.head.read()).toEqual({ size: 700, root: rootAt(700) })
  expect(sequencer.health().kind).toBe('leading')
})

test('an empty log publishes nothing', async () => {
  const log = await aLog()
  const sequencer = log.start()
  await sequencer.flush()
  expect(sequencer.published()).toEqual(EMPTY_HEAD)
  expect(await log.reader.read('checkpoint')).toBeUndefined()
})

test('after a restart it goes on where it stopped', async () => {
  const log = await aLog()
  log.commitTo(300)
  const first = log.start()
  await first.flush()
  await first.stop()
  log.commitTo(301)
  const second = log.start()
  await second.flush()
  expect(await verifyLog(log.reader)).toMatchObject({ ok: true, size: 301 })
})

test('only one leads; the other stands by, sees what is published, and takes over', async () => {
  const log = await aLog()
  log.commitTo(3)
  const first = log.start()
  await first.flush()
  const second = log.start({ every: seconds(0.02) })
  await second.flush()
  expect(second.health()).toMatchObject({ kind: 'standby', published: { size: 3 } })
  log.commitTo(5)
  const waits = second.flush()
  await first.stop()
  await waits
  expect(second.health()).toMatchObject({ kind: 'leading', published: { size: 5 } })
  await expect(first.flush()).rejects.toThrow('stopped')
})

test('every entry gets a proof that its checkpoint includes it', async () => {
  const log = await aLog()
  log.commitTo(520)
  await log.start().flush()
  const key = readVkey((await readFile(join(log.folder, 'keys'), 'utf8')).trim())
  if (!key) throw new Error('no key')
  for (const index of [0, 1, 255, 256, 511, 512, 519]) {
    const bytes = await proofFile(log.reader.read, index)
    const file = bytes && readProofFile(bytes)
    const leaf = leafHash(log.entries[index] ?? new Uint8Array())
    const other = leafHash(log.entries[index === 0 ? 1 : 0] ?? new Uint8Array())
    expect(file && provenBy(file, leaf, { log: key })?.size).toBe(520)
    expect(file && provenBy(file, other, { log: key })).toBeUndefined()
  }
  expect(await proofFile(log.reader.read, 520)).toBeUndefined()
})

test('two sequencers that both believe to lead cannot both move the head', async () => {
  const log = await aLog()
  const [from, one] = [EMPTY_HEAD, { size: 1, root: rootAt(1) }]
  const other = { size: 1, root: leafHash(new Uint8Array()) }
  const moved = await Promise.all([log.head.advance(from, one), log.head.advance(from, other)])
  expect(moved.filter((won) => won)).toHaveLength(1)
  expect(await log.head.advance(other, { size: 2, root: rootAt(2) })).toBe(!moved[0])
  expect(await log.head.advance({ size: 1, root: rootAt(3) }, other)).toBe(false)
})

const halted = async (sequencer: Sequencer) => {
  await expect(sequencer.flush()).rejects.toThrow('halted')
  const health = sequencer.health()
  return health.kind === 'halted' ? health.alarm.kind : health.kind
}

test('a published file that would have to change stops the log, and stays as it was', async () => {
  const log = await aLog()
  log.commitTo(2)
  const sequencer = log.start()
  await sequencer.flush()
  const path = join(log.folder, 'tile/0/000.p/3')
  await writeFile(path, 'something else')
  log.commitTo(3)
  expect(await halted(sequencer)).toBe('published-file-differs')
  expect(await halted(sequencer)).toBe('published-file-differs')
  expect(await readFile(path, 'utf8')).toBe('something else')
  expect(sequencer.published().size).toBe(2)
})

test.each([
  ['a missing tile', 'tile/0/000.p/2', undefined, 'published-file-damaged'],
  ['an altered tile', 'tile/0/000.p/2', Buffer.alloc(64), 'roots-differ'],
  ['an altered checkpoint', 'checkpoint', Buffer.from('x'), 'published-file-damaged'],
] as const)('%s is found at the next start', async (_name, path, bytes, alarm) => {
  const log = await aLog()
  log.commitTo(2)
  const first = log.start()
  await first.flush()
  await first.stop()
  await (bytes ? writeFile(join(log.folder, path), bytes) : rm(join(log.folder, path)))
  expect(await halted(log.start())).toBe(alarm)
})

test('a database that was set back signs nothing', async () => {
  const log = await aLog()
  log.commitTo(4)
  const first = log.start()
  await first.flush()
  await first.stop()
  const database = await openTestDatabase()
  endings.push(database.close)
  const restored = log.start({ head: headStore(database, ORIGIN) })
  expect(await halted(restored)).toBe('database-behind')
})

test('another key than the published one signs nothing', async () => {
  const log = await aLog()
  log.commitTo(1)
  const first = log.start()
  await first.flush()
  await first.stop()
  await rm(join(log.folder, 'checkpoint'))
  const other = await mkdtemp(join(inject('folder'), 'keys-'))
  expect(await halted(log.start({ signer: signerOn(diskFiles, other) }))).toBe('key-differs')
  expect(await log.reader.read('checkpoint')).toBeUndefined()
})

test('an entry that no bundle can hold stops the log before anything is written', async () => {
  const log = await aLog()
  log.entries.push(new Uint8Array(8_193))
  expect(await halted(log.start())).toBe('entry-too-long')
  expect(await log.reader.paths()).toEqual([])
})

test('a signer that is down is waited for, and what was accepted is published then', async () => {
  const log = await aLog()
  log.commitTo(2)
  let down = true
  const inner = signerOn(diskFiles, log.keys)
  const state = () => (down ? Promise.reject(new Error('down')) : inner.state())
  const sequencer = log.start({ signer: { ...inner, state } })
  await expect(sequencer.flush()).rejects.toThrow('down')
  const since = sequencer.health()
  expect(since).toMatchObject({ kind: 'waiting', reason: 'down', published: EMPTY_HEAD })
  down = false
  log.commitTo(3)
  await sequencer.flush()
  expect(sequencer.health()).toMatchObject({ kind: 'leading', published: { size: 3 } })
  expect(await verifyLog(log.reader)).toMatchObject({ ok: true, size: 3 })
})

test('nothing is used before it is durable', async () => {
  const log = await aLog()
  log.commitTo(1)
  const durable = () => Promise.reject(new Error('no fsync'))
  await expect(log.start({ durable }).flush()).rejects.toThrow('no fsync')
  expect(await log.head.read()).toEqual(EMPTY_HEAD)
})

test('a bit that flips in memory stops the log before it is signed', async () => {
  const log = await aLog()
  log.commitTo(3)
  const first = log.start()
  await first.flush()
  await first.stop()
  let reads = 0
  const files = {
    ...diskFiles,
    read: async (path: string) => {
      const bytes = await diskFiles.read(path)
      // What is read back of the new bundle, and not what was read of the old one.
      if (path.endsWith('entries/000.p/4') && bytes && ++reads === 1) bytes[bytes.length - 1] = 0
      return bytes
    },
  }
  log.commitTo(4)
  expect(await halted(log.start({ files }))).toBe('roots-differ')
  expect((await log.head.read()).size).toBe(3)
})
