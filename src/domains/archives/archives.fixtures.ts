/** Archives for tests: an mbox of old and odd mail, brought into a place. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import type { World } from '../../../test/world.ts'
import { systemTimers } from '../../platform/jobs/index.ts'
import { openReading } from '../../platform/mail/inbox/index.ts'
import type { ArchiveAbout } from './archive.ts'
import { sourceAt } from './source.ts'
import { importArchive, type Asked } from './steps-import.ts'

export const SEPARATOR = 'From ann at example.org  Fri Jan  2 12:34:56 1998'

export type OldMail = {
  readonly id?: string
  readonly from?: string
  readonly subject?: string
  readonly date?: string
  readonly refs?: string
  readonly more?: string
  readonly body?: string | Buffer
}

export function oldMail({ id, subject = '', date, refs, more, ...mail }: OldMail): Buffer {
  const header = [
    SEPARATOR,
    `From: ${mail.from ?? 'ann at example.org (Ann Lee)'}`,
    `Subject: ${subject}`,
    ...(date === undefined ? [] : [`Date: ${date}`]),
    ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
    ...(refs === undefined ? [] : [`References: ${refs}`]),
    ...(more === undefined ? [] : [more]),
    '',
    '',
  ].join('\n')
  return Buffer.concat([
    Buffer.from(header),
    Buffer.from(mail.body ?? 'Words.'),
    Buffer.from('\n\n'),
  ])
}

export async function aFile(bytes: Buffer, name = 'list.mbox'): Promise<string> {
  const file = join(await mkdtemp(join(inject('folder'), 'archive-')), name)
  await writeFile(file, bytes)
  return file
}

type Bringing = Partial<Pick<Asked, 'name' | 'dryRun' | 'charset'>> & { readonly file: string }

/** As the command does it. */
export async function bring(world: World, about: ArchiveAbout, { file, ...more }: Bringing) {
  const reading = openReading(systemTimers)
  onTestFinished(() => reading.stop())
  const { database, clock, tools } = world
  const source = await sourceAt(file)
  if (!source.ok) throw new Error(source.refusal.kind)
  const asked = { about, name: 'wg-list', source: source.value, ...more }
  const told = await importArchive({ database, clock, files: tools.files, reading }, asked)
  if (!told.ok) throw new Error(told.refusal.kind)
  return told.value
}
