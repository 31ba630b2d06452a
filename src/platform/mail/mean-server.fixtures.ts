/**
 * A real SMTP server on loopback that behaves as badly as servers do: accepts, defers, refuses,
 * hangs, drops the line after DATA, or after its own 250. For tests and promises only.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export const MOODS = [
  'accepts',
  'defers-recipient',
  'refuses-recipient',
  'defers-data',
  'refuses-data',
  'hangs',
  'drops-after-data',
  'drops-before-its-250',
  'drops-after-its-250',
] as const

export type Mood = (typeof MOODS)[number]

export type Arrived = { readonly to: string; readonly messageId: string; readonly raw: string }

export type MeanServer = {
  readonly url: string
  /** All that it keeps, whether or not its client knows. */
  readonly arrived: readonly Arrived[]
  /** Recipients that it refused for good at least once. */
  readonly refused: ReadonlySet<string>
  readonly close: () => Promise<void>
}

const reply = (responseCode: number, words: string) =>
  Object.assign(new Error(words), { responseCode })

/** @param moodFor asked once for each attempt, with the recipient's address */
export async function startMeanServer(moodFor: (to: string) => Mood): Promise<MeanServer> {
  const arrived: Arrived[] = []
  const refused = new Set<string>()
  const moods = new Map<string, Mood>()
  const refuse = (to: string, responseCode: number, words: string) => {
    refused.add(to)
    return reply(responseCode, words)
  }

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo: ({ address }, session, answer) => {
      const mood = moodFor(address)
      moods.set(session.id, mood)
      if (mood === 'defers-recipient') answer(reply(450, 'mailbox busy'))
      else if (mood === 'refuses-recipient') answer(refuse(address, 550, 'no such person here'))
      else answer()
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1')
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? ''
        const keep = () => void arrived.push({ to, messageId, raw })
        const mood = moods.get(session.id) ?? 'accepts'
        if (mood === 'defers-data') answer(reply(451, 'try later'))
        else if (mood === 'refuses-data') answer(refuse(to, 554, 'we do not want this'))
        else if (mood === 'drops-after-data') drop(session)
        else if (mood === 'drops-before-its-250') drop(session, keep)
        else if (mood !== 'hangs') {
          keep()
          answer()
          if (mood === 'drops-after-its-250') drop(session)
        }
      })
    },
  })
  const drop = (session: SMTPServerSession, first = () => {}) => {
    first()
    for (const connection of server.connections) {
      if (connection.id === session.id) connection._socket.destroy()
    }
  }
  // A line that breaks is what this server is for.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo // a TCP server always has one

  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    refused,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
