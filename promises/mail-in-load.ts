/** Mail servers that deliver to ours and try again until they hear 250. Judges nothing. */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { rawClient } from '../src/platform/mail/inbox/raw-client.fixtures.ts'

/** Written in so many pieces, so that a kill meets a message in its middle. */
const PIECES = 5
const PIECE_PAUSE_MS = 4
/** Most are small, some have an attachment's size. */
const BYTES = [800, 4_000, 60_000, 400_000]
/** A server that restarts is away for seconds, and may be killed again before it answers. */
const ATTEMPTS_MAX = 5_000
const AGAIN_AFTER_MS = 100

export type Sent = {
  readonly messageId: string
  /** Of the bytes as they must be kept, in base64. */
  readonly digest: string
}

export type Ledger = {
  readonly acknowledged: Sent[]
  /** How often a message was in its middle when the line broke, or after it without an answer. */
  broken: number
  attempts: number
  /** Messages in DATA now. */
  inData: number
}

export const emptyLedger = (): Ledger => ({ acknowledged: [], broken: 0, attempts: 0, inData: 0 })

export type Delivery = { readonly port: number; readonly to: string; readonly ledger: Ledger }

/** Ends once the message was acknowledged. */
export async function deliverUntilTaken(number: number, delivery: Delivery): Promise<void> {
  const messageId = `<${number}@sender.example>`
  const size = BYTES[number % BYTES.length] ?? 0
  const raw = mailOf(messageId, delivery.to, size)
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    delivery.ledger.attempts += 1
    if (await isTaken(raw, delivery)) {
      const digest = createHash('sha256').update(raw).digest('base64')
      delivery.ledger.acknowledged.push({ messageId, digest })
      return
    }
    await pause(AGAIN_AFTER_MS)
  }
  throw new Error(`${messageId} was never taken`)
}

function mailOf(messageId: string, to: string, size: number): string {
  const lines = Math.ceil(size / 70)
  const body = Array.from({ length: lines }, (_, line) => `${line}`.padEnd(68, '.')).join('\r\n')
  const header = `From: Sender <sender@sender.example>\r\nTo: ${to}\r\nMessage-ID: ${messageId}`
  return `${header}\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\nSubject: A mail\r\n\r\n${body}\r\n`
}

async function isTaken(raw: string, { port, to, ledger }: Delivery): Promise<boolean> {
  const client = await rawClient({ port })
  try {
    const path = 'sender@sender.example'
    for (const line of ['EHLO sender.example', `MAIL FROM:<${path}>`, `RCPT TO:<${to}>`]) {
      if (!(await client.say(`${line}\r\n`)).startsWith('250')) return false
    }
    if (!(await client.say('DATA\r\n')).startsWith('354')) return false
    ledger.inData += 1
    try {
      const step = Math.ceil(raw.length / PIECES)
      for (let at = 0; at < raw.length; at += step) {
        client.send(raw.slice(at, at + step))
        await pause(PIECE_PAUSE_MS)
      }
      // The text ends in CRLF, which is the first half of the end.
      const answer = await client.say('.\r\n')
      if (answer === '') ledger.broken += 1
      return answer.startsWith('250')
    } finally {
      ledger.inData -= 1
    }
  } finally {
    client.end()
  }
}
