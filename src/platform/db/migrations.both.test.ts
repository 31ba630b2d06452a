/** A database is brought forward once, in order, and never onto a changed past. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import type { Migration } from './index.ts'

const same = (name: string, text: string): Migration => ({
  name,
  sql: { sqlite: text, postgres: text },
})
const first = same('202611210000_create_notes', 'create table notes (id text primary key)')
const second = same(
  '202611210001_create_places',
  "create table places (id text primary key); insert into places values ('here');",
)

async function opened(migrations: readonly Migration[]) {
  const database = await openTestDatabase({ migrations })
  onTestFinished(() => database.close())
  return database
}

test('a later start applies only what is new', async () => {
  const database = await opened([first])
  const later = await database.again([first, second])
  const { rows } = await sql`select id from places`.execute(later.read)
  await later.close()
  expect(rows).toEqual([{ id: 'here' }])
  await (await database.again([first, second])).close()
})

test('one that came in by a merge, with an earlier name, is still applied', async () => {
  const database = await opened([second])
  const later = await database.again([first, second])
  const { rows } = await sql`select count(*) as count from notes`.execute(later.read)
  await later.close()
  expect(rows).toEqual([{ count: 0 }])
})

test('a migration changed after it was applied refuses to start, by name', async () => {
  const database = await opened([first])
  const changed = same(first.name, 'create table notes (id text primary key, size bigint)')
  await expect(database.again([changed])).rejects.toThrow(
    `${first.name} was changed after it was applied`,
  )
})

test('a database of a newer version refuses an older one', async () => {
  const database = await opened([first, second])
  await expect(database.again([first])).rejects.toThrow(`newer Parley (${second.name})`)
})

test('a migration that fails leaves nothing behind, and is tried again', async () => {
  const database = await opened([first])
  const broken = same(second.name, `${second.sql.sqlite} create tible typo (id text);`)
  await expect(database.again([first, broken])).rejects.toThrow('tible')
  const later = await database.again([first, second])
  const { rows } = await sql`select count(*) as count from places`.execute(later.read)
  await later.close()
  expect(rows).toEqual([{ count: 1 }])
})

test('two processes that start at once bring it forward once', async () => {
  const database = await opened([first])
  const both = await Promise.all([database.again([first, second]), database.again([first, second])])
  for (const one of both) await one.close()
  const { rows } = await sql`select count(*) as count from places`.execute(database.read)
  expect(rows).toEqual([{ count: 1 }])
})
