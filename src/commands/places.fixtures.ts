/** Empty places for tests of commands: a data folder each, and a schema each on PostgreSQL. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { inject, onTestFinished } from 'vitest'
import { addPerson } from '../adding.ts'
import { readConfig, type Config } from '../config.ts'
import { foundSite } from '../founding.ts'
import type { Engine } from '../platform/db/index.ts'
import { mailAddress } from '../platform/mail/index.ts'
import { openGround, startLog, type Ground } from '../serving.ts'

export const testEngine: Engine =
  process.env['PARLEY_TEST_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite'

let places = 0

/** Settings of a site that is nowhere yet. */
export async function aPlace(engine: Engine = testEngine): Promise<Config> {
  const folder = join(await mkdtemp(join(inject('folder'), 'place-')), 'data')
  const read = readConfig({ PARLEY_DATA: folder, PARLEY_SMTP_PORT: '0' })
  if (!read.ok) throw new Error('the defaults are no settings')
  const databaseUrl = engine === 'postgres' ? await aSchema() : undefined
  return { ...read.config, databaseUrl }
}

async function aSchema(): Promise<string> {
  const cluster = inject('postgres')
  const schema = `place_${process.pid}_${++places}`
  const query = async (text: string) => {
    const client = new pg.Client(cluster)
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await query(`create schema ${schema}`)
  onTestFinished(() => query(`drop schema ${schema} cascade`))
  const url = new URL(cluster)
  url.searchParams.set('schema', schema)
  return url.href
}

/** Opens a site there as `serve` does, without HTTP. */
export async function aSite(config: Config) {
  const ground = await openGround(config, { logger: pino({ level: 'silent' }) })
  await foundSite(ground)
  const log = await startLog(ground)
  return {
    ground,
    log,
    close: async () => {
      await log.close()
      await ground.close()
    },
  }
}

/** Adds people, one act after another and many at once: each joins with an act of its own. */
export async function addPeople({ database, clock }: Ground, from: number, to: number) {
  const added = Array.from({ length: to - from }, (_, at) => {
    const mail = mailAddress(`reader-${from + at}@example.org`)
    if (!mail) throw new Error('not an address')
    const name = `Reader ${from + at} · 读者`
    return database.transact((tx, now) => addPerson(tx, clock, { mail, name }, now))
  })
  return Promise.all(added)
}
