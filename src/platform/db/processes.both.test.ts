/** Two processes on one database: both write, and each hears what the other changed. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import type { Migration, Tx } from './index.ts'

const create = 'create table notes (id text primary key)'
const migrations: readonly Migration[] = [
  { name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } },
]

async function twoProcesses() {
  const one = await openTestDatabase({ migrations })
  const other = await one.again()
  onTestFinished(async () => {
    await other.close()
    await one.close()
  })
  // On PostgreSQL the first question opens the ear, and counts all as changed until it is open.
  await expect.poll(() => one.elsewhere()).toBeUndefined()
  return { one, other }
}

const note = (tx: Tx, id: string) => sql`insert into notes values (${id})`.execute(tx)

test('both write at once, and nothing is lost', async () => {
  const { one, other } = await twoProcesses()
  const writes = Array.from({ length: 40 }, (_, index) =>
    (index % 2 === 0 ? one : other).transact((tx) => note(tx, `note ${index}`)),
  )
  await Promise.all(writes)
  const { rows } = await sql`select count(*) as count from notes`.execute(one.read)
  expect(rows).toEqual([{ count: 40 }])
})

test('each hears of what the other changed, once, and not of its own changes', async () => {
  const { one, other } = await twoProcesses()
  await one.transact(async (tx) => {
    await note(tx, 'own')
    await one.announce(tx, ['process:own'])
  })
  await other.transact(async (tx) => {
    await note(tx, 'theirs')
    await other.announce(tx, ['process:1', 'front'])
  })
  const all = one.engine === 'sqlite' ? 'all' : ['process:1', 'front']
  await expect.poll(() => one.elsewhere()).toEqual(all)
  expect(one.elsewhere()).toBeUndefined()
})

test('a change that was rolled back is not announced', async () => {
  const { one, other } = await twoProcesses()
  const failed = other.transact(async (tx) => {
    await note(tx, 'lost')
    await other.announce(tx, ['lost'])
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  await other.transact(async (tx) => {
    await note(tx, 'kept')
    await other.announce(tx, ['kept'])
  })
  await expect.poll(() => one.elsewhere()).toEqual(one.engine === 'sqlite' ? 'all' : ['kept'])
})

test('more topics than fit into one announcement count as all', async () => {
  const { one, other } = await twoProcesses()
  const topics = Array.from({ length: 1_000 }, (_, index) => `process:${index}`)
  await other.transact(async (tx) => {
    await note(tx, 'many')
    await other.announce(tx, topics)
  })
  await expect.poll(() => one.elsewhere()).toBe('all')
})
