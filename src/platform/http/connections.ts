/** How many connections one network may hold open. Opens and closes none. */
import { networkOf } from './limits.ts'
import { isLoopbackPeer } from './origin.ts'

/** A whole meeting hall behind one address, each with one connection. */
export const CONNECTIONS_OF_NETWORK_MAX = 1_024

export type ConnectionCap = {
  /** Counts the connection unless there are too many; this machine itself is never counted. */
  readonly admits: (peer: string | undefined) => boolean
  /** One that was admitted has closed. */
  readonly left: (peer: string | undefined) => void
}

export function createConnectionCap(max = CONNECTIONS_OF_NETWORK_MAX): ConnectionCap {
  const open = new Map<string, number>()
  const counted = (peer: string | undefined): string | undefined =>
    peer === undefined || isLoopbackPeer(peer) ? undefined : networkOf(peer)
  return {
    admits(peer) {
      const network = counted(peer)
      if (network === undefined) return true
      const count = (open.get(network) ?? 0) + 1
      if (count > max) return false
      open.set(network, count)
      return true
    },
    left(peer) {
      const network = counted(peer)
      const count = network === undefined ? 0 : (open.get(network) ?? 1) - 1
      if (network === undefined) return
      if (count > 0) open.set(network, count)
      else open.delete(network)
    },
  }
}
