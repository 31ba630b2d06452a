/** The seam as every store sees it, on both engines. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase, type TestOptions } from '../../../test/databases.ts'
import { systemClock } from '../clock.ts'
import { fromJson, held, json, NotKept, type Migration, type Tx } from './index.ts'

const create = `
  create table notes (id text primary key, size bigint not null);
  create table counters (id text primary key, value bigint not null);
  insert into counters values ('one', 0);
`
const migrations: readonly Migration[] = [
  { name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } },
]
type Tables = {
  notes: { id: string; size: number }
  counters: { id: string; value: number }
}

async function aDatabase(options: TestOptions = {}) {
  const database = await openTestDatabase({ migrations, ...options })
  onTestFinished(() => database.close())
  const read = database.read.withTables<Tables>()
  const ids = async () => {
    const notes = await read.selectFrom('notes').select('id').orderBy('id').execute()
    return notes.map(({ id }) => id)
  }
  return { ...database, read, ids }
}

const note = (tx: Tx, id: string, size = 1) =>
  tx.withTables<Tables>().insertInto('notes').values({ id, size }).execute()

test('what a transaction wrote is there, and nothing of one that threw', async () => {
  const database = await aDatabase()
  await database.transact((tx) => note(tx, 'kept'))
  const thrown = database.transact(async (tx) => {
    await note(tx, 'lost')
    throw new Error('changed my mind')
  })
  await expect(thrown).rejects.toThrow('changed my mind')
  expect(await database.ids()).toEqual(['kept'])
})

test('a reader does not wait for a writer, and sees what was there before', async () => {
  const database = await aDatabase()
  const wrote = Promise.withResolvers<void>()
  const looked = Promise.withResolvers<void>()
  const writing = database.transact(async (tx) => {
    await note(tx, 'new')
    wrote.resolve()
    await looked.promise
  })
  await wrote.promise
  expect(await database.ids()).toEqual([])
  looked.resolve()
  await writing
  expect(await database.ids()).toEqual(['new'])
})

test('a reader that opens a transaction sees one moment', async () => {
  const database = await aDatabase()
  await database.read
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (moment) => {
      expect(await moment.selectFrom('notes').selectAll().execute()).toEqual([])
      await database.transact((tx) => note(tx, 'later'))
      expect(await moment.selectFrom('notes').selectAll().execute()).toEqual([])
    })
  expect(await database.ids()).toEqual(['later'])
})

test('nothing can be written through a read handle', async () => {
  const database = await aDatabase()
  const insert = sql`insert into notes values ('a', 1)`.execute(database.read)
  const error: unknown = await insert.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(NotKept)
  const inTransaction = database.read
    .transaction()
    .execute((moment) => sql`insert into notes values ('a', 1)`.execute(moment))
  await expect(inTransaction).rejects.toThrow()
  expect(await database.ids()).toEqual([])
})

test('inside a transaction only its own handle is used', async () => {
  const database = await aDatabase()
  const left = Promise.withResolvers<void>()
  let later: Promise<readonly string[]> | undefined
  await database.transact(async (tx) => {
    await expect(database.ids()).rejects.toThrow('read was used inside transact')
    await expect(database.transact((other) => note(other, 'b'))).rejects.toThrow(
      'transact was used inside transact',
    )
    await note(tx, 'a')
    later = left.promise.then(() => database.ids())
  })
  left.resolve()
  expect(await later).toEqual(['a'])
})

test('a handle kept beyond its transaction writes nothing', async () => {
  const database = await aDatabase()
  const kept = await database.transact(async (tx) => ({ tx }))
  await expect(note(kept.tx, 'late')).rejects.toThrow()
  await database.transact(async (tx) => {
    await expect(note(kept.tx, 'late')).rejects.toThrow()
    await note(tx, 'own')
  })
  expect(await database.ids()).toEqual(['own'])
})

test('fifty at once, each adding one to what it holds, lose none', async () => {
  const database = await aDatabase()
  const add = (index: number) =>
    database.transact(async (tx) => {
      const counters = tx.withTables<Tables>().selectFrom('counters').selectAll()
      const { value } = await held(tx, counters).executeTakeFirstOrThrow()
      await tx
        .withTables<Tables>()
        .updateTable('counters')
        .set({ value: value + 1 })
        .execute()
      await note(tx, `note ${index}`, value + 1)
    })
  await Promise.all(Array.from({ length: 50 }, (_, index) => add(index)))
  const sizes = await database.read.selectFrom('notes').select('size').orderBy('size').execute()
  expect(sizes.map(({ size }) => size)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
})

test('the last words of a transaction are kept with it, and act only then', async () => {
  const told: string[] = []
  const database = await aDatabase({
    beforeCommit: async (tx, now) => {
      const notes = await tx.withTables<Tables>().selectFrom('notes').selectAll().execute()
      await note(tx, `last words at ${now}`, notes.length)
      return () => told.push('kept')
    },
  })
  const failed = database.transact(async (tx) => {
    await note(tx, 'lost')
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(told).toEqual([])

  let toldWhenCommitted: readonly string[] = ['asked too early']
  await database.transact(async (tx, now) => {
    toldWhenCommitted = [...told]
    await note(tx, `said at ${now}`)
  })
  expect(toldWhenCommitted).toEqual([])
  expect(told).toEqual(['kept'])
  const noon = Date.parse('2026-11-21T12:00Z')
  expect(await database.ids()).toEqual([`last words at ${noon}`, `said at ${noon}`])
})

test('last words that throw take the transaction with them', async () => {
  const database = await aDatabase({
    beforeCommit: () => Promise.reject(new Error('cannot say')),
  })
  await expect(database.transact((tx) => note(tx, 'lost'))).rejects.toThrow('cannot say')
  expect(await database.ids()).toEqual([])
})

test('a running clock tells whole milliseconds, in the order of the transactions', async () => {
  const database = await aDatabase({ clock: systemClock })
  const first = await database.transact(async (_, now) => now)
  const second = await database.transact(async (_, now) => now)
  expect(Number.isInteger(first)).toBe(true)
  expect(second).toBeGreaterThanOrEqual(first)
})

test('counts and sums are numbers, and one too large is refused, not rounded', async () => {
  const database = await aDatabase()
  await database.transact((tx) => note(tx, 'largest', Number.MAX_SAFE_INTEGER))
  const count = await sql`
    select count(*) as notes, sum(size) as size, max(size) as largest from notes
  `.execute(database.read)
  const largest = Number.MAX_SAFE_INTEGER
  expect(count.rows).toEqual([{ notes: 1, size: largest, largest }])

  await database.transact((tx) =>
    sql`insert into notes values ('beyond', 9007199254740993)`.execute(tx),
  )
  await expect(database.read.selectFrom('notes').selectAll().execute()).rejects.toThrow('too large')
})

test('whole numbers stay whole in SQL', async () => {
  const { read } = await aDatabase()
  const { rows } = await sql`
    select cast(${5} as bigint) / 2 as half, cast(${5} as text) as word
  `.execute(read)
  expect(rows).toEqual([{ half: 2, word: '5' }])
})

test('any text without NUL or half a character comes back as it was', async () => {
  const database = await aDatabase()
  const anyText = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .filter((text) => !text.includes('\0'))
  await fc.assert(
    fc.asyncProperty(anyText, fc.maxSafeInteger(), async (text, size) => {
      await database.transact(async (tx) => {
        await tx.withTables<Tables>().deleteFrom('notes').execute()
        await note(tx, text, size)
      })
      const notes = await database.read.selectFrom('notes').selectAll().execute()
      expect(notes).toEqual([{ id: text, size }])
    }),
    { numRuns: 30 },
  )
})

test('json goes in as text and comes out as what it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      expect(fromJson(json(value as Parameters<typeof json>[0]))).toEqual(plain)
    }),
  )
})

test('after it is closed nothing is written any more', async () => {
  const database = await openTestDatabase({ migrations })
  await database.close()
  await expect(database.transact((tx) => note(tx, 'late'))).rejects.toThrow()
})
