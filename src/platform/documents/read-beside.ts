/** Has files read beside the program: one that was made to be slow holds up nobody else. */
import { extname, join } from 'node:path'
import type { Result } from '../values.ts'
import type { DocumentFlaw, Reading } from './flaw.ts'
import { inThread, oneAtATime, type Busy } from './in-thread.ts'
import { readFile } from './read-file.ts'
import { isZip } from './zip.ts'

export type Sent = { readonly name: string; readonly bytes: Uint8Array }

/** Files that wait to be read, each of some megabytes. */
const WAITING_MAX = 10
/** Plain words of this size take less than a thread takes to begin. */
const AT_ONCE_BYTES_MAX = 64 * 1024

/** Beside this file, in the sources as in a build. */
const THREAD = join(import.meta.dirname, `read-thread${extname(import.meta.filename)}`)

const inTurn = oneAtATime(WAITING_MAX)

export async function readFileBeside(sent: Sent): Promise<Result<Reading, DocumentFlaw | Busy>> {
  const { name, bytes } = sent
  if (!isZip(bytes) && bytes.length <= AT_ONCE_BYTES_MAX) return readFile(name, bytes)
  const read = await inTurn(() => inThread<Result<Reading, DocumentFlaw>>(THREAD, { name, bytes }))
  return read.ok ? read.value : read
}
