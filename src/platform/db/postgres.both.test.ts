/** What PostgreSQL must be told, and how Parley outlives it. Left out on SQLite by its name. */
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { instant } from '../values.ts'
import { NotKept, openDatabase, type Migration, type Tx } from './index.ts'
import { refuseUnsafe } from './postgres-start.ts'

const create = 'create table notes (id text primary key, size bigint not null)'
const migrations: readonly Migration[] = [
  { name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } },
]
const note = (tx: Tx, id: string) => sql`insert into notes values (${id}, 0)`.execute(tx)
const options = {
  clock: playedClock(instant('2026-11-21T12:00Z'), seededRandom('postgres')),
  migrations,
  beforeCommit: async () => undefined,
}

async function aDatabase() {
  const database = await openTestDatabase({ migrations })
  onTestFinished(() => database.close())
  const count = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from notes
    `.execute(database.read)
    return rows[0]?.count
  }
  return { ...database, count }
}

async function asAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(inject('postgres'))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A line to PostgreSQL that can be cut, and mended, while PostgreSQL itself goes on. */
async function aLine() {
  const folder = await mkdtemp(join(inject('folder'), 'line-'))
  const target = join(new URL(inject('postgres')).searchParams.get('host') ?? '', '.s.PGSQL.5432')
  const sockets = new Set<Socket>()
  const pipe = (near: Socket) => {
    const far = connect(target)
    for (const one of [near, far]) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => [near, far].forEach((each) => each.destroy()))
    }
    near.pipe(far).pipe(near)
  }
  let server: Server | undefined
  const mend = async () => {
    server = createServer(pipe).listen(join(folder, '.s.PGSQL.5432'))
    await once(server, 'listening')
  }
  const cut = () => {
    server?.close()
    sockets.forEach((socket) => socket.destroy())
    sockets.clear()
  }
  await mend()
  return {
    url: `postgres://parley@localhost/postgres?host=${encodeURIComponent(folder)}`,
    cut,
    mend,
  }
}

test('settings that can lose what was acknowledged refuse to start, by name', async () => {
  await asAdmin(async (client) => {
    await client.query('create role careless login superuser')
    await client.query('alter role careless set synchronous_commit = off')
  })
  const url = new URL(inject('postgres'))
  url.username = 'careless'
  const opened = openDatabase({ ...options, folder: '', url: url.href })
  await expect(opened).rejects.toThrow('turn on synchronous_commit')
  await asAdmin((client) => client.query('drop role careless'))
})

test('each of the three settings is named when it is off', () => {
  const safe = ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => ({
    name,
    setting: 'on',
  }))
  const utf8 = { name: 'server_encoding', setting: 'UTF8' }
  expect(() => refuseUnsafe([...safe, utf8])).not.toThrow()
  for (const { name } of safe) {
    const others = safe.filter((setting) => setting.name !== name)
    expect(() => refuseUnsafe([...others, { name, setting: 'off' }, utf8])).toThrow(name)
  }
  const latin = { name: 'server_encoding', setting: 'LATIN1' }
  expect(() => refuseUnsafe([...safe, latin])).toThrow('UTF8')
})

test('an address where nobody answers says so', async () => {
  const url = 'postgres://parley@localhost/postgres?host=/nowhere'
  await expect(openDatabase({ ...options, folder: '', url })).rejects.toThrow('DATABASE_URL')
})

test('a connection that dies in the middle of a transaction keeps nothing', async () => {
  const database = await aDatabase()
  const dying = database.transact(async (tx) => {
    await note(tx, 'lost')
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await asAdmin((client) => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
    await note(tx, 'lost too')
  })
  await expect(dying).rejects.toThrow(NotKept)
  expect(await database.count()).toBe(0)
  await database.transact((tx) => note(tx, 'kept'))
  expect(await database.count()).toBe(1)
})

test('while PostgreSQL is away nothing is said to be kept; back again, all goes on', async () => {
  const own = await aDatabase()
  const { rows } = await sql<{ schema: string }>`
    select current_schema() as schema
  `.execute(own.read)
  const line = await aLine()
  const url = `${line.url}&schema=${rows[0]?.schema}`
  const database = await openDatabase({ ...options, folder: '', url })
  onTestFinished(() => database.close())
  await database.transact((tx) => note(tx, 'before'))
  await expect.poll(() => database.elsewhere()).toBeUndefined()

  line.cut()
  await expect(database.transact((tx) => note(tx, 'while'))).rejects.toThrow(NotKept)
  await expect(sql`select 1`.execute(database.read)).rejects.toThrow(NotKept)
  await expect.poll(() => database.elsewhere()).toBe('all')

  await line.mend()
  await database.transact((tx) => note(tx, 'after'))
  expect(await own.count()).toBe(2)
  await expect.poll(() => database.elsewhere(), { timeout: 10_000 }).toBeUndefined()
}, 20_000)

test('two in each other’s way are tried again, and both are kept', async () => {
  const database = await aDatabase()
  await database.transact(async (tx) => {
    await note(tx, 'a')
    await note(tx, 'b')
  })
  const bump = (tx: Tx, id: string) =>
    sql`update notes set size = size + 1 where id = ${id}`.execute(tx)
  let arrived = 0
  const both = Promise.withResolvers<void>()
  const across = (first: string, second: string) =>
    database.transact(async (tx) => {
      await bump(tx, first)
      if (++arrived === 2) both.resolve()
      await both.promise
      await bump(tx, second)
    })
  await Promise.all([across('a', 'b'), across('b', 'a')])
  expect(arrived).toBe(3)
  const { rows } = await sql`select size from notes`.execute(database.read)
  expect(rows).toEqual([{ size: 2 }, { size: 2 }])
})
