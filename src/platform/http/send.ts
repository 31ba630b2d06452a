/** Puts a body on the wire: kept and shared where it is public, fresh and private elsewhere. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import { bytesOf, type Pieces } from '../html/index.ts'
import { unreachable, type Instant } from '../values.ts'
import { pathnameOf } from './address.ts'
import { cookieName } from './cookies.ts'
import type { Asking } from './env.ts'
import { isReading } from './origin.ts'
import { languageKey } from './page-key.ts'
import { spliced } from './spliced.ts'
import {
  BROTLI_WINDOW_BITS,
  COMPRESSED_FROM_BYTES,
  encodingFor,
  matchesEtag,
  storedPage,
  takesGzip,
  type Encoding,
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
  readonly body: string | Pieces
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
  const body = bytesOf(piecesOf(sending))
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

const piecesOf = ({ body }: Sending): Pieces => (typeof body === 'string' ? [body] : body)

async function sendFresh(c: Asking, sending: Sending): Promise<Response> {
  const { encoding, bytes } = await compressFast(piecesOf(sending), c.req.header('accept-encoding'))
  return c.body(bytes, sending.status, {
    'content-type': sending.type,
    'cache-control': 'private, no-store',
    vary: 'accept-encoding, accept-language, cookie',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': String(bytes.length),
    ...sending.headers,
  })
}

type Bytes = Uint8Array<ArrayBuffer>

type Compressed = { readonly encoding: Encoding; readonly bytes: Bytes }

async function compressFast(pieces: Pieces, accepted: string | undefined): Promise<Compressed> {
  const joined = takesGzip(accepted) ? spliced(pieces) : undefined
  if (joined) return { encoding: 'gzip', bytes: joined }

  const body = bytesOf(pieces)
  const wanted = encodingFor(accepted)
  const encoding = body.length < COMPRESSED_FROM_BYTES ? 'identity' : wanted
  const isSmall = body.length <= COMPRESSED_AT_ONCE_MAX
  switch (encoding) {
    case 'identity':
      return { encoding, bytes: body }
    case 'gzip': {
      const options = { level: PRIVATE_GZIP_LEVEL }
      return { encoding, bytes: isSmall ? gzipSync(body, options) : await gzipped(body, options) }
    }
    case 'br': {
      const options = PRIVATE_BROTLI
      const bytes = isSmall ? brotliCompressSync(body, options) : await brotli(body, options)
      return { encoding, bytes }
    }
    default:
      return unreachable(encoding)
  }
}

const PRIVATE_BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: PRIVATE_BROTLI_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_BITS,
  },
}
