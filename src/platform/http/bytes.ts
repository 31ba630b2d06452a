/** Sends a public file that is the same for everybody: asked for again, it is told to stand. */
import type { Asking } from './env.ts'
import { etagOf, matchesEtag } from './stored-page.ts'

export type PublicFile = {
  readonly bytes: Uint8Array
  readonly type: string
  /** What a browser does with it, as `attachment; filename="a.pdf"`. */
  readonly disposition: string
}

export function sendPublicFile(c: Asking, { bytes, type, disposition }: PublicFile): Response {
  const etag = `"${etagOf(bytes)}"`
  const shared = { etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  if (matchesEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, shared)
  return c.body(Uint8Array.from(bytes), 200, {
    ...shared,
    'content-type': type,
    'content-disposition': disposition,
    'content-length': String(bytes.length),
  })
}
