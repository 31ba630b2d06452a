/** Load on a server from this process, by autocannon. Judges nothing. */
import { spawnSync } from 'node:child_process'
import { request, type IncomingHttpHeaders } from 'node:http'
import autocannon from 'autocannon'
import { canPin } from './run-site.ts'

const CONNECTIONS = 64
const SECONDS = 3
export const TAKES = { 'accept-encoding': 'br, gzip', 'accept-language': 'en' } as const

export type Load = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly answers: number
}

export type Loading = {
  readonly url: string
  /** Taken in turn, so that nobody reads faster than one person may. */
  readonly cookies?: readonly string[]
  /** So many answers instead of so many seconds: to warm up alike on slow machines. */
  readonly answers?: number
}

export async function load({ url, cookies, answers }: Loading): Promise<Load> {
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    headers: TAKES,
    connections: CONNECTIONS,
    ...(answers === undefined ? { duration: SECONDS } : { amount: answers }),
    ...(cookies ? { requests: cookies.map((cookie) => ({ headers: { ...TAKES, cookie } })) } : {}),
  })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} answers were none`)
  return {
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    answers: requests.total,
  }
}

/** Keeps a process that runs already on one core. */
export function constrained(pid: number, core: number): void {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', String(core), String(pid)])
}

export type Raw = { readonly body: Buffer; readonly headers: IncomingHttpHeaders }

/** As it comes over the wire, still compressed. */
export function rawBytes(url: string): Promise<Raw> {
  const got = Promise.withResolvers<Raw>()
  request(url, { headers: TAKES }, (incoming) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () =>
      got.resolve({ body: Buffer.concat(chunks), headers: incoming.headers }),
    )
  })
    .on('error', got.reject)
    .end()
  return got.promise
}
