/** Files that never change under their name, compressed once at start. Reads no disk. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { etagOf, matchesEtag, type Encoding } from './stored-page.ts'

export type Asset = {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  /** Its name holds its hash: a browser need never ask again. */
  readonly immutable: boolean
}

export type ServedAsset = {
  readonly variants: Readonly<Record<Encoding, AssetVariant>>
}
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
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  const br = brotliCompressSync(body, { params: quality })
  const gzip = gzipSync(body, { level: 9 })
  const hash = etagOf(body)
  const variant = (bytes: Buffer, encoding: Encoding): AssetVariant => {
    const etag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`
    const plain = { ...headers, etag }
    return {
      body: bytes,
      etag,
      headers: encoding === 'identity' ? plain : { ...plain, 'content-encoding': encoding },
    }
  }
  return {
    variants: {
      br: variant(br, 'br'),
      gzip: variant(gzip, 'gzip'),
      identity: variant(body, 'identity'),
    },
  }
}

export function answerAsset(
  asset: ServedAsset,
  encoding: Encoding,
  ifNoneMatch: string | undefined,
): Response {
  const { body, etag, headers } = asset.variants[encoding]
  if (matchesEtag(ifNoneMatch, etag)) {
    const { 'content-type': _, 'content-encoding': __, ...validators } = headers
    return new Response(null, { status: 304, headers: validators })
  }
  return new Response(new Uint8Array(body), { headers })
}
