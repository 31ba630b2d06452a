/** A bug or a broken world: a short id for the reader, one line for the operator. */
import { sourced } from '../traces.ts'
import type { Asking } from './env.ts'
import type { RequestRefusal } from './refused.ts'

const ID_BYTES = 5
/** A message may quote what somebody typed: only its beginning is kept. */
const MESSAGE_CHARACTERS_MAX = 200

/** Logs the route's pattern and never its address, whose parts may name somebody. */
export function broken(c: Asking, error: Error): RequestRefusal {
  const { database, log } = c.var.here
  const id = Buffer.from(database.clock.random(ID_BYTES)).toString('hex')
  const trace = sourced(error.stack ?? '')
  const frames = trace.split('\n').filter((line) => /^\s+at /.test(line))
  const code: unknown = Reflect.get(error, 'code')
  log.error(
    {
      id,
      method: c.req.method,
      route: c.req.routePath,
      error: error.name,
      code: typeof code === 'string' ? code : undefined,
      why: error.message.slice(0, MESSAGE_CHARACTERS_MAX),
      stack: frames,
      cause: error.cause instanceof Error ? error.cause.name : undefined,
    },
    'a request failed',
  )
  return { kind: 'broken', id }
}
