/**
 * Files within a SQLite file, in SQLite's own archive format (sqlite.org/sqlar.html): anybody with
 * `sqlite3 FILE -A` can list and extract them. Knows nothing of what they hold.
 */
import { chmod, mkdir, open, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { deflateSync, inflateSync } from 'node:zlib'

const CREATE = `create table sqlar (
  name text primary key,
  mode int,
  mtime int,
  sz int,
  data blob
)`

/** A regular file, as `stat` says it. */
const REGULAR = 0o100000
const PERMISSIONS = 0o777

/** Plain names below these folders, so that nothing is ever written beside where it belongs. */
const SAFE = /^(record|uploads|keys)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/

export const isSafePath = (path: string): boolean => SAFE.test(path)

/** Adds files below `folder` under their paths from there; returns how many bytes they hold. */
export async function addFiles(
  archive: DatabaseSync,
  folder: string,
  paths: readonly string[],
): Promise<number> {
  archive.exec(CREATE.replace('table', 'table if not exists'))
  let size = 0
  for (const path of paths) {
    const place = join(folder, path)
    const { mode, mtimeMs } = await stat(place)
    const bytes = await readFile(place)
    addFile(archive, { path, bytes, mode: mode & PERMISSIONS, changedAt: mtimeMs })
    size += bytes.length
  }
  return size
}

export type NewFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mode: number
  /** Milliseconds. */
  readonly changedAt: number
}

export function addFile(archive: DatabaseSync, { path, bytes, mode, changedAt }: NewFile): void {
  if (!isSafePath(path)) throw new Error(`${path} has no name that an archive may carry`)
  archive.exec(CREATE.replace('table', 'table if not exists'))
  const packed = deflateSync(bytes)
  const data = packed.length < bytes.length ? packed : bytes
  const seconds = BigInt(Math.floor(changedAt / 1_000))
  archive
    .prepare('insert into sqlar values (?, ?, ?, ?, ?)')
    .run(path, BigInt(REGULAR | mode), seconds, BigInt(bytes.length), data)
}

/** The paths of all files below `folder/top`, written with `/`. */
export async function pathsBelow(folder: string, top: string): Promise<readonly string[]> {
  const found = await readdir(join(folder, top), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    },
  )
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isSafePath)
    .toSorted()
}

/** Every path in an archive. */
export const archivedPaths = (archive: DatabaseSync): readonly string[] =>
  archive
    .prepare('select name from sqlar order by name')
    .all()
    .map(({ name }) => String(name))

/** One file's bytes; throws where they are not what the archive says of them. */
export function archivedFile(archive: DatabaseSync, path: string): Uint8Array | undefined {
  const row = archive.prepare('select sz, data from sqlar where name = ?').get(path)
  if (!row) return undefined
  const { data, sz } = row
  const size = Number(sz)
  if (!(data instanceof Uint8Array)) throw new Error(`${path} holds no bytes`)
  const bytes = data.length === size ? data : inflateSync(data, { maxOutputLength: size + 1 })
  if (bytes.length !== size) throw new Error(`${path} is not as long as it was`)
  return bytes
}

/** Writes every file below `folder` and makes each durable; returns how many there are. */
export async function extractFiles(archive: DatabaseSync, folder: string): Promise<number> {
  const rows = archive.prepare('select name, mode from sqlar').all()
  for (const { name, mode } of rows) {
    const path = String(name)
    if (!isSafePath(path)) throw new Error(`${path} has no name that an archive may carry`)
    const place = join(folder, path)
    const isKey = path.startsWith('keys/')
    await mkdir(dirname(place), { recursive: true, ...(isKey ? { mode: 0o700 } : {}) })
    const file = await open(place, 'wx', isKey ? 0o600 : Number(mode) & PERMISSIONS)
    try {
      await file.writeFile(archivedFile(archive, path) ?? new Uint8Array())
      await file.sync()
    } finally {
      await file.close()
    }
    // What the process was told to leave out of every mode must not keep a page from its reader.
    if (isKey) await chmod(place, 0o600)
  }
  return rows.length
}
