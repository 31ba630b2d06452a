/** Where a published log is read: a folder, or an address at a distance. Verifies nothing. */
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { diskFiles, SCRATCH, type Files } from './files.ts'
import { NOTE_BYTES_MAX } from './note.ts'
import { ENTRY_BYTES_MAX, TILE_WIDTH } from './tiles.ts'

export type LogReader = {
  /** `undefined` where there is no such file; paths are written with `/`. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>
  /** Every published path; `undefined` where that cannot be asked. */
  readonly paths: () => Promise<readonly string[] | undefined>
}

/** No published file is larger than a full bundle of the longest entries. */
export const FILE_BYTES_MAX = Math.max(TILE_WIDTH * (ENTRY_BYTES_MAX + 2), NOTE_BYTES_MAX)

const FETCH_MS_MAX = 20_000

export function folderReader(folder: string, files: Pick<Files, 'read'> = diskFiles): LogReader {
  return {
    read: (path) => files.read(join(folder, path)),
    paths: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .map((path) => path.split(sep).join('/'))
        .filter((path) => !path.startsWith(`${SCRATCH}/`))
    },
  }
}

/** @param prefix where `checkpoint`, `keys` and `tile/` lie, as in `https://example.org/record` */
export function urlReader(prefix: string): LogReader {
  const base = prefix.endsWith('/') ? prefix : `${prefix}/`
  return {
    read: (path) => fetched(new URL(path, base)),
    paths: async () => undefined,
  }
}

async function fetched(url: URL): Promise<Uint8Array | undefined> {
  // Redirects are followed within the time: what is read is verified, wherever it came from.
  const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS_MAX) })
  if (answer.status === 404 || answer.status === 410) {
    await answer.body?.cancel()
    return undefined
  }
  if (!answer.ok || !answer.body) throw new Error(`${url.href} answered ${answer.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body) {
    size += part.length
    if (size > FILE_BYTES_MAX) throw new Error(`${url.href} is larger than any file of a log`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
