/** The file of a backup, which is the same on both engines: what is in it, and what is refused. */
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { SQLITE_FILE } from '../platform/db/index.ts'
import { savedSite, scratch } from './backup.fixtures.ts'
import { backup } from './backup.ts'
import { addPeople, aPlace, aSite } from './places.fixtures.ts'
import { restore } from './restore.ts'

/** A test opens several sites, each with a process that signs, on two cores that others use. */
const SITES_MS_MAX = 60_000

/** Read by all tests here, and written by none. */
let saved: ReturnType<typeof savedSite> | undefined
const theSite = () => (saved ??= savedSite())

test(
  'without its keys a backup says so, holds none, and is readable by its owner alone',
  async () => {
    const { config } = await theSite()
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
    const { file, keys } = await theSite()
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
  'a backup of a newer Parley is refused by the name of what it knows more',
  async () => {
    const file = join(await scratch(), 'newer.backup')
    await copyFile((await theSite()).file, file)
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
    const { config, file, keys } = await theSite()
    expect((await restore(await aPlace(), keys, {})).say).toContain('holds keys')
    expect((await restore(await aPlace(), file, { keys: file })).say).toContain('not its keys')
    expect((await backup(config, file, {})).say).toContain('is there already')
    expect((await restore(await aPlace(), `${file}.none`, {})).say).toContain('There is no file')
    expect((await backup(await aPlace(), `${file}.new`, {})).say).toContain('There is no site')
    const live = join(config.folder, SQLITE_FILE)
    expect(await backup(config, live, {})).toMatchObject({ code: 1 })
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
