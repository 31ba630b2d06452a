/** The test site on a real port, and a client that says exactly what it is told to say. */
import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { plainAsset, serveAssets } from './assets.ts'
import { aWorld } from './http.fixtures.tsx'
import { listen } from './server.ts'

const ROBOTS = 'User-agent: *\nDisallow: /account\n'

type Options = Parameters<typeof aWorld>[0]

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export async function aServer(options: Options = {}) {
  const world = await aWorld(options)
  let fromCache = 0
  const listening = await listen(
    {
      fetch: world.app.fetch,
      log: pino({ level: 'silent' }),
      database: world.database,
      cache: world.cache,
      assets: serveAssets([plainAsset('/robots.txt', 'text/plain', ROBOTS)]),
      secure: options?.secure ?? false,
      metrics: { fromCache: () => (fromCache += 1), answered: () => undefined },
    },
    { port: 0, host: '127.0.0.1' },
  )
  onTestFinished(() => listening.stop())
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body = '') =>
    asked(listening.port, { path, headers, method, body })
  return { ...world, ...listening, ask, countFromCache: () => fromCache }
}

type Question = {
  readonly path: string
  readonly headers: Record<string, string>
  readonly method: string
  readonly body: string
}

function asked(port: number, { body, headers: given, ...question }: Question): Promise<Answer> {
  const answer = Promise.withResolvers<Answer>()
  const host = '127.0.0.1'
  const length = String(Buffer.byteLength(body))
  const headers = body === '' ? given : { 'content-length': length, ...given }
  const sending = request({ host, port, agent: false, headers, ...question }, (incoming) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () =>
      answer.resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      }),
    )
  })
  sending.on('error', answer.reject)
  sending.end(body)
  return answer.promise
}

/** Sends bytes as they are, and gives back all that came until the server hung up. */
export function said(port: number, text: string, hangUp = false): Promise<string> {
  const heard = Promise.withResolvers<string>()
  const chunks: Buffer[] = []
  const socket = connect(port, '127.0.0.1', () => (hangUp ? socket.end(text) : socket.write(text)))
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => heard.resolve(Buffer.concat(chunks).toString('latin1')))
  socket.on('close', () => heard.resolve(Buffer.concat(chunks).toString('latin1')))
  return heard.promise
}
