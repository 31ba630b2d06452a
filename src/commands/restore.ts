/** `parley restore`: a backup into an empty place, checked before and verified after. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { archivedFile, archivedPaths, extractFiles } from '../archive-files.ts'
import { checkArchive, explainArchive, OF_THE_ARCHIVE } from '../archive.ts'
import type { Config } from '../config.ts'
import { ACTS, TABLES } from '../joined.ts'
import { NAMED_FILES } from '../named-files.ts'
import { systemClock } from '../platform/clock.ts'
import {
  copyIn,
  loadMigrations,
  openDatabase,
  SQLITE_FILE,
  tablesAt,
  type Migration,
} from '../platform/db/index.ts'
import { checkFiles, explainFiles } from '../platform/files/index.ts'
import { explainHere, publishedLog, verifyHere } from '../platform/record/index.ts'
import { diskFiles, folderReader, resetHead } from '../platform/record/log/index.ts'
import { epochOf, openGround } from '../serving.ts'
import { SOURCES } from '../site.ts'
import { done, refused, type Ending } from './ending.ts'

type Options = { readonly keys?: string }

/** Where a restore works; what one left behind that was stopped is no site. */
const STAGE = '.restoring'
/** Not ours, and there on a disk of its own. */
const NOTHING = new Set([STAGE, 'lost+found'])

const WITHOUT_KEYS =
  'The keys were not restored: the record can be read and verified, but not go on. Restore anew ' +
  'into an empty folder with --keys FILE2, the file that backup --keys wrote.'

export async function restore(config: Config, raw: string, options: Options): Promise<Ending> {
  const file = resolve(raw)
  const keys = options.keys === undefined ? undefined : resolve(options.keys)
  const missing = [file, ...(keys === undefined ? [] : [keys])].find((path) => !existsSync(path))
  if (missing !== undefined) return refused(`There is no file ${missing}.`)
  const migrations = await loadMigrations(SOURCES)
  const checked = checkArchive(file, 'site', migrations)
  if (!checked.ok) return refused(explainArchive(file, checked.refusal))
  const checkedKeys = keys === undefined ? undefined : checkArchive(keys, 'keys', migrations)
  if (keys !== undefined && checkedKeys?.ok === false) {
    return refused(explainArchive(keys, checkedKeys.refusal))
  }
  const { origin, madeAt } = checked.value.facts
  if (checkedKeys?.ok && checkedKeys.value.facts.origin !== origin) {
    return refused(`These are the keys of ${checkedKeys.value.facts.origin}, not of ${origin}.`)
  }
  const entries = countEntries(file)
  const reason = behindBy(config.folder, keys, entries) ?? (await occupied(config))
  if (reason !== undefined) return refused(reason)

  await putInPlace(config, { file, keys, migrations })
  const { report, files } = await settle(config)
  const lines = [
    `Restored ${file}, made at ${madeAt}, into ${resolve(config.folder)}.`,
    ...explainHere(report),
    ...explainFiles(files),
    ...(keys === undefined ? [WITHOUT_KEYS] : []),
  ]
  const isWhole = report.ok && files.missing.length === 0
  return isWhole ? done(lines.join('\n')) : refused(lines.join('\n'))
}

function countEntries(file: string): number {
  const archive = new DatabaseSync(file, { readOnly: true })
  const row = archive.prepare('select count(*) as n from entries').get()
  archive.close()
  return Number(row?.['n'])
}

/** What is public cannot be taken back: the log says what was acknowledged, or redacted, since. */
function behindBy(folder: string, keys: string | undefined, entries: number): string | undefined {
  const ahead = Math.max(publishedIn(folder), signedIn(keys)) - entries
  if (ahead <= 0) return undefined
  return (
    `The published record is ${ahead} entries ahead of this backup: acts and removals that were ` +
    'acknowledged since would be undone. Take a later backup. Keep the files of the record.'
  )
}

/** Where the database was lost and the files were not. */
function publishedIn(folder: string): number {
  const record = join(folder, 'record')
  if (!existsSync(record)) return 0
  const sizes = readdirSync(record)
    .map((epoch) => join(record, epoch, 'checkpoint'))
    .filter((path) => existsSync(path))
    .map((path) => sizeOf(readFileSync(path, 'utf8')))
  return Math.max(0, ...sizes)
}

function signedIn(keys: string | undefined): number {
  if (keys === undefined) return 0
  const archive = new DatabaseSync(keys, { readOnly: true })
  try {
    const bytes = archivedPaths(archive).includes('keys/last-signed')
      ? archivedFile(archive, 'keys/last-signed')
      : undefined
    return bytes ? sizeOf(Buffer.from(bytes).toString('utf8')) : 0
  } finally {
    archive.close()
  }
}

/** The second line of a checkpoint (c2sp.org/tlog-checkpoint). */
const sizeOf = (checkpoint: string): number => Number(checkpoint.split('\n')[1] ?? 0) || 0

async function occupied(config: Config): Promise<string | undefined> {
  const { folder, databaseUrl } = config
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => !NOTHING.has(name)) : []
  if (there.length > 0) {
    return (
      `${resolve(folder)} is not empty (${there.slice(0, 3).join(', ')}): a backup is restored ` +
      'into an empty folder. Move away what is there, or name another folder as PARLEY_DATA.'
    )
  }
  const tables = databaseUrl === undefined ? [] : await tablesAt(databaseUrl)
  if (tables.length === 0) return undefined
  return (
    `The database that DATABASE_URL names is not empty (${tables.slice(0, 3).join(', ')}): ` +
    'a backup is restored into an empty one. Create a new database for it.'
  )
}

type Restoring = {
  readonly file: string
  readonly keys: string | undefined
  readonly migrations: readonly Migration[]
}

/** Staged within the folder, since that may be a disk of its own; the database comes last. */
async function putInPlace(config: Config, { file, keys, migrations }: Restoring): Promise<void> {
  const stage = join(config.folder, STAGE)
  await rm(stage, { recursive: true, force: true })
  await mkdir(stage, { recursive: true, mode: 0o700 })
  for (const archive of [file, ...(keys === undefined ? [] : [keys])]) {
    const opened = new DatabaseSync(archive, { readOnly: true })
    await extractFiles(opened, stage)
    opened.close()
  }
  const database = join(stage, SQLITE_FILE)
  await copyFile(file, database)
  const opened = new DatabaseSync(database)
  for (const table of OF_THE_ARCHIVE) opened.exec(`drop table ${table}`)
  opened.exec('vacuum')
  opened.close()
  await bringForward(config, stage, migrations)

  const names = readdirSync(stage).filter((name) => !name.startsWith(SQLITE_FILE))
  for (const name of names) await rename(join(stage, name), join(config.folder, name))
  if (config.databaseUrl === undefined) {
    await diskFiles.sync(database)
    await rename(database, join(config.folder, SQLITE_FILE))
  }
  await rm(stage, { recursive: true })
  await diskFiles.syncFolder(config.folder)
}

/** To this release's tables first: only then can the rows go into another engine. */
async function bringForward(
  config: Config,
  stage: string,
  migrations: readonly Migration[],
): Promise<void> {
  const plain = { clock: systemClock, migrations, beforeCommit: async () => undefined }
  const staged = await openDatabase({ ...plain, folder: stage })
  await staged.close()
  if (config.databaseUrl === undefined) return
  const target = await openDatabase({ ...plain, folder: stage, url: config.databaseUrl })
  try {
    await target.transact((tx) => copyIn(tx, join(stage, SQLITE_FILE)))
  } finally {
    await target.close()
  }
}

/** The copy goes on from the checkpoint that its files are of; then all of it is verified. */
async function settle(config: Config) {
  const ground = await openGround({ ...config, databaseReadUrl: undefined })
  try {
    const { folder, origin } = await epochOf(config)
    const published = await publishedLog(folderReader(folder))
    const { database } = ground
    await resetHead(database, origin, published ?? { size: 0, root: '' })
    const report = await verifyHere({ database, tables: TABLES, acts: ACTS, folder })
    return { report, files: await checkFiles(database.read, ground.files, NAMED_FILES) }
  } finally {
    await ground.close()
  }
}
