/**
 * What it costs to number entries at commit (decision 0003): commits per second on PostgreSQL of a
 * row alone, of a row with an entry that is not numbered, and of a row kept as Parley keeps it.
 *
 * Run: node_modules/.bin/node bench/numbering.ts
 */
import { join } from 'node:path'
import { playedClock, seededRandom } from '../src/platform/clock.ts'
import { loadMigrations, openDatabase, type Database, type Tx } from '../src/platform/db/index.ts'
import { declareActs } from '../src/platform/record/act.ts'
import { entryBytes } from '../src/platform/record/entry.ts'
import { finishActs, keep, keptTable } from '../src/platform/record/keep.ts'
import { leafHash } from '../src/platform/record/log/index.ts'
import { insertEntries } from '../src/platform/record/store.ts'
import { instant } from '../src/platform/values.ts'
import { findPrograms, layCluster } from '../promises/cluster.ts'

const ROUNDS = 8
const WINDOW_MS = 750
const WRITERS = [1, 8, 32] as const

const ACTS = declareActs({ 'thing.make': {} })
const ACT = {
  act: 'thing.make',
  actor: 'p_00000000000000000000000000000001',
  obj: 'thing:1',
  via: 'web',
  topics: [],
} as const
type Row = { readonly id: number; readonly state: string }
const THINGS = keptTable<Row>({ table: 'things', noun: 'thing', key: ['id'] })
const CREATE = 'create table things (id bigint primary key, state text not null)'

const clock = playedClock(instant('2026-11-21T12:00Z'), seededRandom('bench'))
let next = 0

const insertRow = (tx: Tx, row: Row) =>
  tx.withTables<{ things: Row }>().insertInto('things').values(row).execute()

/** Far above what the numbered ones reach, so that the two never meet. */
const APART = 1e12

const WAYS: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'row alone': (tx) => insertRow(tx, { id: next++, state: 'x' }),
  'row and entry, no number': async (tx) => {
    const id = next++
    await insertRow(tx, { id, state: 'x' })
    const bytes = entryBytes(ACT, { t: 1, of: `thing:${id}` }, ACTS)
    const leaf = Buffer.from(leafHash(bytes)).toString('base64')
    const text = Buffer.from(bytes).toString('utf8')
    const { act, actor, obj } = ACT
    const row = { idx: APART + id, leaf, bytes: text, act, actor, obj, t: 1, rules: null }
    await insertEntries(tx, [{ ...row, subject: `thing:${id}` }])
  },
  'kept, numbered at commit': (tx) => keep(tx, THINGS, { id: next++, state: 'x' }, ACT),
}

async function commitsIn(database: Database, work: (tx: Tx) => Promise<unknown>, writers: number) {
  const end = performance.now() + WINDOW_MS
  let commits = 0
  const write = async () => {
    for (; performance.now() < end; commits++) await database.transact(work)
  }
  await Promise.all(Array.from({ length: writers }, write))
  return commits
}

async function compare(database: Database, writers: number): Promise<void> {
  const totals = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, work] of Object.entries(WAYS)) {
      const commits = await commitsIn(database, work, writers)
      totals.set(way, (totals.get(way) ?? 0) + commits)
    }
  }
  const seconds = (ROUNDS * WINDOW_MS) / 1_000
  const [alone = 1] = totals.values()
  for (const [way, commits] of totals) {
    const rate = Math.round(commits / seconds)
    console.log(`${writers} writers · ${way}: ${rate}/s, ${(commits / alone).toFixed(2)} of a row`)
  }
}

const programs = findPrograms()
if (!programs) throw new Error('PostgreSQL was not found')
const cluster = await layCluster(programs)
const server = await cluster.serve([])
const platform = join(import.meta.dirname, '../src/platform')
const database = await openDatabase({
  folder: import.meta.dirname,
  url: cluster.url,
  clock,
  migrations: [
    ...(await loadMigrations(platform)),
    { name: '202611210099_create_things', sql: { sqlite: CREATE, postgres: CREATE } },
  ],
  beforeCommit: finishActs({ clock, acts: ACTS, touch: () => undefined }),
})
try {
  for (const writers of WRITERS) await compare(database, writers)
} finally {
  await database.close()
  await cluster.stop(server)
}
