/** A site that was saved, for tests: with its keys, and what each of its tables held. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, inject } from 'vitest'
import type { Config } from '../config.ts'
import { loadMigrations, tablesOf, type Read } from '../platform/db/index.ts'
import { openGround } from '../serving.ts'
import { SOURCES } from '../site.ts'
import { backup } from './backup.ts'
import { addPeople, aPlace, aSite } from './places.fixtures.ts'

export const scratch = () => mkdtemp(join(inject('folder'), 'backup-'))

/** A site with some people, saved with its keys. */
export async function savedSite() {
  const config = await aPlace()
  const site = await aSite(config)
  await addPeople(site.ground, 0, 20)
  await site.log.sequencer.flush()
  const [folder, counts] = [await scratch(), await countsOf(site.ground.database.read)]
  const [file, keys] = [join(folder, 'site.backup'), join(folder, 'keys.backup')]
  await site.close()
  expect(await backup(config, file, { keys })).toMatchObject({ code: 0 })
  return { config, file, keys, counts }
}

/** How many rows each table has. */
async function countsOf(read: Read): Promise<ReadonlyMap<string, number>> {
  const made = new DatabaseSync(':memory:')
  for (const { sql: both } of await loadMigrations(SOURCES)) made.exec(both.sqlite)
  const names = tablesOf(made).map(({ name }) => name)
  made.close()
  const counts = new Map<string, number>()
  for (const name of names) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(
      read,
    )
    counts.set(name, rows[0]?.n ?? -1)
  }
  return counts
}

export async function countsAt(config: Config) {
  const ground = await openGround(config)
  const counts = await countsOf(ground.database.read)
  await ground.close()
  return counts
}
