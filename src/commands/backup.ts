/** `parley backup`: database, record and uploads in one file, while the site serves. */
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { addFile, addFiles, archivedPaths, pathsBelow } from '../archive-files.ts'
import { sealArchive, type Facts } from '../archive.ts'
import type { Config } from '../config.ts'
import { copyOut, loadMigrations, openDatabase, SQLITE_FILE } from '../platform/db/index.ts'
import { diskFiles, folderReader, type Epoch } from '../platform/record/log/index.ts'
import { pathsAt, publishedLog } from '../platform/record/index.ts'
import { epochOf, openGround, type Ground } from '../serving.ts'
import { SOURCES } from '../site.ts'
import { done, refused, type Ending } from './ending.ts'

type Options = { readonly keys?: string }

const WITHOUT_KEYS =
  'The keys are not in it: without them a restored site can be read and verified, but its log ' +
  'cannot go on. Write them with --keys FILE2, and keep that file elsewhere than the backups.'

/** Holds addresses of mail, and who may sign in: for nobody but its owner. */
const OWNER_ONLY = 0o600

export async function backup(config: Config, raw: string, options: Options): Promise<Ending> {
  const file = resolve(raw)
  const keys = options.keys === undefined ? undefined : resolve(options.keys)
  const taken = [file, ...(keys === undefined ? [] : [keys])].find((path) => existsSync(path))
  if (taken !== undefined) return refused(`${taken} is there already: name a file that is not.`)
  if (file === keys) return refused('The keys need a file of their own.')
  const folder = [file, ...(keys ? [keys] : [])].map(dirname).find((path) => !existsSync(path))
  if (folder !== undefined) return refused(`There is no folder ${folder}.`)
  if (!config.databaseUrl && !existsSync(join(config.folder, SQLITE_FILE))) {
    return refused(`There is no site in ${resolve(config.folder)}.`)
  }
  // A replica may be behind the published files; the backup must not be.
  const ground = await openGround({ ...config, databaseReadUrl: undefined })
  try {
    const said = [keys === undefined ? WITHOUT_KEYS : await backUpKeys(ground, keys)]
    return done([await backUpSite(ground, file), ...said].join('\n'))
  } finally {
    await ground.close()
  }
}

/**
 * What was signed is fixed first, and the database is copied after it: so the copy holds every
 * entry that the files show. The tiles come last, since a tile never changes.
 */
function backUpSite(ground: Ground, file: string): Promise<string> {
  return inPlace(file, async (fresh) => {
    const epoch = await epochOf(ground.config)
    const signed = await signedNow(epoch)
    await copyDatabase(ground, fresh)
    const archive = new DatabaseSync(fresh)
    try {
      archive.exec('pragma journal_mode = delete; begin')
      const count = Number(archive.prepare('select count(*) as n from entries').get()?.['n'])
      if (count < signed.size) throw new Error(`${count} entries copied, ${signed.size} published`)
      await addRecord(archive, ground, { epoch, ...signed })
      const { folder } = ground.config
      await addFiles(archive, folder, await pathsBelow(folder, 'uploads'))
      const files = archivedPaths(archive).length
      const sums = sealArchive(archive, factsOf(ground, 'site', epoch))
      archive.exec('commit')
      const rows = sums.reduce((total, sum) => total + sum.rows, 0)
      const said = `${count} entries, ${signed.size} published; ${rows} rows, ${files} files`
      return `${file}: ${said}.`
    } finally {
      archive.close()
    }
  })
}

const factsOf = ({ clock }: Ground, what: Facts['what'], { origin }: Epoch): Facts => ({
  what,
  origin,
  madeAt: new Date(clock.now()).toISOString(),
})

type Signed = { readonly size: number; readonly checkpoint: string | undefined }

async function signedNow(epoch: Epoch): Promise<Signed> {
  const published = await publishedLog(folderReader(epoch.folder))
  return { size: published?.size ?? 0, checkpoint: published?.checkpoint }
}

async function copyDatabase({ database, config, clock }: Ground, fresh: string): Promise<void> {
  if (database.engine === 'sqlite') return database.backup(fresh)
  const empty = await openDatabase({
    folder: dirname(fresh),
    clock,
    migrations: await loadMigrations(SOURCES),
    beforeCommit: async () => undefined,
  })
  await empty.close()
  await rename(join(dirname(fresh), SQLITE_FILE), fresh)
  if (config.databaseUrl === undefined) throw new Error('PostgreSQL without its address')
  await copyOut(database.read, fresh)
}

async function addRecord(
  archive: DatabaseSync,
  { config, clock }: Ground,
  { epoch, size, checkpoint }: Signed & { readonly epoch: Epoch },
): Promise<void> {
  await addFiles(archive, config.folder, ['record/epoch'])
  if (checkpoint === undefined) return
  const below = `record/${epoch.epoch}`
  const changedAt = clock.now()
  const bytes = Buffer.from(checkpoint)
  addFile(archive, { path: `${below}/checkpoint`, bytes, mode: 0o644, changedAt })
  const others = pathsAt(size).filter((path) => path !== 'checkpoint')
  await addFiles(
    archive,
    config.folder,
    others.map((path) => `${below}/${path}`),
  )
}

/** Before the site: what the log's key signed last must not be ahead of the copied database. */
function backUpKeys(ground: Ground, file: string): Promise<string> {
  return inPlace(file, async (fresh) => {
    const { folder } = ground.config
    const archive = new DatabaseSync(fresh)
    try {
      const paths = await pathsBelow(folder, 'keys')
      await addFiles(archive, folder, paths)
      sealArchive(archive, factsOf(ground, 'keys', await epochOf(ground.config)))
      return `${file}: ${paths.length} keys. Whoever holds them can sign in the log's name.`
    } finally {
      archive.close()
    }
  })
}

/** Writes beside the place, and gives the name only to what is whole and on disk. */
async function inPlace(file: string, write: (fresh: string) => Promise<string>): Promise<string> {
  const scratch = await mkdtemp(join(dirname(file), `.${basename(file)}-`))
  try {
    const fresh = join(scratch, 'backup')
    const said = await write(fresh)
    await chmod(fresh, OWNER_ONLY)
    await diskFiles.sync(fresh)
    await rename(fresh, file)
    await diskFiles.syncFolder(dirname(file))
    return said
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
