/** A site saved while it is written, and brought back elsewhere, on both engines. */
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import type { Config } from '../config.ts'
import { loadMigrations, SQLITE_FILE, tablesOf, type Read } from '../platform/db/index.ts'
import { entryCount } from '../platform/record/index.ts'
import { openGround } from '../serving.ts'
import { SOURCES } from '../site.ts'
import { backup } from './backup.ts'
import { addPeople, aPlace, aSite, testEngine } from './places.fixtures.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

/** A test opens several sites, each with a process that signs, on two cores that others use. */
const SITES_MS_MAX = 60_000

const scratch = () => mkdtemp(join(inject('folder'), 'backup-'))

/** A site with some people, saved with its keys. */
async function savedSite() {
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

async function countsAt(config: Config) {
  const ground = await openGround(config)
  const counts = await countsOf(ground.database.read)
  await ground.close()
  return counts
}

test(
  'a backup taken while 200 acts are written is a whole site of one moment',
  async () => {
    const config = await aPlace()
    const site = await aSite(config)
    await addPeople(site.ground, 0, 50)
    await site.log.sequencer.flush()
    const [file, keys] = [join(await scratch(), 'site.backup'), join(await scratch(), 'keys')]
    const [saved] = await Promise.all([
      backup(config, file, { keys }),
      addPeople(site.ground, 50, 250),
    ])
    expect(saved).toMatchObject({ code: 0 })
    await site.close()

    const elsewhere = await aPlace()
    const restored = await restore(elsewhere, file, { keys })
    expect(restored.say).toContain('The record holds, and the tables say what it says.')
    expect(restored.code).toBe(0)

    const again = await aSite(elsewhere)
    const before = await entryCount(again.ground.database.read)
    await addPeople(again.ground, 1_000, 1_010)
    await again.log.sequencer.flush()
    expect(again.log.sequencer.health()).toMatchObject({ kind: 'leading' })
    expect(again.log.sequencer.published().size).toBeGreaterThan(before)
    await again.close()
    expect(await verify(elsewhere, {})).toMatchObject({ code: 0 })
  },
  SITES_MS_MAX,
)

test(
  'a backup taken between numbering and signing goes on where it stopped',
  async () => {
    const config = await aPlace()
    const site = await aSite(config)
    await addPeople(site.ground, 0, 5)
    await site.log.sequencer.flush()
    const checkpoint = join(site.log.epoch.folder, 'checkpoint')
    const before = await readFile(checkpoint)
    await addPeople(site.ground, 5, 300)
    await site.log.sequencer.flush()
    await site.close()
    // As if it had been copied in the moment before the next one took its place.
    await writeFile(checkpoint, before)
    const [file, keys] = [join(await scratch(), 'site.backup'), join(await scratch(), 'keys')]
    await backup(config, file, { keys })

    const elsewhere = await aPlace()
    expect(await restore(elsewhere, file, { keys })).toMatchObject({ code: 0 })
    const again = await aSite(elsewhere)
    await again.log.sequencer.flush()
    expect(again.log.sequencer.health()).toMatchObject({ kind: 'leading' })
    expect(again.log.sequencer.published().size).toBe(await entryCount(again.ground.database.read))
    await again.close()
    expect(await verify(elsewhere, {})).toMatchObject({ code: 0 })
  },
  SITES_MS_MAX,
)

test(
  'a restored site has every row of every table, and the same keys',
  async () => {
    const { config, file, keys, counts } = await savedSite()
    const elsewhere = await aPlace()
    expect(await restore(elsewhere, file, { keys })).toMatchObject({ code: 0 })
    expect(await countsAt(elsewhere)).toEqual(counts)
    for (const name of ['keys/log-key', 'keys/mail']) {
      const [there, here] = [join(elsewhere.folder, name), join(config.folder, name)]
      expect(await readFile(there)).toEqual(await readFile(here))
      expect((await stat(there)).mode & 0o777).toBe(0o600)
    }
  },
  SITES_MS_MAX,
)

test(
  'without its keys a backup says so, holds none, and is readable by its owner alone',
  async () => {
    const { config } = await savedSite()
    const file = join(await scratch(), 'bare.backup')
    const saved = await backup(config, file, {})
    expect(saved.say).toContain('The keys are not in it')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const archive = new DatabaseSync(file, { readOnly: true })
    const paths = archive
      .prepare('select name from sqlar')
      .all()
      .map(({ name }) => String(name))
    archive.close()
    expect(paths.some((path) => path.startsWith('keys'))).toBe(false)
    expect(paths).toContain('record/epoch')
    expect((await restore(await aPlace(), file, {})).say).toContain('The keys were not restored')
  },
  SITES_MS_MAX,
)

test(
  'a backup that is damaged anywhere is refused, and nothing is written',
  async () => {
    const { file, keys } = await savedSite()
    const whole = await readFile(file)
    for (const place of [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
      const spoilt = Buffer.from(whole)
      // Where there is something: a page's unused middle holds only zeros and means nothing.
      let at = Math.floor(place * spoilt.length)
      while (spoilt[at] === 0) at++
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x10
      const damaged = join(await scratch(), 'damaged.backup')
      await writeFile(damaged, spoilt)
      const elsewhere = await aPlace()
      const refused = await restore(elsewhere, damaged, { keys })
      expect(refused, `bit at ${at}`).toMatchObject({ code: 1 })
      expect(existsSync(elsewhere.folder)).toBe(false)
    }
    const short = join(await scratch(), 'short.backup')
    await writeFile(short, whole.subarray(0, whole.length / 2))
    expect(await restore(await aPlace(), short, {})).toMatchObject({ code: 1 })
    await writeFile(short, 'no backup')
    expect(await restore(await aPlace(), short, {})).toMatchObject({ code: 1 })
  },
  SITES_MS_MAX,
)

test(
  'where something is, nothing is restored, and what is there stays',
  async () => {
    const { config, file, keys, counts } = await savedSite()
    const refused = await restore(config, file, { keys })
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.say).toContain('is not empty')
    expect(await countsAt(config)).toEqual(counts)
  },
  SITES_MS_MAX,
)

test(
  'an older backup than what was published since is refused with the number of acts',
  async () => {
    const { config, file } = await savedSite()
    const site = await aSite(config)
    await addPeople(site.ground, 500, 507)
    await site.log.sequencer.flush()
    await site.close()
    const later = join(await scratch(), 'keys.backup')
    await backup(config, join(await scratch(), 'later.backup'), { keys: later })
    const refused = await restore(await aPlace(), file, { keys: later })
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.say).toContain('The published record is 7 entries ahead of this backup')
  },
  SITES_MS_MAX,
)

test(
  'a backup of a newer Parley is refused by the name of what it knows more',
  async () => {
    const { file } = await savedSite()
    const archive = new DatabaseSync(file)
    archive.exec("insert into migrations values ('203001010000_create_clocks', 'x', 1)")
    archive.close()
    const refused = await restore(await aPlace(), file, {})
    expect(refused.say).toContain('203001010000_create_clocks')
    expect(refused.code).toBe(1)
  },
  SITES_MS_MAX,
)

test(
  'keys of another log, a site as keys, and a file that is there are each refused',
  async () => {
    const { config, file, keys } = await savedSite()
    expect((await restore(await aPlace(), keys, {})).say).toContain('holds keys')
    expect((await restore(await aPlace(), file, { keys: file })).say).toContain('not its keys')
    expect((await backup(config, file, {})).say).toContain('is there already')
    expect((await restore(await aPlace(), `${file}.none`, {})).say).toContain('There is no file')
    if (testEngine === 'sqlite') {
      expect((await backup(await aPlace(), `${file}.new`, {})).say).toContain('There is no site')
      const live = join(config.folder, SQLITE_FILE)
      expect(await backup(config, live, {})).toMatchObject({ code: 1 })
    }
  },
  SITES_MS_MAX,
)
