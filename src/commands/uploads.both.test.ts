/** Uploaded files in a backup, in a restored site, and in what is verified, on both engines. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { addPerson } from '../adding.ts'
import { found, officesOf, saveBody, type BodyId } from '../domains/bodies/index.ts'
import { beginThread, receiveFiles } from '../domains/discussions/index.ts'
import { agreeOnTheWay, findActor } from '../domains/people/index.ts'
import { newUlid } from '../platform/clock.ts'
import { mailAddress } from '../platform/mail/index.ts'
import { prose } from '../platform/record/index.ts'
import type { Ground } from '../serving.ts'
import { backup } from './backup.ts'
import { aPlace, aSite } from './places.fixtures.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

/** A test opens several sites, each with a process that signs, on two cores that others use. */
const SITES_MS_MAX = 60_000

const value = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value => {
  if (!result.ok) throw new Error('refused')
  return result.value
}

const BYTES = [Buffer.from('numbers\n1,2,3\n'), Buffer.from([0, 255, 13, 10, 0, 128])]

/** A message with two files, in a thread about a body. */
async function aMessageWithFiles({ database, clock, files }: Ground): Promise<void> {
  const mail = mailAddress('ann@example.org')
  if (!mail) throw new Error('not an address')
  const ann = await database.transact(async (tx, now) =>
    value(await addPerson(tx, clock, { mail, name: 'Ann' }, now)),
  )
  const sent = BYTES.map((bytes, at) => ({ name: `file-${at}.csv`, bytes }))
  const received = value(await receiveFiles({ files, clock }, sent))
  await database.transact(async (tx, now) => {
    const name = prose('name', 'Table', clock)
    const id = newUlid(clock) as string as BodyId
    const place = { slug: 'table', kind: 'table', joining: 'open' } as const
    const shape = { mandate: null, grouping: 'stakeholder-groups', practice: false }
    await saveBody(tx, found({ ...place, ...shape, id, name }, now), {
      act: 'body.found',
      actor: 'role:operator',
      obj: `body:${id}`,
      via: 'import',
      topics: [],
      clear: place,
      parts: [name],
    })
    const person = await findActor(tx, ann, { officesOf, now })
    if (!person) throw new Error('nobody')
    const actor = await agreeOnTheWay(tx, person, { permanence: true, via: 'web' }, now)
    const setting = { tx, clock, now, via: 'web', host: 'localhost' } as const
    const typed = { capacity: 'personal', hat: undefined, words: 'See these.', received } as const
    const about = { kind: 'body', id } as const
    value(await beginThread(setting, actor, { about, subject: 'Numbers', ...typed }))
  })
}

const uploadsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'uploads'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()

test(
  'uploaded files come along byte for byte, and one that is lost or altered is noticed',
  async () => {
    const config = await aPlace()
    const site = await aSite(config)
    await aMessageWithFiles(site.ground)
    await site.log.sequencer.flush()
    await site.close()
    const here = await uploadsIn(config.folder)
    expect(here).toHaveLength(2)
    const folder = await mkdtemp(join(inject('folder'), 'uploads-'))
    const [file, keys] = [join(folder, 'site'), join(folder, 'keys')]
    expect(await backup(config, file, { keys })).toMatchObject({ code: 0 })

    const elsewhere = await aPlace()
    const restored = await restore(elsewhere, file, { keys })
    expect(restored.say).toContain('2 uploaded files are there, byte for byte.')
    expect(restored.code).toBe(0)
    expect(await uploadsIn(elsewhere.folder)).toEqual(here)
    for (const path of here) {
      const bytes = await readFile(join(elsewhere.folder, path))
      expect(bytes.equals(await readFile(join(config.folder, path)))).toBe(true)
    }

    const [first = '', second = ''] = here
    await rm(join(elsewhere.folder, first))
    const lost = await verify(elsewhere, {})
    expect(lost.code).toBe(1)
    expect(lost.say).toContain('1 of 2 uploaded files are gone, or are not what was sent:')
    expect(lost.say).toContain(first.split('-').at(-1))
    await writeFile(join(elsewhere.folder, second), 'something else')
    expect((await verify(elsewhere, {})).say).toContain('2 of 2 uploaded files')
    expect(await verify(config, {})).toMatchObject({ code: 0 })
  },
  SITES_MS_MAX,
)
