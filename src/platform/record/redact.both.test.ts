/** A removed text is gone from the disk, and the record still proves that something was there. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { SQLITE_FILE } from '../db/index.ts'
import { entryAt, historyOf } from './history.ts'
import { keep } from './keep.ts'
import { leafHash } from './log/index.ts'
import { prose } from './prose.ts'
import { wordsOf } from './reading.ts'
import { ADA, anAct, aRecord, aThing, THINGS } from './record.fixtures.ts'
import { eraseParts, redact, ERASED_PER_TRANSACTION_MAX, type Redaction } from './redact.ts'
import { entriesFrom } from './store.ts'

type World = Awaited<ReturnType<typeof aRecord>>

const SECRET = 'Zanzibar-4711'

async function say(world: World, text: string, author: `p_${string}` = ADA) {
  const words = prose('words', text, world.clock, author)
  const row = aThing(words.commitment, { words: words.commitment })
  await world.transact((tx) => keep(tx, THINGS, row, anAct({ parts: [words] })))
  return words
}

const removal = {
  basis: 'gdpr-17',
  by: 'role:privacy-officer',
  via: 'web',
  topics: ['thing:1'],
} as const
const remove = (world: World, more: Partial<Redaction> = {}) =>
  world.transact((tx) => redact(tx, { index: 0, part: 'words', ...removal, ...more }))

test('a removed text reads as removed, on what ground, by whom, with its entry', async () => {
  const world = await aRecord()
  const { commitment } = await say(world, SECRET)
  const reason = prose('reason', 'It names a third person.', world.clock)
  expect(await remove(world, { reason })).toMatchObject({ ok: true })

  const words = await wordsOf(world.read, [commitment])
  expect(words.get(commitment)).toMatchObject({
    kind: 'redacted',
    entry: 0,
    basis: 'gdpr-17',
    by: 'role:privacy-officer',
  })
  const entry = await entryAt(world.read, 0)
  expect(entry?.parts).toMatchObject([
    { kind: 'redacted', n: 'words', removedBy: 1, reason: { text: 'It names a third person.' } },
  ])
  expect(entry?.bytes).toContain(commitment)
  expect(JSON.stringify(entry)).not.toContain(SECRET)
  expect(world.touched.at(-1)).toBe('all')
})

test('a text that was read before its removal is read by nobody after it', async () => {
  const world = await aRecord()
  const { commitment } = await say(world, SECRET)
  const kept = await say(world, 'Another one.')
  const read = () => wordsOf(world.read, [commitment, kept.commitment])
  expect((await read()).get(commitment)).toMatchObject({ text: SECRET })
  // A commit in between: what is remembered of the text outlives it.
  await say(world, 'A third one.')
  expect((await read()).get(commitment)).toMatchObject({ text: SECRET })
  await remove(world)
  expect((await read()).get(commitment)).toMatchObject({ kind: 'redacted' })
  expect((await read()).get(kept.commitment)).toMatchObject({ text: 'Another one.' })
})

test('the entry of a removal names entry, leaf and part', async () => {
  const world = await aRecord()
  await say(world, SECRET)
  await remove(world)
  const [line] = await historyOf(world.read, { act: 'redact', limit: 1 })
  const [first] = await entriesFrom(world.read, 0, 1)
  expect(line?.entry).toMatchObject({
    actor: 'role:privacy-officer',
    obj: 'thing:1',
    target: { index: 0, leaf: first?.leaf, part: 'words' },
    clear: { basis: 'gdpr-17' },
  })
})

test('removing changes no earlier leaf', async () => {
  const world = await aRecord()
  await say(world, SECRET)
  const before = await entriesFrom(world.read, 0, 1)
  await remove(world)
  const after = await entriesFrom(world.read, 0, 1)
  expect(after).toEqual(before)
  const leaf = Buffer.from(leafHash(Buffer.from(after[0]?.bytes ?? ''))).toString('base64')
  expect(leaf).toBe(before[0]?.leaf)
  expect(await world.faults()).toEqual([])
})

describe('refused, and nothing is recorded', () => {
  for (const { title, asked, kind } of [
    { title: 'an entry that is not there', asked: { index: 9 }, kind: 'no-entry' },
    { title: 'a part that the entry has not', asked: { part: 'name' }, kind: 'no-part' },
  ] as const) {
    test(title, async () => {
      const world = await aRecord()
      const { commitment } = await say(world, SECRET)
      expect(await remove(world, asked)).toMatchObject({ ok: false, refusal: { kind } })
      expect((await wordsOf(world.read, [commitment])).get(commitment).kind).toBe('text')
      expect(await historyOf(world.read, { limit: 9 })).toHaveLength(1)
    })
  }
  test('a text that was removed before', async () => {
    const world = await aRecord()
    await say(world, SECRET)
    await remove(world)
    expect(await remove(world)).toMatchObject({ refusal: { kind: 'already-removed' } })
    expect(await historyOf(world.read, { limit: 9 })).toHaveLength(2)
  })
})

test('no file of the database holds a removed text', async ({ skip }) => {
  const world = await aRecord()
  skip(world.engine !== 'sqlite', 'PostgreSQL keeps it on disk until its next vacuum')
  for (let each = 0; each < 20; each++) await say(world, `${SECRET} ${each} ${'x'.repeat(900)}`)
  const bytesWith = async () => {
    const found: string[] = []
    for (const name of await readdir(world.folder)) {
      if ((await readFile(join(world.folder, name))).includes(SECRET)) found.push(name)
    }
    return found
  }
  expect(await bytesWith()).not.toEqual([])
  for (let index = 0; index < 20; index++) await remove(world, { index })
  const beside = new DatabaseSync(join(world.folder, SQLITE_FILE))
  beside.exec('pragma wal_checkpoint(truncate)')
  beside.close()
  expect(await bytesWith()).toEqual([])
})

test("a person's words are erased batch by batch, and nobody else's", async () => {
  const world = await aRecord()
  const other = await say(world, 'Mine', 'p_2')
  const count = ERASED_PER_TRANSACTION_MAX + 5
  const hers: string[] = []
  for (let each = 0; each < count; each++) hers.push((await say(world, `n ${each}`)).commitment)

  const erase = () => world.transact((tx) => eraseParts(tx, ADA, removal))
  expect([await erase(), await erase(), await erase()]).toEqual([ERASED_PER_TRANSACTION_MAX, 5, 0])

  const words = await wordsOf(world.read, [...hers, other.commitment])
  expect(new Set(hers.map((one) => words.get(one).kind))).toEqual(new Set(['redacted']))
  expect(words.get(other.commitment).kind).toBe('text')
  expect(await world.faults()).toEqual([])
})
