/**
 * A page as gzip, spliced of pieces that were made small once. Whoever reads it cannot tell: it is
 * one member with blocks in turn (RFC 1951 §3.2.3, RFC 1952 §2.3). Compresses no page as a whole.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Look, Pieces } from '../html/index.ts'

/** Below this, a block of its own saves nothing worth the work. */
const DEFLATED_FROM_BYTES = 256
/** What goes as it is may be so much of the page, in per cent. */
const PLAIN_MOST = 25
const LEVEL = 6
/** Deflate with no name, no time, no known system. Source: RFC 1952 §2.3.1. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
/** Of one stored block. Source: RFC 1951 §3.2.4. */
const STORED_BYTES_MAX = 0xffff
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff])

const deflatedLooks = new WeakMap<Look, Buffer>()

/** Refers to nothing before it and ends on a whole byte, so that it can stand anywhere. */
function deflated(look: Look): Buffer {
  const before = deflatedLooks.get(look)
  if (before) return before
  const options = { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH }
  const made = deflateRawSync(look.bytes, options)
  // Of its own: a slice would keep the compressor's whole buffer alive.
  const bytes = Buffer.allocUnsafeSlow(made.length)
  made.copy(bytes)
  deflatedLooks.set(look, bytes)
  return bytes
}

function* stored(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += STORED_BYTES_MAX) {
    const part = bytes.subarray(from, from + STORED_BYTES_MAX)
    const head = Buffer.alloc(5)
    head.writeUInt16LE(part.length, 1)
    head.writeUInt16LE(~part.length & 0xffff, 3)
    yield head
    yield part
  }
}

function isMostlyKnown(pieces: Pieces): boolean {
  let [known, plain] = [0, 0]
  for (const piece of pieces) {
    if (typeof piece === 'string') plain += piece.length
    else known += piece.bytes.length
  }
  return plain * 100 < (known + plain) * PLAIN_MOST
}

/** @returns nothing where too little of the page was rendered before */
export function spliced(pieces: Pieces): Buffer<ArrayBuffer> | undefined {
  if (!isMostlyKnown(pieces)) return undefined
  let sum = 0
  let length = 0
  const parts: Buffer[] = [HEAD]
  for (const piece of pieces) {
    const isText = typeof piece === 'string'
    const bytes = isText ? Buffer.from(piece) : piece.bytes
    sum = crc32(bytes, sum)
    length += bytes.length
    if (isText || bytes.length < DEFLATED_FROM_BYTES) parts.push(...stored(bytes))
    else parts.push(deflated(piece))
  }
  const end = Buffer.alloc(8)
  end.writeUInt32LE(sum, 0)
  end.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([...parts, LAST_BLOCK, end])
}
