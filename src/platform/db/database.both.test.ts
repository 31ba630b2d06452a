/** The seam as every store sees it, on both engines. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase, type TestOptions } from '../../../test/databases.ts'
import type { Migration } from './index.ts'

const create = 'create table notes (id text primary key, size bigint not null)'
const migrations: readonly Migration[] = [
  { name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } },
]
type Tables = { notes: { id: string; size: number } }

async function aDatabase(options: TestOptions = {}) {
  const database = await openTestDatabase({ migrations, ...options })
  onTestFinished(() => database.close())
  const ids = async () => {
    const notes = database.read.withTables<Tables>().selectFrom('notes').select('id').orderBy('id')
    return (await notes.execute()).map(({ id }) => id)
  }
  return { ...database, ids }
}

test('what a transaction wrote is there, and nothing of one that threw', async () => {
  const database = await aDatabase()
  await database.transact((tx) => sql`insert into notes values ('kept', 1)`.execute(tx))
  const thrown = database.transact(async (tx) => {
    await sql`insert into notes values ('lost', 1)`.execute(tx)
    throw new Error('changed my mind')
  })
  await expect(thrown).rejects.toThrow('changed my mind')
  expect(await database.ids()).toEqual(['kept'])
})
