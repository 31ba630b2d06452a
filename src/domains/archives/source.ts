/** What is brought from a disk: an mbox, one mail, or a Maildir. Reads it piece by piece. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { hidesAuthors } from './mending.ts'
import { MBOX_BOUNDS, mboxSplitter, separatorOf, type MboxPiece, type Quoting } from './mbox.ts'

export type Source = {
  readonly name: string
  readonly bytes: number
  /** Of the file, or of the list of a Maildir's files with theirs. In hex. */
  readonly sha256: string
  /** Its authors are written `ann at example.org`, so that these words are an address in it. */
  readonly writesAt: boolean
  readonly pieces: () => AsyncIterable<MboxPiece>
}

export type SourceRefusal = {
  readonly kind: 'no-file' | 'no-mail' | 'too-many-files'
  readonly most: number
}

/** Files of one Maildir that are listed in memory. */
const MAILDIR_FILES_MAX = 1_000_000
const CHUNK_BYTES = 256 * 1024
const FIRST_BYTES = 64 * 1024
const BEGINS = /^(?:\s{0,1000})(?:>?From |[!-9;-~]+[ \t]*:)/

export async function sourceAt(
  path: string,
  quoting: Quoting = 'mboxrd',
): Promise<Result<Source, SourceRefusal>> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return refuse({ kind: 'no-file', most: 0 })
  return found.isDirectory() ? maildirAt(path) : mboxAt(path, { bytes: found.size, quoting })
}

async function mboxAt(
  path: string,
  { bytes, quoting }: { readonly bytes: number; readonly quoting: Quoting },
): Promise<Result<Source, SourceRefusal>> {
  const hash = createHash('sha256')
  let first = ''
  let writesAt = false
  for await (const chunk of chunksOf(path)) {
    if (first === '') first = chunk.toString('latin1', 0, FIRST_BYTES)
    writesAt ||= hidesAuthors(chunk)
    hash.update(chunk)
  }
  if (!BEGINS.test(first)) return refuse({ kind: 'no-mail', most: 0 })
  const sha256 = hash.digest('hex')
  const pieces = () => piecesOf(path, quoting)
  return ok({ name: basename(path), bytes, sha256, writesAt, pieces })
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
  }
}

async function* piecesOf(path: string, quoting: Quoting): AsyncGenerator<MboxPiece> {
  const splitter = mboxSplitter(quoting)
  for await (const chunk of chunksOf(path)) yield* splitter.feed(chunk)
  yield* splitter.end()
}

/** `cur` and `new`, of the folder itself and of folders in it (`.Sent`). Source: maildir(5). */
async function maildirAt(path: string): Promise<Result<Source, SourceRefusal>> {
  const files: string[] = []
  for (const folder of await foldersOf(path)) {
    for (const part of ['cur', 'new']) {
      const names = await readdir(join(path, folder, part)).catch(() => [])
      files.push(...names.filter((name) => !name.startsWith('.')).map(inPart(folder, part)))
    }
  }
  if (files.length === 0) return refuse({ kind: 'no-mail', most: 0 })
  if (files.length > MAILDIR_FILES_MAX) {
    return refuse({ kind: 'too-many-files', most: MAILDIR_FILES_MAX })
  }
  // A delivery's name begins with its second.
  const ordered = files.toSorted((one, other) => basename(one).localeCompare(basename(other), 'en'))
  const hash = createHash('sha256')
  let bytes = 0
  let writesAt = false
  for (const file of ordered) {
    const own = createHash('sha256')
    for await (const chunk of chunksOf(join(path, file))) {
      own.update(chunk)
      writesAt ||= hidesAuthors(chunk)
      bytes += chunk.length
    }
    hash.update(`${own.digest('hex')}\n`)
  }
  const sha256 = hash.digest('hex')
  const pieces = () => mailsOf(path, ordered)
  return ok({ name: basename(path), bytes, sha256, writesAt, pieces })
}

const inPart = (folder: string, part: string) => (name: string) => join(folder, part, name)

const foldersOf = async (path: string): Promise<readonly string[]> => [
  '',
  ...(await readdir(path)).filter((name) => /^\.[^.]/.test(name)).toSorted(),
]

async function* mailsOf(path: string, files: readonly string[]): AsyncGenerator<MboxPiece> {
  let offset = 0
  for (const file of files) {
    const place = join(path, file)
    const { size, mtime } = await stat(place)
    const envelope = separatorOf(mtime.getTime())
    const isLarge = size > MBOX_BOUNDS.messageBytesMax
    const bytes = isLarge ? Buffer.alloc(0) : await readFile(place)
    yield { kind: isLarge ? 'too-large' : 'message', bytes, size, envelope, offset }
    offset += size
  }
}
