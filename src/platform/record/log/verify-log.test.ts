/** Verification: the untouched log passes, and every kind of tampering is named. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { checkpointText } from './checkpoint.ts'
import { memoryDisk } from './crash-files.fixtures.ts'
import { utf8 } from './encoding.ts'
import {
  aloneHere,
  aSequencer,
  entriesTo,
  FOLDER,
  keptHead,
  makeDataFolders,
  ORIGIN,
  signerOn,
  sourceOf,
} from './log.fixtures.ts'
import { noteBytes, signerFrom } from './note.ts'
import { urlReader, type LogReader } from './reader.ts'
import { bundleBytes } from './tiles.ts'
import { EMPTY_RANGE, extended, leafHash, rootOf } from './tree.ts'
import type { Verdict } from './verdict.ts'
import { verifyLog, verifyRemembering } from './verify-log.ts'

/** A log of 520 entries that was published at several sizes, as a table of its files. */
async function aPublishedLog(sizes: readonly number[] = [3, 255, 300, 520]) {
  const disk = memoryDisk()
  await makeDataFolders(disk.files)
  const entries: Uint8Array[] = []
  const sequencer = aSequencer({
    files: disk.files,
    folder: FOLDER,
    head: keptHead(),
    signer: signerOn(disk.files),
    source: sourceOf(entries),
    lock: aloneHere,
  })
  for (const size of sizes) {
    entries.push(...entriesTo(size).slice(entries.length))
    await sequencer.flush()
  }
  await sequencer.stop()
  const files = new Map<string, Uint8Array>()
  for (const path of disk.paths()) {
    const bytes = await disk.files.read(path)
    if (bytes && path.startsWith(`${FOLDER}/`)) files.set(path.slice(FOLDER.length + 1), bytes)
  }
  return files
}

const readerOf = (files: ReadonlyMap<string, Uint8Array>): LogReader => ({
  read: async (path) => files.get(path),
  paths: async () => [...files.keys()],
})
const kinds = (verdict: Verdict) => new Set(verdict.problems.map(({ kind }) => kind))

test('an untouched log passes, with every file compared and every entry shown', async () => {
  const files = await aPublishedLog()
  const shown: number[] = []
  const verdict = await verifyLog(readerOf(files), { entry: (index) => void shown.push(index) })
  expect(verdict).toMatchObject({ ok: true, origin: ORIGIN, size: 520, ahead: 0, problems: [] })
  expect(verdict.files).toBe(files.size - 2)
  expect(shown).toEqual(Array.from({ length: 520 }, (_, index) => index))
})

test('a change of any one file is found', async () => {
  const files = await aPublishedLog()
  for (const [path, bytes] of files) {
    for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      const verdict = await verifyLog(readerOf(new Map(files).set(path, changed)))
      expect(verdict.ok, `${path} at ${at}`).toBe(false)
    }
    for (const cut of [bytes.subarray(0, -1), Buffer.concat([bytes, Uint8Array.of(0)])]) {
      const verdict = await verifyLog(readerOf(new Map(files).set(path, cut)))
      expect(verdict.ok, `${path} cut to ${cut.length}`).toBe(false)
    }
  }
})

test.each([
  ['tile/0/000', 'missing'],
  ['tile/entries/001', 'missing'],
  ['tile/1/000.p/2', 'missing'],
  ['checkpoint', 'missing'],
  ['keys', 'missing'],
] as const)('without %s the log does not pass', async (path, kind) => {
  const files = await aPublishedLog()
  expect(files.delete(path)).toBe(true)
  expect(kinds(await verifyLog(readerOf(files)))).toContain(kind)
})

test.each(['tile/0/000.p/0', 'tile/notes.txt', '.keys', 'tile/entries/000.bak'])(
  'a file that is none of the log, %s, is named',
  async (path) => {
    const files = (await aPublishedLog()).set(path, utf8('x'))
    const verdict = await verifyLog(readerOf(files))
    expect(verdict.problems).toEqual([{ kind: 'unexpected', path }])
  },
)

test('an entry that was replaced is named by its number', async () => {
  const files = await aPublishedLog()
  const entries = entriesTo(256)
  entries[7] = utf8('{"act":"test.entry","n":8}')
  files.set('tile/entries/000', bundleBytes(entries))
  const verdict = await verifyLog(readerOf(files))
  expect(verdict.problems).toContainEqual({ kind: 'entry-differs', path: 'tile/0/000', index: 7 })
  expect(kinds(verdict)).toContain('root-differs')
})

test('swapped tiles, and entries in another order, are found', async () => {
  const files = await aPublishedLog()
  const [one, other] = [files.get('tile/entries/000'), files.get('tile/entries/001')]
  if (!one || !other) throw new Error('no bundles')
  const swapped = new Map(files).set('tile/entries/000', other).set('tile/entries/001', one)
  expect((await verifyLog(readerOf(swapped))).ok).toBe(false)
  const reordered = entriesTo(256).toReversed()
  const changed = new Map(files).set('tile/entries/000', bundleBytes(reordered))
  expect((await verifyLog(readerOf(changed))).ok).toBe(false)
})

test('a checkpoint by another key, of another log, or with a stranger is found', async () => {
  const files = await aPublishedLog()
  const root = rootOf(extended(EMPTY_RANGE, entriesTo(520).map(leafHash)))
  const stranger = signerFrom(ORIGIN, new Uint8Array(32).fill(5))
  const text = checkpointText({ origin: ORIGIN, size: 520, root })
  const foreign = noteBytes(stranger.sign(text))
  const refused = await verifyLog(readerOf(new Map(files).set('checkpoint', foreign)))
  expect(kinds(refused)).toEqual(new Set(['checkpoint-refused']))

  const other = signerFrom('other.example/2026', new Uint8Array(32).fill(6))
  const keys = utf8(`${other.verifier.vkey}\n`)
  const wrongOrigin = new Map(files)
    .set('keys', keys)
    .set('checkpoint', noteBytes(other.sign(text)))
  expect((await verifyLog(readerOf(wrongOrigin))).ok).toBe(false)

  const own = Buffer.from(files.get('checkpoint') ?? '').toString()
  const beside = own + Buffer.from(foreign).toString().split('\n\n')[1]
  const verdict = await verifyLog(readerOf(new Map(files).set('checkpoint', utf8(beside))))
  expect(verdict.problems).toEqual([{ kind: 'unknown-signatures', count: 1 }])
})

test('files of a batch being written are counted, and their known part compared', async () => {
  const [now, before] = [await aPublishedLog([300, 520]), await aPublishedLog([300])]
  const between = new Map([...now, ...before])
  expect(await verifyLog(readerOf(between))).toMatchObject({ ok: true, size: 300, ahead: 5 })
  const bundle = Uint8Array.from(between.get('tile/entries/001') ?? [])
  bundle[5] = (bundle[5] ?? 0) ^ 1
  between.set('tile/entries/001', bundle)
  expect((await verifyLog(readerOf(between))).ok).toBe(false)
})

test('a log that shrank, was rewritten, or changed its key since last time is found', async () => {
  const [small, large] = [await aPublishedLog([300]), await aPublishedLog([300, 520])]
  const memory = { files: memoryDisk().files, path: '/seen' }
  expect((await verifyRemembering(readerOf(small), memory)).ok).toBe(true)
  expect(kinds(await verifyRemembering(readerOf(large), memory))).toEqual(new Set(['key-changed']))

  const { vkey, root } = await verifyLog(readerOf(large))
  const seen = { vkey, size: 300, root: leafHash(utf8(root)) }
  expect(kinds(await verifyLog(readerOf(large), { seen }))).toEqual(new Set(['rewritten']))
  const later = { ...seen, size: 521 }
  expect(kinds(await verifyLog(readerOf(large), { seen: later }))).toEqual(new Set(['shrunk']))
})

test('what was seen is kept only of a log that passed', async () => {
  const files = await aPublishedLog([300])
  const memory = { files: memoryDisk().files, path: '/seen' }
  await verifyRemembering(readerOf(new Map(files).set('tile/0/000', new Uint8Array(8_192))), memory)
  expect(await memory.files.read('/seen')).toBeUndefined()
  expect((await verifyRemembering(readerOf(files), memory)).ok).toBe(true)
  expect((await verifyRemembering(readerOf(files), memory)).ok).toBe(true)
})

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

test('a log at a distance is verified over HTTP, and one out of reach does not pass', async () => {
  const files = await aPublishedLog([3, 300])
  const server = createServer((request, response) => {
    const bytes = files.get(request.url?.slice('/record/'.length) ?? '')
    response.writeHead(bytes ? 200 : 404).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const reader = urlReader(`http://127.0.0.1:${port}/record`)
  expect(await verifyLog(reader)).toMatchObject({ ok: true, size: 300 })

  files.set('tile/entries/000', new Uint8Array(3_000_000))
  expect(kinds(await verifyLog(reader))).toContain('unreachable')
  server.closeAllConnections()
  server.close()
  expect(kinds(await verifyLog(reader))).toContain('unreachable')
})
