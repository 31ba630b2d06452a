/** A site saved while it is written, and brought back elsewhere, on both engines. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryCount } from '../platform/record/index.ts'
import { countsAt, savedSite, scratch } from './backup.fixtures.ts'
import { backup } from './backup.ts'
import { addPeople, aPlace, aSite } from './places.fixtures.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

/** A test opens several sites, each with a process that signs, on two cores that others use. */
const SITES_MS_MAX = 60_000

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
