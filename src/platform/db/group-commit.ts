/** One fsync of the write-ahead log for all who wait (decision 0002). Commits nothing itself. */
import { open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { NotKept } from './not-kept.ts'

/** As much of a file as a barrier needs; `FileHandle` is one. */
export type SyncedFile = {
  readonly stat: () => Promise<{ readonly ino: number }>
  readonly datasync: () => Promise<void>
  readonly close: () => Promise<void>
}
/** Opens the log; tests pass their own to count or to break it. */
export type OpenFile = (path: string) => Promise<SyncedFile>

/** Windows flushes only what was opened for writing. Nothing is ever written through it. */
export const openFile: OpenFile = (path) => open(path, 'r+')

/**
 * Coalesces: the promise it returns resolves after a sync that began after the call. Those who
 * call while one runs share the next. After a failed sync the kernel may have dropped the very
 * pages it could not write, and a later success would say nothing about them: so one failure is
 * final, until the process starts again and SQLite reads the log anew.
 */
export function barrier(sync: () => Promise<void>) {
  let running = Promise.resolve()
  let waiting: Promise<void> | undefined
  let broken: NotKept | undefined

  const refuseIfBroken = () => {
    if (broken) throw broken
  }
  const lead = async () => {
    await running
    waiting = undefined
    refuseIfBroken()
    running = sync().catch((cause: unknown) => {
      broken = new NotKept('The disk failed to keep what was written: restart Parley.', { cause })
    })
    await running
    refuseIfBroken()
  }
  return {
    durable: (): Promise<void> => (waiting ??= lead()),
    refuseIfBroken,
  }
}

/**
 * Syncs SQLite's log at `path`, and its folder when the log is new.
 *
 * Only this file may be opened beside SQLite: POSIX drops all of a process's locks on a file when
 * any of its descriptors closes, and SQLite locks the other two. SQLite keeps its log as long as
 * it has a connection; should it be made again all the same, the new one is opened.
 */
export function logSync(path: string, opener: OpenFile) {
  let file: { readonly handle: SyncedFile; readonly ino: number } | undefined
  let running: Promise<void> = Promise.resolve()
  let ended = false

  const letGo = async () => {
    const held = file
    file = undefined
    await held?.handle.close()
  }
  const syncNow = async () => {
    const there = await stat(path)
    if (file?.ino !== there.ino) {
      await letGo()
      const handle = await opener(path)
      file = { handle, ino: (await handle.stat()).ino }
      await syncFolder(dirname(path))
    }
    await file.handle.datasync()
  }
  const sync = () => (running = ended ? Promise.resolve() : syncNow())
  /** After the last commit and its sync: whoever asks later asks for what is kept already. */
  const close = async () => {
    ended = true
    // Whoever asked for that sync was told how it ended.
    await running.catch(() => undefined)
    await letGo()
  }
  return { sync, close }
}

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
