/**
 * Who may sequence: one process at a time over a folder. Keeps nothing.
 *
 * The lock is the operating system's, on a file that SQLite opens, so it ends with its process
 * however that ends; a pid in a file would outlive it, and mean another process in a container.
 */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Lock = { readonly release: () => void }

/** SQLITE_BUSY: somebody else holds it. */
const BUSY = 5

/** `undefined` while another holds it. */
export async function takeLock(path: string): Promise<Lock | undefined> {
  await mkdir(dirname(path), { recursive: true })
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined
    throw error
  }
  return { release: () => file.close() }
}
