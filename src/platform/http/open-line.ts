/** Keeps an answer open, so that more can be told later on. Says nothing itself. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ServerResponse } from 'node:http'
import type { Asking } from './env.ts'
import { securityHeaders } from './headers.ts'

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx and its kin would keep back what is told until there is more of it.
  'x-accel-buffering': 'no',
} as const

export type OpenLine = {
  readonly line: ServerResponse
  /** For the route to return: what is told goes over the line alone. */
  readonly answer: Response
}

/** Undefined where there is no line, as in a rehearsal without a server. */
export function openLine(c: Asking): OpenLine | undefined {
  const line = c.env?.outgoing
  if (!line) return undefined
  line.writeHead(200, { ...securityHeaders(c.var.here.secure), ...STREAM_HEADERS })
  return { line, answer: RESPONSE_ALREADY_SENT }
}
