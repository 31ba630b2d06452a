/** Files below `uploads/` in the data folder: kept, read back and removed. Knows no message. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, minutes, type Instant } from '../values.ts'
import { scan, type Scan } from './scan.ts'

/** Its digest in hex and its own id: `ab12…-01J…`. */
export type StoredFile = { readonly sha256: string; readonly id: string }

export const storedName = ({ sha256, id }: StoredFile): string => `${sha256}-${id}`

const NAME = /^([0-9a-f]{64})-([0-9A-Z]{26})$/

/** How long an address on the other host leads anywhere. */
const ADDRESS_LASTS = minutes(5)

export type Signed = { readonly until: string; readonly reader: string; readonly sig: string }

export type Files = {
  /** On disk when it is answered. */
  readonly keep: (id: string, bytes: Uint8Array) => Promise<StoredFile>
  /** Nothing where it is gone, or is not what it was. */
  readonly read: (file: StoredFile) => Promise<Uint8Array | undefined>
  readonly remove: (file: StoredFile) => Promise<void>
  /** Those of one of the 256 folders that nobody has touched since. */
  readonly olderThan: (shard: number, since: Instant) => Promise<readonly StoredFile[]>
  readonly scan: (bytes: Uint8Array) => Promise<Scan>
  readonly scans: boolean
  /** Another origin than the site's, where one is set. */
  readonly origin: string | undefined
  /** Whether a request names the host for files; never, where none is set. */
  readonly isAt: (host: string | undefined) => boolean
  readonly addressOf: (path: string, reader: string, now: Instant) => string
  readonly isSigned: (path: string, signed: Signed, now: Instant) => boolean
}

export type FilesOptions = {
  readonly folder: string
  /** 32 bytes that nobody else has. */
  readonly secret: Uint8Array
  readonly scanner?: string | undefined
  readonly url?: string | undefined
}

export const SHARDS = 256

export function openFiles({ folder, secret, scanner, url }: FilesOptions): Files {
  const uploads = join(folder, 'uploads')
  const placeOf = (file: StoredFile) => join(uploads, file.sha256.slice(0, 2), storedName(file))
  const signatureOf = (path: string, reader: string, until: string) =>
    createHmac('sha256', secret).update(`file ${path} ${reader} ${until}`).digest()
  const origin = url === undefined ? undefined : new URL(url).origin
  const own = origin === undefined ? undefined : plainHost(new URL(origin).host)
  return {
    keep: async (id, bytes) => {
      const file = { sha256: createHash('sha256').update(bytes).digest('hex'), id }
      const shard = join(uploads, file.sha256.slice(0, 2))
      await mkdir(shard, { recursive: true })
      await writeDurably(placeOf(file), bytes)
      for (const each of [shard, uploads, folder]) await syncFolder(each)
      return file
    },
    read: async (file) => {
      const bytes = await readFile(placeOf(file)).catch(absent)
      const digest = bytes && createHash('sha256').update(bytes).digest('hex')
      return digest === file.sha256 ? bytes : undefined
    },
    remove: async (file) => {
      await rm(placeOf(file), { force: true })
    },
    olderThan: (shard, since) => filesIn(join(uploads, shardName(shard)), since),
    scan: (bytes) => scan(scanner, bytes),
    scans: scanner !== undefined,
    origin,
    isAt: (host) => own !== undefined && host !== undefined && plainHost(host) === own,
    addressOf: (path, reader, now) => {
      const until = String(after(now, ADDRESS_LASTS))
      const sig = signatureOf(path, reader, until).toString('base64url')
      return `${origin ?? ''}${path}?${new URLSearchParams({ until, reader, sig }).toString()}`
    },
    isSigned: (path, { until, reader, sig }, now) => {
      const expected = signatureOf(path, reader, until)
      const given = Buffer.from(sig, 'base64url')
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
      return isOurs && now < Number(until)
    },
  }
}

/** A dot at the end and the port that goes without saying name the same place (RFC 9110 §4.2.3). */
const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/:(80|443)$/, '')
    .replace(/\.(?=$|:)/, '')

const shardName = (shard: number): string => (shard % SHARDS).toString(16).padStart(2, '0')

async function filesIn(shard: string, since: Instant): Promise<readonly StoredFile[]> {
  const names = (await readdir(shard).catch(absent)) ?? []
  const found: StoredFile[] = []
  for (const name of names) {
    const [, sha256, id] = NAME.exec(name) ?? []
    const stats = await stat(join(shard, name)).catch(absent)
    if (sha256 && id && stats && stats.mtimeMs < since) found.push({ sha256, id })
  }
  return found
}

async function writeDurably(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
