/** What is not served, on both engines: half a demo, and pages under the name for files. */
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { DEMO_PLAYING, saveSiteFact } from '../site-facts.ts'
import { HALF_A_DEMO } from './demo.ts'
import { aPlace, aSite } from './places.fixtures.ts'
import { run, serve } from './serve.ts'
import { start } from './start.ts'

const SITES_MS_MAX = 60_000

test(
  'a demo that was stopped before its end is not served, whichever command is told to',
  async () => {
    const config = await aPlace()
    const site = await aSite(config)
    await site.ground.database.transact((tx) => saveSiteFact(tx, 'demo', DEMO_PLAYING))
    await site.close()
    expect(await serve(config)).toEqual({ code: 1, say: HALF_A_DEMO })
    expect(await start(config)).toEqual({ code: 1, say: HALF_A_DEMO })
  },
  SITES_MS_MAX,
)

/** Asks as if by a name that leads here. */
function statusAt(port: number, host: string, path: string): Promise<number> {
  const status = Promise.withResolvers<number>()
  const options = { host: '127.0.0.1', port, path, agent: false, headers: { host } }
  const sending = request(options, (answer) => {
    answer.resume()
    answer.on('end', () => status.resolve(answer.statusCode ?? 0))
  })
  sending.on('error', status.reject)
  sending.end()
  return status.promise
}

test(
  'under the name for files there is no page, not even one that is in memory, and no stylesheet',
  async () => {
    const config = { ...(await aPlace()), port: 0, filesUrl: 'https://files.example.org' }
    const running = await run(config)
    try {
      const paths = ['/', '/processes', '/robots.txt', '/healthz', '/sign-in']
      for (const path of [...paths, ...paths]) {
        const here = await statusAt(running.port, 'localhost', path)
        const names = ['files.example.org', 'FILES.example.org.:443', 'files.example.org:80']
        const there = await Promise.all(names.map((name) => statusAt(running.port, name, path)))
        expect([path, here, ...there]).toEqual([path, 200, 404, 404, 404])
      }
    } finally {
      await running.stop()
    }
  },
  SITES_MS_MAX,
)
