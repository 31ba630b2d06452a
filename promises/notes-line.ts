/** A line to a site that breaks every so often: what was on its way is lost. Judges nothing. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type Line = {
  readonly url: string
  /** How often it broke with something on it. */
  readonly broken: () => number
  readonly close: () => Promise<void>
}

/** @param everyMs between two breaks; nothing breaks where it is 0 */
export async function lineTo(port: number, everyMs: number): Promise<Line> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no line')
  let broken = 0
  const cut = () => {
    if (sockets.size > 0) broken++
    for (const one of sockets) one.destroy()
  }
  const timer = everyMs > 0 ? setInterval(cut, everyMs) : undefined
  return {
    url: `http://127.0.0.1:${address.port}`,
    broken: () => broken,
    close: async () => {
      clearInterval(timer)
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
