/** Checks of the database: it opens, which engine it is, its tables are this release's. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { SQLITE_FILE, tablesAt } from '../platform/db/index.ts'
import { doorTroubles } from '../platform/jobs/index.ts'
import { openGround, type Ground } from '../serving.ts'
import { mend, note, well, wordsOf, type Finding } from './finding.ts'

type Opened = {
  readonly ground: Ground | undefined
  readonly findings: readonly Finding[]
}

/** Makes no database where there is none. */
export async function checkDatabase(config: Config): Promise<Opened> {
  const what = 'database'
  const isSqlite = config.databaseUrl === undefined
  try {
    if (!(await isThere(config))) {
      return { ground: undefined, findings: [note(what, 'none yet; parley serve makes it')] }
    }
    const ground = await openGround(config)
    return { ground, findings: [well(what, await describe(ground)), ...(await doors(ground))] }
  } catch (error) {
    const how = isSqlite
      ? 'Where the file is damaged, restore the newest backup into an empty folder.'
      : 'See that PostgreSQL runs, that DATABASE_URL is right, and what its own log says.'
    return { ground: undefined, findings: [mend(what, wordsOf(error), how)] }
  }
}

async function isThere({ folder, databaseUrl }: Config): Promise<boolean> {
  if (databaseUrl === undefined) return existsSync(join(folder, SQLITE_FILE))
  return (await tablesAt(databaseUrl)).length > 0
}

async function describe({ database }: Ground): Promise<string> {
  const { engine, read } = database
  const asked =
    engine === 'sqlite'
      ? sql<{ version: string }>`select sqlite_version() as version`
      : sql<{ version: string }>`select current_setting('server_version') as version`
  const applied = sql<{ n: number }>`select count(*) as n from ${sql.table('migrations')}`
  const version = (await asked.execute(read)).rows[0]?.version ?? ''
  const count = (await applied.execute(read)).rows[0]?.n ?? 0
  const name = engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  return `${name} ${version} opens, ${count} migrations applied, none outstanding`
}

/** What the clock should have done, and did not: only for a site that was ever served. */
async function doors({ database, clock }: Ground): Promise<readonly Finding[]> {
  const troubles = await doorTroubles(database.read, clock.now())
  if (troubles.length === 0) return []
  const failing = troubles.filter(({ failures }) => failures > 0)
  if (failing.length === 0) {
    return [note('clock work', 'not done for a while: parley serve is not running')]
  }
  const said = failing.map(({ name, words = '' }) => `${name} (${words})`)
  return [mend('clock work', `fails: ${said.join(', ')}`, 'See the log of parley serve.')]
}
