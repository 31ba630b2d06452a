/** A server that knows one answer: the limit beside which ours is measured. */
import { createServer } from 'node:http'

type Message = { readonly headers: Record<string, string>; readonly body: string }

process.once('message', ({ headers, body }: Message) => {
  const bytes = Buffer.from(body, 'base64')
  const lines = Object.entries(headers)
    .filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name))
    .flat()
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, lines)
    outgoing.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
})
