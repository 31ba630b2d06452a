/**
 * Public pages beside a bare `node:http` server that sends the same bytes, as a ratio; signed-in
 * pages in milliseconds. `npm run bench pages [URL PATH…]` measures pages of a running place.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import autocannon from 'autocannon'

const CONNECTIONS = 32
const SECONDS = 3
const ROUNDS = 5
const TAKES = { 'accept-encoding': 'br, gzip', 'accept-language': 'en' }

type Served = { readonly port: number; readonly cookie?: string }
type Figure = { readonly perSecond: number; readonly p50: number; readonly p99: number }

function child(part: string, argument = ''): ChildProcess {
  const file = join(import.meta.dirname, `pages-${part}${extname(import.meta.filename)}`)
  return fork(file, [argument], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** Sends what a child needs, and waits until it listens. */
async function started(process: ChildProcess, message: object): Promise<Served> {
  process.send(message)
  const [served]: readonly Served[] = await once(process, 'message')
  if (!served) throw new Error('a server did not start')
  return served
}

async function load(url: string, headers: Record<string, string>): Promise<Figure> {
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: SECONDS,
  })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} answers were none`)
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 }
}

const line = (name: string, { perSecond, p50, p99 }: Figure) =>
  `${name}: ${Math.round(perSecond)} pages/s, p50 ${p50} ms, p99 ${p99} ms`

async function compare(origin: string, path: string): Promise<void> {
  const sample = await fetch(origin + path, { headers: TAKES, redirect: 'manual' })
  const { 'content-encoding': _, ...headers } = Object.fromEntries(sample.headers)
  const raw = await rawBytes(origin + path)
  const bare = child('bare')
  const { port } = await started(bare, { headers, body: raw.toString('base64') })
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const theirs = await load(`http://127.0.0.1:${port}/`, TAKES)
    const ours = await load(origin + path, TAKES)
    ratios.push(ours.perSecond / theirs.perSecond)
    console.log(line(`  bare node:http, ${raw.length} bytes`, theirs))
    console.log(line(`  ${path}`, ours))
  }
  bare.kill()
  const median = ratios.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0
  console.log(`pages ${path}: ${(median * 100).toFixed(0)} % of a bare server`)
}

/** As they come over the wire, still compressed. */
async function rawBytes(url: string): Promise<Buffer> {
  const { request } = await import('node:http')
  const got = Promise.withResolvers<Buffer>()
  request(url, { headers: TAKES }, (incoming) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => got.resolve(Buffer.concat(chunks)))
  })
    .on('error', got.reject)
    .end()
  return got.promise
}

async function ofOurOwn(): Promise<void> {
  const site = child('site')
  const { port, cookie = '' } = await started(site, {})
  const origin = `http://127.0.0.1:${port}`
  try {
    await compare(origin, '/notes')
    const signedIn = await load(`${origin}/notes`, { ...TAKES, cookie })
    console.log(line('signed in /notes', signedIn))
    const gzip = await load(`${origin}/notes`, { 'accept-encoding': 'gzip', cookie })
    console.log(line('signed in /notes, gzip', gzip))
    const plain = await load(`${origin}/notes`, { cookie })
    console.log(line('signed in /notes, not compressed', plain))
  } finally {
    site.kill()
  }
}

const [, , , given, ...paths] = process.argv
if (given === undefined) await ofOurOwn()
else for (const path of paths) await compare(given, path)
