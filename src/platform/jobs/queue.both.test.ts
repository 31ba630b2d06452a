/** Claims and their ends, on both engines: nothing is done by two, nothing is lost. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import type { Migration } from '../db/index.ts'
import { after, hours, instant, minutes, type Instant } from '../values.ts'
import { claimDue, isDue, queueStanding, settle, tryAgain, type Queue } from './queue.ts'

const create = `create table parcels (
  id text primary key, state text not null, attempts integer not null, next_at bigint not null,
  claim text, words text
)`
const migrations: readonly Migration[] = [
  { name: '202611210000_create_parcels', sql: { sqlite: create, postgres: create } },
]
const noon = instant('2026-11-21T12:00Z')
const retry = { first: minutes(1), longest: hours(1), attempts: 3 }

async function aQueue(ids: readonly string[]) {
  const clock = playedClock(noon, seededRandom('queue'))
  const db = await openTestDatabase({ migrations, clock })
  onTestFinished(() => db.close())
  const queue: Queue = {
    table: 'parcels',
    engine: db.engine,
    doneState: 'delivered',
    retry,
    lease: minutes(5),
  }
  await db.transact(async (tx) => {
    for (const id of ids) {
      await sql`insert into parcels values (${id}, 'waiting', 0, ${noon}, null, null)`.execute(tx)
    }
  })
  const claim = (claim: string, room = 10) =>
    db.transact((tx, now) => claimDue(tx, queue, { now, room, claim }))
  const end = (item: Awaited<ReturnType<typeof claim>>[number] | undefined, kind: Kind) =>
    db.transact((tx, now) =>
      settle(tx, queue, item ?? expect.unreachable(), { outcome: { kind, words: kind }, now }),
    )
  const row = async (id: string) =>
    (
      await sql<{ state: string; attempts: number; next_at: Instant; words: string | null }>`
        select state, attempts, next_at, words from parcels where id = ${id}`.execute(db.read)
    ).rows[0]
  const pass = (span: ReturnType<typeof minutes>) => clock.set(after(clock.now(), span))
  return { db, queue, clock, claim, end, row, pass }
}

type Kind = 'done' | 'again' | 'failed'

test('what one has claimed another does not get, and room is never exceeded', async () => {
  const { claim } = await aQueue(['a', 'b', 'c', 'd', 'e'])
  const claims = await Promise.all(['one', 'two', 'three'].map((name) => claim(name, 2)))
  const ids = claims.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Math.max(...claims.map(({ length }) => length))).toBeLessThanOrEqual(2)
  await claim('four')
  expect(await claim('five')).toEqual([])
})

test('on PostgreSQL two open claims pass each other by; SQLite has one writer', async () => {
  const { db, queue } = await aQueue(['a', 'b'])
  if (db.engine === 'sqlite') return
  const inner = await db.transact(async (tx, now) => {
    const first = await claimDue(tx, queue, { now, room: 1, claim: 'one' })
    const other = await db.again()
    onTestFinished(() => other.close())
    const second = await other.transact((tx2, at) =>
      claimDue(tx2, queue, { now: at, room: 1, claim: 'two' }),
    )
    return { first, second }
  })
  expect(inner.first.map(({ id }) => id)).toEqual(['a'])
  expect(inner.second).toEqual([{ id: 'b', attempts: 1, claim: 'two' }])
})

test('the claim of a worker that died runs out, and the item is claimed anew', async () => {
  const { claim, pass, db, queue, clock } = await aQueue(['a'])
  await claim('one')
  pass(minutes(4))
  expect(await claim('two')).toEqual([])
  expect(await isDue(db.read, queue, clock.now())).toBe(false)
  pass(minutes(1))
  expect(await isDue(db.read, queue, clock.now())).toBe(true)
  expect(await claim('two')).toEqual([{ id: 'a', attempts: 2, claim: 'two' }])
})

test('failing work is tried ever later, then parked and counted, and never dropped', async () => {
  const { claim, end, row, pass, db, queue } = await aQueue(['a'])
  await end((await claim('one'))[0], 'again')
  expect(await row('a')).toMatchObject({ state: 'waiting', next_at: after(noon, minutes(1)) })
  expect(await claim('two')).toEqual([])
  pass(minutes(1))
  await end((await claim('two'))[0], 'again')
  expect(await row('a')).toMatchObject({ state: 'waiting', next_at: after(noon, minutes(3)) })
  pass(minutes(2))
  await end((await claim('three'))[0], 'again')

  expect(await row('a')).toMatchObject({ state: 'failed', attempts: 3, words: 'again' })
  pass(hours(1000))
  expect(await claim('four')).toEqual([])
  expect(await queueStanding(db.read, queue)).toEqual({
    counts: { failed: 1 },
    lastWords: 'again',
  })
})

test('work that each time ends the program is parked like any other', async () => {
  const { claim, row, pass } = await aQueue(['a', 'b'])
  for (const name of ['one', 'two', 'three']) {
    expect(await claim(name, 1)).toHaveLength(1)
    pass(minutes(5))
  }
  expect((await claim('four', 10)).map(({ id }) => id)).toContain('b')
  pass(minutes(5))
  await claim('five', 10)
  pass(hours(1))
  await claim('six', 10)
  expect((await row('a'))?.state).toBe('failed')
  expect((await row('a'))?.words).toContain('the program')
})

test('one that comes back late may say that it is done, and not that it failed', async () => {
  const { claim, end, row, pass } = await aQueue(['a'])
  const [late] = await claim('one')
  pass(minutes(5))
  const [current] = await claim('two')
  await end(late, 'failed')
  expect(await row('a')).toMatchObject({ state: 'claimed', attempts: 2 })
  await end(late, 'done')
  expect(await row('a')).toMatchObject({ state: 'delivered', words: 'done' })
  await end(current, 'again')
  expect(await row('a')).toMatchObject({ state: 'delivered' })
})

test('what failed begins anew when somebody says so, one or all', async () => {
  const { claim, end, row, db, queue } = await aQueue(['a', 'b', 'c'])
  for (const item of await claim('one')) await end(item, 'failed')
  await db.transact((tx, now) => tryAgain(tx, queue, now, 'b'))
  expect(await row('a')).toMatchObject({ state: 'failed' })
  expect(await row('b')).toMatchObject({ state: 'waiting', attempts: 0 })
  await db.transact((tx, now) => tryAgain(tx, queue, now))
  expect((await queueStanding(db.read, queue)).counts).toEqual({ waiting: 3 })
})
