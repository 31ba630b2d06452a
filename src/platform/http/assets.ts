/** Files that never change under their name, each compressed once. Reads no disk. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { unreachable } from '../values.ts'
import { etagOf, matchesEtag, type Encoding } from './stored-page.ts'

export type Asset = {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  /** Its name holds its hash: a browser need never ask again. */
  readonly immutable: boolean
}

/** Compressed when it is first asked for in an encoding, and kept. */
export type ServedAsset = (encoding: Encoding) => AssetVariant
type AssetVariant = {
  readonly body: Buffer
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

export type Assets = ReadonlyMap<string, ServedAsset>

/** What need not be asked for under a new name may be a day old. */
const DAY_SECONDS = 86_400
const YEAR_SECONDS = 31_536_000

export const plainAsset = (path: string, type: string, text: string): Asset => ({
  path,
  type,
  body: Buffer.from(text),
  immutable: false,
})

export const serveAssets = (assets: readonly Asset[]): Assets =>
  new Map(assets.map((asset) => [asset.path, served(asset)]))

function served({ type, body, immutable }: Asset): ServedAsset {
  const headers = {
    'content-type': type,
    'cache-control': immutable
      ? `public, max-age=${YEAR_SECONDS}, immutable`
      : `public, max-age=${DAY_SECONDS}`,
    vary: 'accept-encoding',
  }
  const hash = etagOf(body)
  const made = new Map<Encoding, AssetVariant>()
  return (encoding) => {
    const before = made.get(encoding)
    if (before) return before
    const plain = encoding === 'identity'
    const etag = plain ? `"${hash}"` : `"${hash}-${encoding}"`
    const variant = {
      body: packed(body, encoding),
      etag,
      headers: { ...headers, etag, ...(plain ? {} : { 'content-encoding': encoding }) },
    }
    made.set(encoding, variant)
    return variant
  }
}

function packed(body: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'br': {
      const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
      return brotliCompressSync(body, { params: quality })
    }
    case 'gzip':
      return gzipSync(body, { level: 9 })
    case 'identity':
      return body
    default:
      return unreachable(encoding)
  }
}

export function answerAsset(
  asset: ServedAsset,
  encoding: Encoding,
  ifNoneMatch: string | undefined,
): Response {
  const { body, etag, headers } = asset(encoding)
  if (matchesEtag(ifNoneMatch, etag)) {
    const { 'content-type': _, 'content-encoding': __, ...validators } = headers
    return new Response(null, { status: 304, headers: validators })
  }
  return new Response(new Uint8Array(body), { headers })
}
