/**
 * R-1: acknowledged is never lost. Servers, and PostgreSQL, are killed under load; each act that
 * was answered must be there once, with its entry. Twins answer too early, or leave out the fsync.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { seededRandom } from '../src/platform/clock.ts'
import { compare, isKept, type Figures } from './durability-ledger.ts'
import { emptyLedger, write } from './durability-load.ts'
import { makeCluster, postgresPrograms, type Cluster } from './durability-postgres.ts'
import { peopleAt, siteAt, type Served } from './durability-server.ts'
import { hasStrace, isCovered, trace } from './durability-trace.ts'
import { brokenBuild, SOUND, TWINS } from './durability-twins.ts'
import type { Line } from './index.ts'

/** N of promises.md is 200; to be grown. */
const KILLS = 50
/** Enough to go red. */
const KILLS_OF_TWIN = 4
const WRITERS = 4
/** A life lasts for so long at most once it answers, and one in five ends before it does. */
const LIFE_MS_MAX = 900
const STARTING_MS_MAX = 1_500
const STARTING_ONE_IN = 5

/** PostgreSQL that acknowledges what only its memory holds, and is slow to write it. */
const LATE_COMMITS = [
  'synchronous_commit=off',
  'wal_writer_delay=10s',
  'wal_writer_flush_after=1GB',
  'wal_buffers=64MB',
]

const figure = new Intl.NumberFormat('en-GB')

export async function run(): Promise<readonly Line[]> {
  const scratch = join(process.cwd(), 'tmp')
  mkdirSync(scratch, { recursive: true })
  const folder = mkdtempSync(join(scratch, 'durability-'))
  try {
    const programs = postgresPrograms()
    const leftOut = [
      ...(programs === undefined ? ['PostgreSQL (not found)'] : []),
      ...(hasStrace() ? [] : ['fsync before each answer (no strace)']),
    ]
    return [
      await onSqlite(folder, leftOut),
      ...(programs === undefined ? [] : [await onPostgres(folder, programs)]),
      ...(hasStrace() ? [await traced(folder)] : []),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onSqlite(folder: string, leftOut: readonly string[]): Promise<Line> {
  const sound = await killing({ folder: join(folder, 'sqlite'), build: SOUND, kills: KILLS })
  const early = await killing({
    folder: join(folder, 'sqlite-early'),
    build: brokenBuild(folder, TWINS.answersBeforeCommit),
    kills: KILLS_OF_TWIN,
  })
  const left = `${leftOut.length} left out${leftOut.length > 0 ? `: ${leftOut.join(', ')}` : ''}`
  return {
    name: 'R-1 durability on SQLite',
    text: `${sentence(KILLS, sound)}; twin lost ${early.lost}; ${left}`,
    ok: isSound(sound),
    sabotage: early.lost > 0 ? 'red' : 'green',
  }
}

async function onPostgres(folder: string, programs: string): Promise<Line> {
  const over = async (play: Omit<Play, 'cluster'>) => {
    const cluster = await makeCluster(programs)
    try {
      await cluster.start()
      return await killing({ ...play, cluster })
    } finally {
      await cluster.remove()
    }
  }
  const at = (name: string) => join(folder, name)
  const sound = await over({ folder: at('pg'), build: SOUND, kills: KILLS })
  const early = await over({
    folder: at('pg-early'),
    build: brokenBuild(folder, TWINS.answersBeforeCommit),
    kills: KILLS_OF_TWIN,
  })
  const late = await over({
    folder: at('pg-late'),
    build: brokenBuild(folder, TWINS.allowsLateCommits),
    kills: KILLS_OF_TWIN,
    settings: LATE_COMMITS,
  })
  return {
    name: 'R-1 durability on PostgreSQL',
    text:
      `${sentence(KILLS, sound)}; twins lost ${early.lost} (early answer), ` +
      `${late.lost} (synchronous_commit=off)`,
    ok: isSound(sound),
    sabotage: early.lost > 0 && late.lost > 0 ? 'red' : 'green',
  }
}

async function traced(folder: string): Promise<Line> {
  const sound = await trace(SOUND, join(folder, 'traced'))
  const broken = await trace(brokenBuild(folder, TWINS.leavesOutTheSync), join(folder, 'unsynced'))
  return {
    name: 'R-1 fsync before each answer',
    text:
      `${sound.covered} of ${sound.answers} answers came after an fsync that began after their ` +
      `commit (strace, SQLite); of the twin's ${broken.covered} of ${broken.answers}`,
    ok: isCovered(sound),
    sabotage: broken.answers > 0 && broken.covered < broken.answers ? 'red' : 'green',
  }
}

type Played = Figures & { readonly verified: boolean }

const isSound = (played: Played) => isKept(played) && played.verified

const sentence = (kills: number, played: Played) =>
  `${kills} kills, ${figure.format(played.acknowledged)} acknowledged, ${played.lost} lost, ` +
  `${played.doubled} doubled, ${played.unknown} unknown ` +
  (played.unresolved === 0 ? 'all resolved' : `of which ${played.unresolved} UNRESOLVED`) +
  (played.verified ? '; the record verified' : '; THE RECORD DOES NOT VERIFY')

type Play = {
  readonly build: string
  readonly folder: string
  readonly kills: number
  readonly cluster?: Cluster
  /** Of PostgreSQL while the site runs; Parley itself would refuse to start with them. */
  readonly settings?: readonly string[]
}

async function killing({ build, folder, kills, cluster, settings }: Play): Promise<Played> {
  const site = await siteAt({ build, folder, databaseUrl: cluster?.url })
  const writers = await peopleAt(site.config, WRITERS)
  if (settings) await restart(cluster, settings)
  const ledger = emptyLedger()
  let isOver = false
  site.start()
  const load = Promise.all(
    writers.map((writer) => write({ url: site.url, writer, ledger }, () => isOver)),
  )
  try {
    // A load that fails ends the run at once, and not after all the kills.
    await Promise.race([load, killAgain({ site, cluster, kills })])
    isOver = true
    await load
  } finally {
    isOver = true
    await site.kill()
  }
  if (settings) await restart(cluster, [])
  return { ...(await compare(site.config, ledger)), verified: await verifies(site) }
}

async function restart(cluster: Cluster | undefined, settings: readonly string[]): Promise<void> {
  await cluster?.kill()
  await cluster?.start(settings)
}

type Killed = {
  readonly site: Served
  readonly cluster: Cluster | undefined
  readonly kills: number
}

/** Ends with everything started once more. */
async function killAgain({ site, cluster, kills }: Killed): Promise<void> {
  const random = seededRandom('durability')
  const chance = () => (random(1)[0] ?? 0) / 256
  for (let kill = 0; kill < kills; kill++) {
    if (chance() * STARTING_ONE_IN < 1) await pause(chance() * STARTING_MS_MAX)
    else {
      await site.ready()
      await pause(chance() * LIFE_MS_MAX)
    }
    // The site, PostgreSQL, or both, in either order.
    const which = cluster ? Math.floor(chance() * 4) : 0
    if (which === 0 || which === 2) await site.kill()
    if (which > 0) await cluster?.kill()
    if (which === 3) await site.kill()
    if (which > 0) await cluster?.start()
    if (which !== 1) site.start()
  }
  await site.ready()
}

/** The log catches up with the database, then both are verified by the command. */
async function verifies({ config, start, ready, stop }: Served): Promise<boolean> {
  start()
  await ready()
  await pause(CATCHING_UP_MS)
  await stop()
  const environment = {
    PATH: process.env['PATH'],
    PARLEY_DATA: config.folder,
    PARLEY_PORT: String(config.port),
    ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }),
  }
  const command = [join(SOUND, 'program/main.js'), 'verify']
  return spawnSync(process.execPath, command, { env: environment }).status === 0
}

/** The sequencer makes a pass each second. */
const CATCHING_UP_MS = 3_000
