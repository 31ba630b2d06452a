/** The log's files over HTTP, with the names and headers of tlog-tiles. Reads, never writes. */
import { absent, type Asking } from '../http/index.ts'
import { growth, tileAt, tilePath, type LogReader } from './log/index.ts'
import { publishedLog } from './standing.ts'

/** A tile never changes (tlog-tiles); a year is as long as caches are asked to keep anything. */
const IMMUTABLE = 'public, max-age=31536000, immutable'
const ALWAYS_ASK = 'no-cache'

/** One file of a log; anything that is not one of its names is absent. */
export async function logFile(
  c: Asking,
  log: LogReader | undefined,
  path: string,
): Promise<Response> {
  const isTile = path.startsWith('tile/')
  if (!log || (isTile && !tileAt(path))) return absent(c)
  const bytes = await log.read(path)
  if (!bytes) return absent(c)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': isTile ? 'application/octet-stream' : 'text/plain; charset=utf-8',
      'cache-control': isTile ? IMMUTABLE : ALWAYS_ASK,
    },
  })
}

/** All files that a checkpoint of this size needs, and no older width of a tile. */
export const pathsAt = (size: number): readonly string[] => [
  'checkpoint',
  'keys',
  ...[...growth(0, size)].map(tilePath),
]

/** The addresses of all files that the current checkpoint needs, one a line: a list for `wget`. */
export async function logFiles(c: Asking, log: LogReader): Promise<Response> {
  const published = await publishedLog(log)
  if (!published) return absent(c)
  const prefix = `${c.var.here.site.url}/record/`
  const lines = pathsAt(published.size).map((path) => `${prefix}${path}\n`)
  return new Response(lines.join(''), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': ALWAYS_ASK },
  })
}
