/** What SQLite promises here beyond the seam: order, one fsync for many, honest failures. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { playedClock, seededRandom } from '../clock.ts'
import { after, instant, minutes } from '../values.ts'
import { NotKept, openDatabase, SQLITE_FILE, type DatabaseOptions, type Tx } from './index.ts'
import { openFile, type OpenFile } from './group-commit.ts'
import { blamed } from './not-kept.ts'
import { STATEMENTS_MAX } from './sqlite-connection.ts'
import { SNAPSHOTS_MAX } from './sqlite-dialect.ts'
import { WRITERS_WAITING_MAX } from './turns.ts'

const create = 'create table notes (number integer primary key, text text)'
const noon = instant('2026-11-21T12:00Z')

async function aDatabase(options: Partial<DatabaseOptions> = {}) {
  const folder = await mkdtemp(join(inject('folder'), 'sqlite-'))
  const database = await openDatabase({
    folder,
    clock: playedClock(noon, seededRandom('sqlite')),
    migrations: [{ name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } }],
    beforeCommit: async () => undefined,
    ...options,
  })
  onTestFinished(() => database.close())
  const numbers = async () => {
    const { rows } = await sql<{ number: number }>`
      select number from notes order by number
    `.execute(database.read)
    return rows.map(({ number }) => number)
  }
  return { ...database, folder, numbers }
}

const note = (tx: Tx, number: number, text = '') =>
  sql`insert into notes values (${number}, ${text})`.execute(tx)

function countingDisk() {
  const counts = { syncs: 0, opened: [] as string[] }
  const openLog: OpenFile = async (path) => {
    counts.opened.push(path)
    const file = await openFile(path)
    return {
      stat: () => file.stat(),
      close: () => file.close(),
      datasync: () => {
        counts.syncs++
        return file.datasync()
      },
    }
  }
  return { counts, openLog }
}

test('64 commits at once share a few syncs, and one after another each has its own', async () => {
  const { counts, openLog } = countingDisk()
  const database = await aDatabase({ openLog })
  const before = counts.syncs
  await Promise.all(
    Array.from({ length: 64 }, (_, index) => database.transact((tx) => note(tx, index))),
  )
  const shared = counts.syncs - before
  expect(shared).toBeGreaterThanOrEqual(1)
  expect(shared).toBeLessThan(16)

  for (let index = 64; index < 67; index++) await database.transact((tx) => note(tx, index))
  expect(counts.syncs - before - shared).toBe(3)
})

test('beside the database only its log is ever opened', async () => {
  const { counts, openLog } = countingDisk()
  const database = await aDatabase({ openLog })
  await database.transact((tx) => note(tx, 1))
  expect(counts.opened).toEqual([join(database.folder, `${SQLITE_FILE}-wal`)])
})

test('writers take turns in the order in which they came', async () => {
  const database = await aDatabase()
  const order: number[] = []
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      database.transact(async (tx) => {
        await note(tx, index)
        order.push(index)
      }),
    ),
  )
  expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index))
  expect(await database.numbers()).toEqual(order)
})

test('now is read once the turn has come, not when it was asked for', async () => {
  const clock = playedClock(noon, seededRandom('now'))
  const database = await aDatabase({ clock })
  const begun = Promise.withResolvers<void>()
  const holds = Promise.withResolvers<void>()
  const first = database.transact(async (_, now) => {
    begun.resolve()
    await holds.promise
    return now
  })
  await begun.promise
  const second = database.transact(async (_, now) => now)
  clock.set(after(noon, minutes(5)))
  holds.resolve()
  expect(await first).toBe(noon)
  expect(await second).toBe(after(noon, minutes(5)))
})

test('on a full disk nothing is saved, and writing goes on when there is room', async () => {
  const database = await aDatabase()
  await database.transact((tx) => note(tx, 1))
  const large = 'x'.repeat(100_000)
  const full = database.transact(async (tx) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx)
    await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 1}`).execute(tx)
    await note(tx, 2)
    await note(tx, 3, large)
  })
  const error: unknown = await full.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(NotKept)
  expect(error).toHaveProperty('message', 'Nothing was saved: the disk is full.')
  expect(error).toHaveProperty('cause.errstr', 'database or disk is full')
  expect(await database.numbers()).toEqual([1])

  await database.transact(async (tx) => {
    await sql`pragma max_page_count = 1000000`.execute(tx)
    await note(tx, 4, large)
  })
  expect(await database.numbers()).toEqual([1, 4])
})

test('when the disk fails a commit nobody is told it is kept, and writing stops', async () => {
  let broken = false
  const openLog: OpenFile = async (path) => {
    const file = await openFile(path)
    const datasync = () => (broken ? Promise.reject(new Error('EIO')) : file.datasync())
    return { stat: () => file.stat(), close: () => file.close(), datasync }
  }
  const told: string[] = []
  const database = await openDatabase({
    folder: await mkdtemp(join(inject('folder'), 'broken-')),
    clock: playedClock(noon, seededRandom('broken')),
    migrations: [{ name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } }],
    beforeCommit: async () => () => told.push('kept'),
    openLog,
  })
  broken = true
  await expect(database.transact((tx) => note(tx, 1))).rejects.toThrow(NotKept)
  broken = false
  let ran = false
  const next = database.transact(async () => {
    ran = true
  })
  await expect(next).rejects.toThrow(NotKept)
  expect(ran).toBe(false)
  expect(told).toEqual([])
  await expect(database.close()).rejects.toThrow(NotKept)
})

test('a writer of another process is waited for', async () => {
  const database = await aDatabase()
  const other = new DatabaseSync(join(database.folder, SQLITE_FILE))
  other.exec('begin immediate')
  const waiting = database.transact((tx) => note(tx, 1))
  await new Promise((resolve) => setImmediate(resolve))
  other.exec('rollback')
  await waiting
  other.close()
  expect(await database.numbers()).toEqual([1])
})

test('a writer of another process that never ends is nobody here to blame', async () => {
  const { folder } = await aDatabase()
  const [one, other] = [0, 1].map(() => new DatabaseSync(join(folder, SQLITE_FILE)))
  one?.exec('begin immediate')
  const caught = (): unknown => {
    try {
      return other?.exec('begin immediate')
    } catch (error) {
      return blamed(error)
    }
  }
  expect(caught()).toBeInstanceOf(NotKept)
  one?.close()
  other?.close()
})

test('a mistake in the work stays a mistake', async () => {
  const database = await aDatabase()
  await database.transact((tx) => note(tx, 1))
  const twice = await database.transact((tx) => note(tx, 1)).catch((error: unknown) => error)
  expect(twice).toBeInstanceOf(Error)
  expect(twice).not.toBeInstanceOf(NotKept)
})

test('more writers than can be served soon are refused at once', async () => {
  const database = await aDatabase()
  const holds = Promise.withResolvers<void>()
  const first = database.transact(() => holds.promise)
  const waiting = Array.from({ length: WRITERS_WAITING_MAX }, (_, index) =>
    database.transact((tx) => note(tx, index)),
  )
  await expect(database.transact((tx) => note(tx, -1))).rejects.toThrow(NotKept)
  holds.resolve()
  await Promise.all([first, ...waiting])
  expect(await database.numbers()).toHaveLength(WRITERS_WAITING_MAX)
})

test('more different queries than are kept prepared still answer', async () => {
  const { read } = await aDatabase()
  for (const number of [...Array(STATEMENTS_MAX + 2).keys(), 0]) {
    const { rows } = await sql`select ${sql.lit(number)} as number`.execute(read)
    expect(rows).toEqual([{ number }])
  }
})

test('snapshots are bounded, and given back', async () => {
  const { read } = await aDatabase()
  const holds = Promise.withResolvers<void>()
  const open = Array.from({ length: SNAPSHOTS_MAX }, () =>
    read.transaction().execute(() => holds.promise),
  )
  const more = () => read.transaction().execute(async () => 'given')
  await expect(more()).rejects.toThrow('snapshots are open')
  holds.resolve()
  await Promise.all(open)
  expect(await more()).toBe('given')
})

test('keys must lead somewhere, and deleted text leaves no trace', async () => {
  const database = await aDatabase()
  const pragmas = await database.transact(async (tx) => {
    const keys = await sql`pragma foreign_keys`.execute(tx)
    const secure = await sql`pragma secure_delete`.execute(tx)
    return [...keys.rows, ...secure.rows]
  })
  expect(pragmas).toEqual([{ foreign_keys: 1 }, { secure_delete: 1 }])
})

test('a backup taken while others write is a whole database of one moment', async () => {
  const database = await aDatabase()
  const pair = (index: number) =>
    database.transact(async (tx) => {
      await note(tx, index)
      await note(tx, index + 1_000, 'x'.repeat(2_000))
    })
  await Promise.all(Array.from({ length: 50 }, (_, index) => pair(index)))
  const file = join(database.folder, 'backup.sqlite')
  const [, ...written] = await Promise.all([
    database.backup(file),
    ...Array.from({ length: 50 }, (_, index) => pair(index + 50)),
  ])
  expect(written).toHaveLength(50)

  const copy = new DatabaseSync(file)
  expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  const halves = copy.prepare(`
    select count(*) as notes, sum(number >= 1000) as later, sum(number < 1000) as first from notes
  `)
  const counted = halves.get()
  copy.close()
  expect(counted?.['later']).toBe(counted?.['first'])
  expect(Number(counted?.['notes'])).toBeGreaterThanOrEqual(100)
})
