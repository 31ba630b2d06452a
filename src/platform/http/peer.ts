/** Who is at the other end of a connection, as far as the network tells. */
import { isIP } from 'node:net'
import type { Asking } from './env.ts'
import { networkOf } from './limits.ts'
import { isLoopbackPeer } from './origin.ts'

/**
 * The network that a request came from, or `undefined` where that says nothing of the reader: in a
 * test, or from this machine itself (an unannounced proxy would make everybody one).
 */
export function networkFor(c: Asking): string | undefined {
  const peer = c.env?.incoming?.socket.remoteAddress
  if (peer === undefined) return undefined
  if (!isLoopbackPeer(peer)) return networkOf(peer)
  if (!c.var.here.behindProxy) return undefined
  // The last one is what our own proxy saw; those before it are what the client claims.
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded && isIP(forwarded) ? networkOf(forwarded) : undefined
}

/** True for a request from this machine that no proxy passed on. */
export function isOperator(c: Asking): boolean {
  const isForwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded')
  return isLoopbackPeer(c.env?.incoming?.socket.remoteAddress) && isForwarded === undefined
}
