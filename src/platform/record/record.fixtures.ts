/** A small world with two kept tables and a published log, for the tests of this folder. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openTestDatabase, type TestOptions } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { loadMigrations } from '../db/index.ts'
import { instant } from '../values.ts'
import { declareActs, joinActs, type Act } from './act.ts'
import { checkTables } from './check.ts'
import { finishActs, keptTable } from './keep.ts'
import { diskFiles, folderReader, headStore } from './log/index.ts'
import { aSequencer, ORIGIN, signerOn } from './log/log.fixtures.ts'
import { entrySource } from './source.ts'

export const ADA = 'p_00000000000000000000000000000001'
export const NOON = instant('2026-11-21T12:00Z')
/** SHA-256 of "rules v1". */
export const RULES = 'L+K5E5YUWYnydxjXzVtpLkriKhbr6NaArUhYcLaiecU='

export const ACTS = joinActs(
  declareActs({
    'profile.publish': {},
    'position.state': { choice: 'text', until: 'seconds?' },
    'thing.make': { size: 'whole?', open: 'yes-no?', tags: 'texts?' },
  }),
)

export type ThingRow = {
  readonly id: string
  readonly size: number
  readonly words: string | null
  readonly state: string
}
export const THINGS = keptTable<ThingRow>({ table: 'things', noun: 'thing', key: ['id'] })

export type PositionRow = {
  readonly call: string
  readonly person: string
  readonly round: number
  readonly choice: string
}
export const POSITIONS = keptTable<PositionRow>({
  table: 'positions',
  noun: 'position',
  key: ['call', 'person', 'round'],
})

const CREATE = [
  `create table things (id text primary key, size bigint not null, words text,
    state text not null)`,
  `create table positions (call text not null, person text not null, round integer not null,
    choice text not null, primary key (call, person, round))`,
].join(';\n')

export const aThing = (id: string, more: Partial<ThingRow> = {}): ThingRow => ({
  id,
  size: 1,
  words: null,
  state: '{"kind":"new"}',
  ...more,
})

export const anAct = (more: Partial<Act> = {}): Act => ({
  act: 'thing.make',
  actor: ADA,
  obj: 'thing:1',
  via: 'web',
  topics: ['thing:1'],
  ...more,
})

export async function aRecord(options: TestOptions = {}) {
  const clock = options.clock ?? playedClock(NOON, seededRandom('record'))
  const touched: (readonly string[] | 'all')[] = []
  const migrations = [
    ...(await loadMigrations(join(import.meta.dirname, '..'))),
    { name: '202611219999_create_things', sql: { sqlite: CREATE, postgres: CREATE } },
  ]
  const touch = (topics: readonly string[] | 'all') => void touched.push(topics)
  const beforeCommit = finishActs({ clock, acts: ACTS, touch })
  const database = await openTestDatabase({ clock, migrations, beforeCommit, ...options })
  onTestFinished(() => database.close())
  const check = () => checkTables(database.read, { tables: [THINGS, POSITIONS], acts: ACTS })
  const faults = async () => (await check()).faults
  return { ...database, clock, touched, check, faults }
}

/** The same with its log, which publishes when `publish` is called. */
export async function aPublishedRecord(options: TestOptions = {}) {
  const world = await aRecord(options)
  const folder = join(world.folder, 'record', '2026')
  const keys = join(world.folder, 'keys')
  for (const path of [folder, keys]) await mkdir(path, { recursive: true })
  const signer = signerOn(diskFiles, keys, ORIGIN)
  const sequencer = aSequencer({
    folder,
    signer,
    head: headStore(world, ORIGIN),
    source: entrySource(world.read),
  })
  onTestFinished(sequencer.stop)
  // Its first pass begins by itself: nothing that a test says later is published by it.
  await sequencer.flush()
  return {
    ...world,
    signer,
    logFolder: folder,
    log: folderReader(folder),
    publish: () => sequencer.flush(),
  }
}
