/** The listener: what is in memory is answered before anything is parsed, the rest by the app. */
import { getRequestListener, RequestError } from '@hono/node-server'
import { createServer as createNodeServer, type Server } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from 'pino'
import { between, seconds } from '../values.ts'
import { answeringAtOnce, type AtOnce } from './at-once.ts'
import { createConnectionCap, type ConnectionCap } from './connections.ts'
import { securityHeaders } from './headers.ts'

/** Bytes of all headers of one request; a cookie and a long address take 8,000. */
export const HEADER_BYTES_MAX = 16 * 1024
/** A client that needs longer for its headers is stalling (slowloris). */
const HEADERS_LAST_LONGEST = seconds(10)
/** For a whole request with its body, over a slow line: 256 KiB at 9 KB/s. */
const REQUEST_COMES_LONGEST = seconds(30)
const IDLE_LONGEST = seconds(65)
const STALLING_CHECKED_EVERY = seconds(2)
/** Open connections in all. */
export const CONNECTIONS_MAX = 8_192
const IDLE_CLOSED_EVERY = seconds(0.1)
/** Requests under way are waited for so long when the process stops. */
export const STOPPING_LASTS_LONGEST = seconds(10)

export type ServerOptions = AtOnce & {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>
  readonly log: Logger
}

export type Listening = {
  readonly port: number
  /** Takes no more connections, lets what is under way end, then closes. */
  readonly stop: () => Promise<void>
}

export async function listen(
  options: ServerOptions,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server = createServer(options)
  const bound = Promise.withResolvers<void>()
  server.once('error', bound.reject)
  server.listen(port, host, bound.resolve)
  await bound.promise
  server.off('error', bound.reject)
  return { port: portOf(server.address()), stop: () => stop(server) }
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0

export function createServer({ fetch, log, ...memory }: ServerOptions): Server {
  const { database, secure, metrics } = memory
  const headers = { ...securityHeaders(secure), 'content-type': 'text/plain; charset=utf-8' }
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => {
      if (error instanceof RequestError) {
        return new Response('This address cannot be read.\n', { status: 400, headers })
      }
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'no answer was made')
      return new Response('This could not be answered.\n', { status: 500, headers })
    },
  })
  const answerAtOnce = answeringAtOnce(memory)
  const answeredFromMemory = (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    try {
      return answerAtOnce(incoming, outgoing)
    } catch (error) {
      // The app meets the same trouble, and has words for it.
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'memory failed')
      return false
    }
  }
  const server = createNodeServer(
    {
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: HEADERS_LAST_LONGEST,
      requestTimeout: REQUEST_COMES_LONGEST,
      keepAliveTimeout: IDLE_LONGEST,
      connectionsCheckingInterval: STALLING_CHECKED_EVERY,
      noDelay: true,
    },
    (incoming, outgoing) => {
      if (answeredFromMemory(incoming, outgoing)) return
      const begun = database.clock.entered()
      outgoing.once('finish', () => {
        const took = between(begun, database.clock.entered())
        metrics?.answered(incoming.method ?? '', outgoing.statusCode, took / 1_000)
      })
      void listener(incoming, outgoing)
    },
  )
  server.maxConnections = CONNECTIONS_MAX
  server.on('connection', capped(createConnectionCap()))
  return server
}

/** One network cannot take every place at the table. */
function capped(cap: ConnectionCap): (socket: Socket) => void {
  return (socket) => {
    const peer = socket.remoteAddress
    if (!cap.admits(peer)) socket.destroy()
    else socket.once('close', () => cap.left(peer))
  }
}

async function stop(server: Server): Promise<void> {
  const closed = Promise.withResolvers<void>()
  server.close(() => closed.resolve())
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CLOSED_EVERY)
  const late = setTimeout(() => server.closeAllConnections(), STOPPING_LASTS_LONGEST)
  await closed.promise
  clearInterval(idle)
  clearTimeout(late)
}
