/**
 * The few operations on files that the log is built from, and the two ways to put a file in place.
 *
 * Each operation is one step at which a machine may stop; `promises/record.ts` stops at each.
 */
import { constants } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { sameBytes } from './encoding.ts'

export type Files = {
  /** `undefined` where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>
  /** Not yet durable; `mode` is that of a new file. */
  readonly write: (path: string, bytes: Uint8Array, mode?: number) => Promise<void>
  readonly sync: (path: string) => Promise<void>
  readonly syncFolder: (path: string) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  /** A second name for a file, unless that name is taken: then `false`, and nothing changed. */
  readonly link: (from: string, to: string) => Promise<boolean>
  readonly remove: (path: string) => Promise<void>
  /** Creates one folder; `false` where it was there. Its parent must be. */
  readonly makeFolder: (path: string) => Promise<boolean>
  readonly list: (path: string) => Promise<readonly string[]>
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** `otherwise` where the operation failed in the one way that is an answer. */
async function unless<Value>(code: string, work: Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await work
  } catch (error) {
    if (hasCode(error, code)) return otherwise
    throw error
  }
}

async function syncAt(path: string, flags: number): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export const diskFiles: Files = {
  read: (path) => unless<Uint8Array | undefined>('ENOENT', readFile(path), undefined),
  write: (path, bytes, mode = 0o644) => writeFile(path, bytes, { mode }),
  sync: (path) => syncAt(path, constants.O_RDWR),
  // Windows cannot open a folder; its file system journals the names.
  syncFolder: (path) => unless('EISDIR', syncAt(path, constants.O_RDONLY), undefined),
  rename,
  link: (from, to) =>
    unless(
      'EEXIST',
      link(from, to).then(() => true),
      false,
    ),
  remove: (path) => rm(path, { force: true }),
  makeFolder: (path) =>
    unless(
      'EEXIST',
      mkdir(path).then(() => true),
      false,
    ),
  list: (path) => unless<readonly string[]>('ENOENT', readdir(path), []),
}

/** Where files are written before they get their name; on the same file system as they. */
export const SCRATCH = '.new'

/** Folders that `path` lies in, nearest first, down to and with `root`. */
function foldersOf(root: string, path: string): readonly string[] {
  const parent = dirname(path)
  return parent === root || parent === path ? [parent] : [parent, ...foldersOf(root, parent)]
}

async function makeFoldersOf(files: Files, root: string, path: string): Promise<void> {
  for (const folder of foldersOf(root, path).toReversed()) await files.makeFolder(folder)
}

/** Replaces a file as a whole: whoever reads sees the old or the new, also when power fails. */
export async function replaceFile(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  const fresh = join(folder, SCRATCH, basename(path))
  await makeFoldersOf(files, folder, fresh)
  await files.write(fresh, bytes)
  await files.sync(fresh)
  await files.rename(fresh, path)
  await files.syncFolder(folder)
}

export type NamedBytes = { readonly path: string; readonly bytes: Uint8Array }

/**
 * Writes files that never change, and makes them durable together.
 *
 * Returns the path of one that exists with other bytes: nothing of it was touched.
 */
export async function publishFiles(
  files: Files,
  root: string,
  fresh: readonly NamedBytes[],
): Promise<string | undefined> {
  const scratch = join(root, SCRATCH, 'tile')
  await makeFoldersOf(files, root, scratch)
  const touched = new Set<string>()
  for (const { path, bytes } of fresh) {
    const place = join(root, path)
    const there = await files.read(place)
    if (there && !sameBytes(there, bytes)) return path
    await makeFoldersOf(files, root, place)
    if (!there) {
      await files.write(scratch, bytes)
      await files.sync(scratch)
      await files.rename(scratch, place)
    }
    for (const folder of foldersOf(root, place)) touched.add(folder)
  }
  // All of them, each time: a name or a folder given before a crash may not be on disk yet.
  for (const folder of touched) await files.syncFolder(folder)
  return undefined
}
