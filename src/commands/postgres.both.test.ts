/** A site moved from SQLite to PostgreSQL and back by its backups: nothing is lost on the way. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { DatabaseSync } from 'node:sqlite'
import { backup } from './backup.ts'
import { addPeople, aPlace, aSite } from './places.fixtures.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const SITES_MS_MAX = 60_000

/** What an archive says of the tables that hold acts and what they changed. */
function sumsOf(file: string) {
  const archive = new DatabaseSync(file, { readOnly: true })
  const rows = archive.prepare('select name, rows, sha256 from backup_sums order by name').all()
  archive.close()
  const own = new Set(['migrations', 'backup_facts', 'sqlar', 'clock_doors', 'heartbeats'])
  return rows.filter(({ name }) => !own.has(String(name))).map((row) => Object.values(row))
}

test(
  'from SQLite to PostgreSQL and back, every row of every table is the same',
  async () => {
    const folder = await mkdtemp(join(inject('folder'), 'moving-'))
    const first = await aPlace('sqlite')
    const site = await aSite(first)
    await addPeople(site.ground, 0, 700)
    await site.log.sequencer.flush()
    await site.close()

    const keys = join(folder, 'keys')
    const [one, two, three] = ['1', '2', '3'].map((name) => join(folder, name))
    if (!one || !two || !three) throw new Error('three backups')
    expect(await backup(first, one, { keys })).toMatchObject({ code: 0 })
    const second = await aPlace('postgres')
    expect(await restore(second, one, { keys })).toMatchObject({ code: 0 })
    expect(await verify(second, {})).toMatchObject({ code: 0 })
    expect(await backup(second, two, {})).toMatchObject({ code: 0 })
    const third = await aPlace('sqlite')
    expect(await restore(third, two, { keys })).toMatchObject({ code: 0 })
    expect(await backup(third, three, {})).toMatchObject({ code: 0 })
    expect(sumsOf(two)).toEqual(sumsOf(one))
    expect(sumsOf(three)).toEqual(sumsOf(one))
    expect(await verify(third, {})).toMatchObject({ code: 0 })

    const again = await aSite(third)
    await addPeople(again.ground, 2_000, 2_003)
    await again.log.sequencer.flush()
    expect(again.log.sequencer.health()).toMatchObject({ kind: 'leading' })
    await again.close()
  },
  SITES_MS_MAX,
)
