/**
 * A disk in memory that can stop at any operation, and shows what would be found afterwards.
 *
 * It keeps what an operating system keeps apart: bytes written and bytes synced, names given and
 * names synced. For tests and `promises/record.ts` only.
 */
import { dirname } from 'node:path'
import type { Files } from './files.ts'

/** What was found after the machine stopped. */
export const CRASHES = [
  /** The process was killed: all that it had done is there. */
  'killed',
  /** Power failed, and only what was synced is there. */
  'least',
  /** Power failed, names were kept, and bytes that were not synced are cut off. */
  'torn-to-nothing',
  'torn-in-half',
  'torn-by-a-byte',
] as const
export type Crash = (typeof CRASHES)[number]

type Inode = { live: Uint8Array; synced: Uint8Array | undefined }

type Image = {
  readonly names: Map<string, Inode>
  readonly syncedNames: Map<string, Inode>
  readonly folders: Set<string>
  readonly syncedFolders: Set<string>
}

export type MemoryDisk = {
  readonly files: Files
  /** The disk as it is found after a crash; a lying one answers `sync` and does nothing. */
  readonly crashed: (how: Crash, lying?: boolean) => MemoryDisk
  readonly paths: () => readonly string[]
}

export class MachineStopped extends Error {}

/** Counts steps, and stops the machine before the one with the number `stopBefore`. */
export type Steps = { readonly step: () => void; readonly count: () => number }

export function countedSteps(stopBefore = Number.POSITIVE_INFINITY): Steps {
  let count = 0
  return {
    count: () => count,
    step: () => {
      if (count >= stopBefore) throw new MachineStopped()
      count++
    },
  }
}

const emptyImage = (): Image => ({
  names: new Map(),
  syncedNames: new Map(),
  folders: new Set(['/']),
  syncedFolders: new Set(['/']),
})

export function memoryDisk(image: Image = emptyImage(), lying = false): MemoryDisk {
  const { names, syncedNames, folders, syncedFolders } = image
  const inodeAt = (path: string): Inode => {
    const inode = names.get(path)
    if (!inode) throw new Error(`no file ${path}`)
    return inode
  }
  const needFolder = (path: string) => {
    if (!folders.has(dirname(path))) throw new Error(`no folder for ${path}`)
  }
  const files: Files = {
    read: async (path) => names.get(path)?.live,
    write: async (path, bytes) => {
      needFolder(path)
      // A file that is written anew is another one: the old bytes stay synced under no name.
      names.set(path, { live: Uint8Array.from(bytes), synced: undefined })
    },
    sync: async (path) => {
      const inode = inodeAt(path)
      if (!lying) inode.synced = inode.live
    },
    syncFolder: async (path) => {
      for (const name of syncedNames.keys()) {
        if (dirname(name) === path && !names.has(name)) syncedNames.delete(name)
      }
      for (const [name, inode] of names) if (dirname(name) === path) syncedNames.set(name, inode)
      for (const folder of folders) if (dirname(folder) === path) syncedFolders.add(folder)
    },
    rename: async (from, to) => {
      needFolder(to)
      names.set(to, inodeAt(from))
      names.delete(from)
    },
    link: async (from, to) => {
      if (names.has(to)) return false
      names.set(to, inodeAt(from))
      return true
    },
    remove: async (path) => void names.delete(path),
    makeFolder: async (path) => {
      if (folders.has(path)) return false
      needFolder(path)
      folders.add(path)
      return true
    },
    list: async (path) => [...names.keys()].filter((name) => dirname(name) === path),
  }
  return {
    files,
    crashed: (how, liesOn) => memoryDisk(imageAfter(how, image), liesOn),
    paths: () => [...names.keys()],
  }
}

const KEPT = {
  'torn-to-nothing': () => 0,
  'torn-in-half': (size: number) => size >> 1,
  'torn-by-a-byte': (size: number) => Math.max(0, size - 1),
} as const

/** The operating system lives on: what was not synced may still be lost to the next failure. */
function imageAfterKill({ names, syncedNames, folders, syncedFolders }: Image): Image {
  const copies = new Map<Inode, Inode>()
  const copy = (inode: Inode): Inode => {
    const known = copies.get(inode) ?? { ...inode }
    copies.set(inode, known)
    return known
  }
  const copied = (from: ReadonlyMap<string, Inode>) =>
    new Map([...from].map(([name, inode]) => [name, copy(inode)]))
  return {
    names: copied(names),
    syncedNames: copied(syncedNames),
    folders: new Set(folders),
    syncedFolders: new Set(syncedFolders),
  }
}

function imageAfter(how: Crash, image: Image): Image {
  if (how === 'killed') return imageAfterKill(image)
  const least = how === 'least'
  const folders = reachable(least ? image.syncedFolders : image.folders)
  const names = new Map<string, Inode>()
  for (const [name, { live, synced }] of least ? image.syncedNames : image.names) {
    if (!folders.has(dirname(name))) continue
    const bytes = synced ?? live.subarray(0, how === 'least' ? 0 : KEPT[how](live.length))
    names.set(name, { live: bytes, synced: bytes })
  }
  return { names, syncedNames: new Map(names), folders, syncedFolders: new Set(folders) }
}

/** A folder is found again only where all those above it are. */
function reachable(folders: ReadonlySet<string>): Set<string> {
  const found = new Set(['/'])
  const byDepth = [...folders].sort((one, other) => one.length - other.length)
  for (const folder of byDepth) if (found.has(dirname(folder))) found.add(folder)
  return found
}

/** The same files, each operation one step; a write that is stopped leaves half of its bytes. */
export function stoppable(files: Files, { step }: Steps): Files {
  return {
    read: files.read,
    list: files.list,
    write: async (path, bytes, mode) => {
      try {
        step()
      } catch (error) {
        await files.write(path, bytes.subarray(0, bytes.length >> 1), mode)
        throw error
      }
      await files.write(path, bytes, mode)
    },
    sync: async (path) => (step(), files.sync(path)),
    syncFolder: async (path) => (step(), files.syncFolder(path)),
    rename: async (from, to) => (step(), files.rename(from, to)),
    link: async (from, to) => (step(), files.link(from, to)),
    remove: async (path) => (step(), files.remove(path)),
    makeFolder: async (path) => (step(), files.makeFolder(path)),
  }
}
