/** Where a request comes from, and where we may be reached: pure checks, no answer. */
import { refuse, ok, type Result } from '../values.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isReading = (method: string) => READING.has(method)

type Crossing = {
  readonly method: string
  /** `Sec-Fetch-Site`, sent by every current browser over https and on loopback. */
  readonly fetchSite: string | undefined
  readonly origin: string | undefined
  readonly host: string | undefined
  /** Our own, from PARLEY_URL. */
  readonly ownOrigin: string
}

/**
 * True for a request that changes something and was sent by another site's page.
 *
 * A client that says neither where it comes from is no browser, and carries nobody's cookie
 * against their will. Source: OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata headers".
 */
export function isFromElsewhere(from: Crossing): boolean {
  if (isReading(from.method)) return false
  if (from.fetchSite) return from.fetchSite !== 'same-origin' && from.fetchSite !== 'none'
  if (from.origin === undefined) return false
  if (from.origin === from.ownOrigin) return false
  return from.host === undefined || hostOf(from.origin) !== from.host
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

export const isLoopbackHost = (hostname: string) => LOOPBACK.test(hostname)

/** A peer's address as the socket gives it, IPv4 within IPv6 too. */
export const isLoopbackPeer = (address: string | undefined) =>
  address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

export type PlainHttp = { readonly kind: 'plain-http'; readonly host: string }

/** Refuses to start where people's sessions would cross a network in clear. */
export function mayServeAt(url: string, httpIsFine: boolean): Result<true, PlainHttp> {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || httpIsFine || isLoopbackHost(hostname)) return ok(true)
  return refuse({ kind: 'plain-http', host: hostname })
}
