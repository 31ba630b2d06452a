/** `parley import archive`: mail of a list elsewhere, from an mbox or a Maildir. */
import { parse } from 'node:path'
import type { Config } from '../config.ts'
import {
  CHARSETS,
  importArchive,
  NAME_LENGTH_MAX,
  sourceAt,
  type ArchiveAbout,
  type ImportRefusal,
  type ImportTold,
  type SourceRefusal,
} from '../domains/archives/index.ts'
import { findBody } from '../domains/bodies/index.ts'
import { findProcess } from '../domains/processes/index.ts'
import { foundSite } from '../founding.ts'
import { systemTimers } from '../platform/jobs/index.ts'
import { openReading } from '../platform/mail/inbox/index.ts'
import type { Read } from '../platform/db/index.ts'
import { unreachable } from '../platform/values.ts'
import { openGround } from '../serving.ts'
import { done, refused, type Ending } from './ending.ts'

export type ArchiveOptions = {
  /** `process:SLUG` or `body:SLUG`. */
  readonly to: string
  readonly name?: string
  readonly charset?: string
  readonly quoting?: 'mboxrd' | 'mboxo'
  readonly dryRun?: boolean
}

export async function archive(
  config: Config,
  file: string,
  options: ArchiveOptions,
): Promise<Ending> {
  const name = (options.name ?? parse(file).name).replace(/\p{Cc}/gu, ' ').trim()
  if (name === '' || name.length > NAME_LENGTH_MAX) {
    return refused(`A name has 1 to ${NAME_LENGTH_MAX} characters: --name NAME.`)
  }
  const charset = CHARSETS.find((one) => one === options.charset?.toLowerCase())
  if (options.charset !== undefined && !charset) {
    return refused(`--charset is one of ${CHARSETS.join(' ')}.`)
  }
  const source = await sourceAt(file, options.quoting)
  if (!source.ok) return refused(whyNoSource(source.refusal, file))
  const ground = await openGround(config)
  const reading = openReading(systemTimers)
  try {
    await foundSite(ground)
    const { database, clock, files } = ground
    const about = await placeNamed(database.read, options.to)
    if (!about)
      return refused(`There is no ${options.to}: name a place as process:SLUG or body:SLUG.`)
    const { dryRun = false } = options
    const asked = { about, name, source: source.value, charset, dryRun }
    const told = await importArchive({ database, clock, files, reading }, asked)
    return told.ok ? done(linesOf(told.value, dryRun)) : refused(whyNot(told.refusal))
  } finally {
    await reading.stop()
    await ground.close()
  }
}

async function placeNamed(read: Read, to: string): Promise<ArchiveAbout | undefined> {
  const [kind, slug = ''] = to.split(':')
  if (kind === 'process') {
    const process = await findProcess(read, { slug })
    return process && { kind, id: process.id }
  }
  if (kind !== 'body') return undefined
  const body = await findBody(read, { slug })
  return body && { kind, id: body.id }
}

function whyNoSource({ kind, most }: SourceRefusal, file: string): string {
  switch (kind) {
    case 'no-file':
      return `There is no file ${file}.`
    case 'no-mail':
      return `${file} is neither an mbox nor a Maildir.`
    case 'too-many-files':
      return `A Maildir may have ${most} messages.`
    default:
      return unreachable(kind)
  }
}

function whyNot({ kind, most }: ImportRefusal): string {
  switch (kind) {
    case 'archive-full':
      return `An archive has room for ${most} messages: split the file, each with a --name.`
    case 'too-many-archives':
      return `A place has room for ${most} archives.`
    default:
      return unreachable(kind)
  }
}

function linesOf(told: ImportTold, isTried: boolean): string {
  const { read, added, repeats, unreadable, named, archive } = told
  const kept = `${added} new, ${repeats} here already, ${unreadable} unreadable`
  const counts = `${read} messages read: ${kept}.`
  const bad = named.map(
    ({ offset, messageId, why }) => `  at byte ${offset} ${messageId || '(no Message-ID)'}: ${why}`,
  )
  const where = isTried || archive === undefined ? 'Nothing was kept.' : `/archives/${archive}`
  return [counts, ...bad, where].join('\n')
}
