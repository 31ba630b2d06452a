/** Answers from memory in front of the app: files, and pages of readers who carry no cookie. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../db/index.ts'
import type { Assets } from './assets.ts'
import { catchUp, type PageCache } from './cache.ts'
import { cookieName } from './cookies.ts'
import { securityHeaders } from './headers.ts'
import type { Metrics } from './metrics.ts'
import { languageKey } from './page-key.ts'
import { encodingFor, matchesEtag } from './stored-page.ts'

export type AtOnce = {
  readonly database: Database
  readonly cache: PageCache
  readonly assets: Assets
  readonly secure: boolean
  /** Other names of this port, under which nothing that is in memory is there. */
  readonly isElsewhere?: ((host: string | undefined) => boolean) | undefined
  readonly metrics?: Pick<Metrics, 'fromCache' | 'answered'> | undefined
}

/**
 * @returns a function that is false when nothing in memory answers: nothing was written then
 */
export function answeringAtOnce(given: AtOnce) {
  const { database, cache, assets, secure, metrics, isElsewhere } = given
  const catchUp = catchingUp(cache, database)
  const cookie = `${cookieName(secure)}=`

  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const { method, url, headers } = incoming
    if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return false
    if (isElsewhere?.(headers.host)) return false
    const encoding = encodingFor(headers['accept-encoding'])
    const answer = { outgoing, secure, ifNoneMatch: headers['if-none-match'] }
    const asset = assets.get(url)
    if (asset) {
      write(asset(encoding), answer)
      return true
    }
    if (headers.cookie?.includes(cookie)) return false

    catchUp()
    const key = languageKey(url, headers['accept-language'])
    const page = cache.find(key, database.clock.now())
    if (!page) return false
    metrics?.fromCache()
    const ready = page.ready(encoding)
    if (ready) write(ready, answer)
    else {
      page.variant(encoding).then(
        (variant) => write(variant, answer),
        (error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined),
      )
    }
    return true
  }
}

/**
 * Asks once in each turn of the event loop what others changed: a request that was sent because of
 * a change arrives in a later turn than one in which that change was not seen.
 */
function catchingUp(cache: PageCache, database: Database): () => void {
  let isUpToDate = false
  return () => {
    if (isUpToDate) return
    isUpToDate = true
    setImmediate(() => (isUpToDate = false))
    catchUp(cache, database)
  }
}

type Variant = {
  readonly body: Buffer
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

type Answer = {
  readonly outgoing: ServerResponse
  readonly secure: boolean
  readonly ifNoneMatch: string | undefined
}

/** Names and values in turn, as `writeHead` takes them fastest: made once for each variant. */
type Lines = { readonly whole: string[]; readonly unchanged: string[] }
const prepared = new WeakMap<Variant, Lines>()

function write(variant: Variant, { outgoing, secure, ifNoneMatch }: Answer): void {
  const lines = prepared.get(variant) ?? prepare(variant, secure)
  if (matchesEtag(ifNoneMatch, variant.etag)) {
    outgoing.writeHead(304, lines.unchanged).end()
    return
  }
  outgoing.writeHead(200, lines.whole)
  if (outgoing.req.method === 'HEAD') outgoing.end()
  else outgoing.end(variant.body)
}

function prepare(variant: Variant, secure: boolean): Lines {
  const { 'content-type': type = '', 'content-encoding': encoding, ...validators } = variant.headers
  const unchanged = Object.entries({ ...securityHeaders(secure), ...validators }).flat()
  const whole = [...unchanged, 'content-type', type, 'content-length', `${variant.body.length}`]
  if (encoding !== undefined) whole.push('content-encoding', encoding)
  const lines = { whole, unchanged }
  prepared.set(variant, lines)
  return lines
}
