/** Plays a promise on SQLite and on PostgreSQL: the sound build, then its twin. Judges nothing. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeCluster, postgresPrograms } from './durability-postgres.ts'
import { brokenBuild, SOUND, type Twin } from './durability-twins.ts'
import type { Line } from './index.ts'

/** One site of a promise: which build serves it, where, and for how many rounds. */
export type Play = {
  readonly build: string
  readonly folder: string
  readonly rounds: number
  readonly databaseUrl: string | undefined
}

type Promised<Figures> = {
  /** Of the line: `R-2 once`. */
  readonly name: string
  /** Of the folder in which it is played. */
  readonly prefix: string
  readonly twin: Twin
  readonly rounds: { readonly sound: number; readonly twin: number }
  readonly play: (play: Play) => Promise<Figures>
  readonly lineOf: (name: string, kept: Figures, twin: Figures) => Line
}

type Database = () => Promise<string | undefined>

/** One line for each database; where PostgreSQL is not there, that it was left out. */
export async function onBoth<Figures>(promised: Promised<Figures>): Promise<readonly Line[]> {
  const { name, prefix, twin, rounds, play, lineOf } = promised
  const scratch = join(process.cwd(), 'tmp')
  mkdirSync(scratch, { recursive: true })
  const folder = mkdtempSync(join(scratch, prefix))
  const broken = brokenBuild(folder, twin)
  const on = async (database: string, databaseUrl: Database): Promise<Line> => {
    const at = (which: string) => join(folder, `${database}-${which}`)
    const sound = { build: SOUND, folder: at('sound'), rounds: rounds.sound }
    const spoilt = { build: broken, folder: at('twin'), rounds: rounds.twin }
    const kept = await play({ ...sound, databaseUrl: await databaseUrl() })
    const lost = await play({ ...spoilt, databaseUrl: await databaseUrl() })
    return lineOf(`${name} on ${database}`, kept, lost)
  }
  try {
    const onSqlite = await on('SQLite', async () => undefined)
    const programs = postgresPrograms()
    if (programs === undefined) return [{ ...onSqlite, text: `${onSqlite.text}; 1 left out` }]
    const cluster = await makeCluster(programs)
    try {
      await cluster.start()
      return [onSqlite, await on('PostgreSQL', cluster.fresh)]
    } finally {
      await cluster.remove()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
