/**
 * ZIP archives as documents use them: read within bounds, written the same for the same parts.
 * Follows no archive inside another, and believes no header about sizes.
 */
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { ok, refuse, type Result } from '../values.ts'
import type { DocumentFlaw } from './flaw.ts'

/** A text with some hundred pictures has fewer parts. */
export const PARTS_MAX = 2_000
export const ARCHIVE_BYTES_MAX = 20 * 1024 * 1024
/** One part; the words of 300 pages take some 5 MB. */
export const PART_BYTES_MAX = 16 * 1024 * 1024
const NAME_LENGTH_MAX = 512
const MEGABYTE = 1024 * 1024

/** Source: PKWARE APPNOTE 4.3. */
const LOCAL = { signature: 0x04034b50, bytes: 30 } as const
const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const
const END = { signature: 0x06054b50, bytes: 22 } as const
const COMMENT_BYTES_MAX = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED_FLAG = 1
const UTF8_FLAG = 0x0800

export type Archive = {
  readonly names: readonly string[]
  /** Absent where there is no such part. */
  readonly read: (name: string) => Result<Uint8Array | undefined, DocumentFlaw>
}

type Listed = {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly at: number
}

const damaged = refuse<DocumentFlaw>({ kind: 'damaged' })
const tooLarge = (bytes: number) =>
  refuse<DocumentFlaw>({ kind: 'too-large', megabytesMax: bytes / MEGABYTE })

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= END.bytes && viewOf(bytes).getUint32(0, true) === LOCAL.signature

export function readZip(bytes: Uint8Array): Result<Archive, DocumentFlaw> {
  if (bytes.length > ARCHIVE_BYTES_MAX) return tooLarge(ARCHIVE_BYTES_MAX)
  if (!isZip(bytes)) return refuse({ kind: 'no-document' })
  const listed = listOf(bytes)
  if (!listed.ok) return listed
  const parts = new Map(listed.value.map((part) => [part.name, part]))
  if (parts.size !== listed.value.length) return damaged
  return ok({
    names: [...parts.keys()],
    read: (name) => {
      const part = parts.get(name)
      return part ? unpack(bytes, part) : ok(undefined)
    },
  })
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** The place of the end record, looked for backwards over a comment at most. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END.bytes
  for (let at = last; at >= Math.max(0, last - COMMENT_BYTES_MAX); at -= 1)
    if (view.getUint32(at, true) === END.signature) return at
  return undefined
}

function listOf(bytes: Uint8Array): Result<readonly Listed[], DocumentFlaw> {
  const view = viewOf(bytes)
  const end = endOf(view)
  if (end === undefined) return damaged
  const count = view.getUint16(end + 10, true)
  if (count > PARTS_MAX) return refuse({ kind: 'too-many-parts', most: PARTS_MAX })
  const parts: Listed[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL.bytes > end || view.getUint32(at, true) !== CENTRAL.signature) return damaged
    const nameBytes = view.getUint16(at + 28, true)
    const rawName = bytes.subarray(at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes)
    const name = nameFrom(rawName)
    const place = view.getUint32(at + 42, true)
    if (name === undefined || !standsAt(bytes, place, rawName)) return damaged
    parts.push({
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      at: place,
    })
    at += CENTRAL.bytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return ok(parts)
}

/** Whether the part itself says the same name as the list: else one of them is wrong. */
function standsAt(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  const view = viewOf(bytes)
  if (at + LOCAL.bytes > bytes.length || view.getUint32(at, true) !== LOCAL.signature) return false
  const start = at + LOCAL.bytes
  const length = view.getUint16(at + 26, true)
  return Buffer.compare(bytes.subarray(start, start + length), name) === 0
}

/** Absent for what leads out of an archive, though nothing here is ever written to a disk. */
function nameFrom(raw: Uint8Array): string | undefined {
  const name = new TextDecoder().decode(raw)
  const leads = /[\p{Cc}\\\ufffd]|^\/|(^|\/)\.\.(\/|$)|^[A-Za-z]:/u.test(name)
  return name === '' || name.length > NAME_LENGTH_MAX || leads ? undefined : name
}

function unpack(bytes: Uint8Array, part: Listed): Result<Uint8Array, DocumentFlaw> {
  const view = viewOf(bytes)
  const { at, packedBytes, method } = part
  if (part.flags & ENCRYPTED_FLAG) return refuse({ kind: 'locked-or-old' })
  const names = view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const start = at + LOCAL.bytes + names
  if (start + packedBytes > bytes.length) return damaged
  const packed = bytes.subarray(start, start + packedBytes)
  if (method !== STORED && method !== DEFLATED) return damaged
  if (method === STORED && packedBytes > PART_BYTES_MAX) return tooLarge(PART_BYTES_MAX)
  const whole = method === STORED ? ok(packed) : inflate(packed)
  if (!whole.ok) return whole
  return crc32(whole.value) === part.crc ? whole : damaged
}

/** Ends at the first byte over the bound, whatever the header promised. */
function inflate(packed: Uint8Array): Result<Uint8Array, DocumentFlaw> {
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: PART_BYTES_MAX }))
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(PART_BYTES_MAX) : damaged
  }
}

export type Part = {
  readonly name: string
  readonly body: string | Uint8Array
  /** As it is: what the reader of a format must find without unpacking. */
  readonly stored?: boolean
}

/** Source: the first day that the format knows, 1980-01-01; a file has one hash, whenever made. */
const FIRST_DAY = 0x21
const VERSION_NEEDED = 20

/** The same parts in the same order give the same bytes. */
export function writeZip(parts: readonly Part[]): Uint8Array {
  const bodies: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, body, stored = false } of parts) {
    const whole = typeof body === 'string' ? Buffer.from(body) : body
    const packed = stored ? whole : deflateRawSync(whole, { level: constants.Z_BEST_COMPRESSION })
    const sizes = { crc: crc32(whole), packed: packed.length, whole: whole.length }
    const label = Buffer.from(name)
    const shared = sharedHeader(label, stored ? STORED : DEFLATED, sizes)
    bodies.push(record(LOCAL.signature, [shared]), label, packed)
    list.push(record(CENTRAL.signature, [u16(VERSION_NEEDED), shared, centralEnd(at)]), label)
    at += LOCAL.bytes + label.length + packed.length
  }
  const listBytes = list.reduce((sum, { length }) => sum + length, 0)
  const count = u16(parts.length)
  const end = record(END.signature, [u16(0), u16(0), count, count, u32(listBytes), u32(at), u16(0)])
  return Buffer.concat([...bodies, ...list, end])
}

type Sizes = { readonly crc: number; readonly packed: number; readonly whole: number }

const sharedHeader = (name: Uint8Array, method: number, { crc, packed, whole }: Sizes) =>
  Buffer.concat([
    ...[VERSION_NEEDED, UTF8_FLAG, method, 0, FIRST_DAY].map(u16),
    ...[crc, packed, whole].map(u32),
    ...[name.length, 0].map(u16),
  ])

/** Length of a comment, disk, kinds of file; then where the part begins. */
const centralEnd = (at: number) => Buffer.concat([...[0, 0, 0].map(u16), u32(0), u32(at)])

const record = (signature: number, fields: readonly Uint8Array[]) =>
  Buffer.concat([u32(signature), ...fields])

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
