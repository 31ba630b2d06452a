/** Durable commits a second, and how long others wait meanwhile: ours beside `synchronous=full`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as breath } from 'node:timers/promises'
import { systemClock } from '../src/platform/clock.ts'
import { openDatabase, type Migration } from '../src/platform/db/index.ts'

const IN_FLIGHT = 64
const RUN_MS = 5_000
const ROUNDS = 3
const TEXT = 'a position of ordinary length, '.repeat(6)

const create = 'create table notes (id text primary key, text text not null)'
const migrations: readonly Migration[] = [
  { name: '202611210000_create_notes', sql: { sqlite: create, postgres: create } },
]
type Tables = { notes: { id: string; text: string } }

type Commit = (id: string) => Promise<unknown>
type Figure = { readonly commitsPerSecond: number; readonly worstDelayMs: number }

async function measure(commit: Commit): Promise<Figure> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  let commits = 0
  const one = async (line: number) => {
    while (performance.now() - start < RUN_MS) await commit(`${line}/${commits++}`)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, line) => one(line)))
  delay.disable()
  const seconds = (performance.now() - start) / 1_000
  return { commitsPerSecond: commits / seconds, worstDelayMs: delay.max / 1e6 }
}

async function inFolder(work: (folder: string) => Promise<Figure>): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Through the whole seam: queue, query builder, transaction, shared fsync. */
const ours = () =>
  inFolder(async (folder) => {
    const database = await openDatabase({
      folder,
      clock: systemClock,
      migrations,
      beforeCommit: async () => undefined,
    })
    const figure = await measure((id) =>
      database.transact((tx) =>
        tx.withTables<Tables>().insertInto('notes').values({ id, text: TEXT }).execute(),
      ),
    )
    await database.close()
    return figure
  })

/** The bare library with an fsync in every commit, on the event loop's own time. */
const fullSync = () =>
  inFolder(async (folder) => {
    const handle = new DatabaseSync(join(folder, 'full.sqlite'))
    handle.exec(`pragma journal_mode = wal; pragma synchronous = full; ${create}`)
    const insert = handle.prepare('insert into notes values (?, ?)')
    const figure = await measure(async (id) => {
      handle.exec('begin immediate')
      insert.run(id, TEXT)
      handle.exec('commit')
      await breath()
    })
    handle.close()
    return figure
  })

const line = (name: string, { commitsPerSecond, worstDelayMs }: Figure) =>
  `${name}: ${Math.round(commitsPerSecond)} durable commits/s, ` +
  `worst loop delay ${worstDelayMs.toFixed(1)} ms`

for (let round = 1; round <= ROUNDS; round++) {
  const [group, full] = [await ours(), await fullSync()]
  const ratio = group.commitsPerSecond / full.commitsPerSecond
  console.log(line('group commit', group))
  console.log(line('synchronous=full', full))
  console.log(`ratio ${ratio.toFixed(1)} with ${IN_FLIGHT} in flight`)
}
