/** `parley import archive`: an mbox or a Maildir, tried first, named where it cannot be read. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test, vi } from 'vitest'
import { archive } from './import-archive.ts'
import { aPlace } from './places.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const mail = (id: string) => `From: Ann <ann@x.org>\nSubject: S\nMessage-ID: <${id}@x>\n\nWords.\n`
const inMbox = (id: string) => `From ann@x.org Fri Jan  2 12:34:56 1998\n${mail(id)}\n`
const to = 'body:secretariat'

test('an mbox is tried, brought in, and added to; what cannot be read is named', async () => {
  const config = await aPlace()
  const file = join(await mkdtemp(join(inject('folder'), 'archive-')), 'old-list.mbox')
  const odd = 'From - Fri Jan  2 12:34:56 1998\nMessage-ID: <o@x>\nX: charset=utf-7\n\n+ADw-\n\n'
  await writeFile(file, inMbox('a') + inMbox('b') + odd)
  const tried = await archive(config, file, { to, dryRun: true })
  expect(tried.say).toContain('3 messages read: 2 new, 0 here already, 1 unreadable.')
  expect(tried.say).toContain('<o@x>: utf-7')
  expect(tried.say).toContain('Nothing was kept.')
  const brought = await archive(config, file, { to })
  expect(brought.code).toBe(0)
  expect(brought.say).toMatch(/2 new, 0 here already, 1 unreadable[^]*\/archives\/[0-9A-Z]{26}$/)
  await writeFile(file, inMbox('a') + inMbox('b') + inMbox('c'))
  expect((await archive(config, file, { to })).say).toContain('1 new, 2 here already')
})

test('a Maildir is read with its folders; another place, name or charset is refused', async () => {
  const config = await aPlace()
  const folder = join(await mkdtemp(join(inject('folder'), 'archive-')), 'Maildir')
  for (const [path, id] of [
    ['cur/1.a:2,S', 'a'],
    ['new/2.b', 'b'],
    ['.Sent/cur/3.c:2,', 'c'],
    ['tmp/4.d', 'd'],
  ] as const) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), mail(id))
  }
  expect((await archive(config, folder, { to })).say).toContain('3 messages read: 3 new')
  expect((await archive(config, folder, { to: 'body:none' })).say).toContain(
    'There is no body:none',
  )
  expect((await archive(config, folder, { to, name: ' ' })).say).toContain('A name has')
  expect((await archive(config, folder, { to, charset: 'utf-7' })).say).toContain('one of utf-8')
  expect((await archive(config, join(folder, 'none'), { to })).say).toContain('There is no file')
  await writeFile(join(folder, 'note'), 'This is no mail\nat all.')
  expect((await archive(config, join(folder, 'note'), { to })).say).toContain('neither an mbox')
})
