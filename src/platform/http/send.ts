/** Puts a body on the wire: kept and shared where it is public, fresh and private elsewhere. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { Instant } from '../values.ts'
import { pathnameOf } from './address.ts'
import { cookieName } from './cookies.ts'
import type { Asking } from './env.ts'
import { isReading } from './origin.ts'
import { languageKey } from './page-key.ts'
import {
  BROTLI_WINDOW_BITS,
  COMPRESSED_FROM_BYTES,
  encodingFor,
  matchesEtag,
  storedPage,
  type Variant,
} from './stored-page.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** For one person's page: 7,458 bytes of 27,604 in 0.13 ms, where 4 needs 0.6 ms for 6,286. */
const PRIVATE_BROTLI_QUALITY = 1
const PRIVATE_GZIP_LEVEL = 1
/**
 * Up to here it is done at once: 0.06 ms for 31 KB, of which another thread makes 0.25 ms of work.
 * What is larger would hold up everybody else.
 */
const COMPRESSED_AT_ONCE_MAX = 128 * 1024

export type Sending = {
  readonly status: ContentfulStatusCode
  readonly body: string
  readonly type: string
  /** What a public page read; without them it is never kept. */
  readonly topics?: readonly string[] | undefined
  readonly until?: Instant | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export async function send(c: Asking, sending: Sending): Promise<Response> {
  const isPublic = sending.topics && sending.status === 200 && isReading(c.req.method)
  if (!isPublic || carriesCookie(c)) return sendFresh(c, sending)

  const { here, course } = c.var
  const body = Buffer.from(sending.body)
  const kept = here.cache.keep(keyOf(c), {
    body,
    type: sending.type,
    topics: sending.topics,
    asOf: course.asOf,
    now: here.database.clock.now(),
    until: sending.until,
  })
  const page = kept ?? storedPage(body, sending.type)
  return sendVariant(c, await page.variant(encodingFor(c.req.header('accept-encoding'))))
}

/** A page from memory, or word that the reader's own copy still stands. */
export function sendVariant(c: Asking, variant: Variant): Response {
  if (matchesEtag(c.req.header('if-none-match'), variant.etag)) {
    const { 'content-type': _, 'content-encoding': __, ...validators } = variant.headers
    return c.body(null, 304, validators)
  }
  const { body, headers } = variant
  return c.body(new Uint8Array(body), 200, { ...headers, 'content-length': String(body.length) })
}

/** Whoever sends our cookie may be somebody, even when the session has ended. */
export const carriesCookie = (c: Asking): boolean =>
  c.req.header('cookie')?.includes(`${cookieName(c.var.here.secure)}=`) ?? false

/** The address as it was asked for, so that the server can find it before it parses anything. */
export function keyOf(c: Asking): string {
  const { url } = c.req
  const asked = c.env?.incoming?.url ?? url.slice(url.indexOf(pathnameOf(url), 8))
  return languageKey(asked, c.req.header('accept-language'))
}

async function sendFresh(c: Asking, { status, body, type, headers }: Sending): Promise<Response> {
  const encoding = encodingFor(c.req.header('accept-encoding'))
  const plain = Buffer.from(body)
  const isSmall = plain.length < COMPRESSED_FROM_BYTES || encoding === 'identity'
  const bytes = isSmall ? plain : await compressFast(plain, encoding)
  return c.body(bytes, status, {
    'content-type': type,
    'cache-control': 'private, no-store',
    vary: 'accept-encoding, accept-language, cookie',
    ...(isSmall ? {} : { 'content-encoding': encoding }),
    'content-length': String(bytes.length),
    ...headers,
  })
}

type Bytes = Uint8Array<ArrayBuffer>

async function compressFast(body: Bytes, encoding: 'br' | 'gzip'): Promise<Bytes> {
  const isSmall = body.length <= COMPRESSED_AT_ONCE_MAX
  if (encoding === 'gzip') {
    const options = { level: PRIVATE_GZIP_LEVEL }
    return isSmall ? gzipSync(body, options) : gzipped(body, options)
  }
  return isSmall ? brotliCompressSync(body, PRIVATE_BROTLI) : brotli(body, PRIVATE_BROTLI)
}

const PRIVATE_BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: PRIVATE_BROTLI_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_BITS,
  },
}
