/** Hands messages to the mail server of the operator. Decides no retry; keeps nothing. */
import type { DKIMOptions } from 'nodemailer'
import { z } from 'zod'
import type { Outcome, Timers } from '../jobs/index.ts'
import { minutes, seconds } from '../values.ts'
import { UnfitForMail } from './header.ts'
import type { OutgoingMail } from './mail.ts'
import { messageOf, type Sender } from './message.ts'

/** Connections to the server at once, and messages under way. */
export const CONNECTIONS_MAX = 5
/** Messages over one connection, before it is opened anew. */
const MESSAGES_PER_CONNECTION_MAX = 100
/** The whole of one attempt. RFC 5321 §4.5.3.2 would wait longer; our lease must outlast it. */
export const ATTEMPT_LONGEST = minutes(3)
const CONNECT_LONGEST = seconds(30)
const SILENCE_LONGEST = seconds(90)

/** Said by a server that does not know us: our settings are wrong, not the mail (RFC 4954 §6). */
const ABOUT_SETTINGS: ReadonlySet<number> = new Set([530, 534, 535, 538])
/** A 5xx to any other command tells of the session, and says nothing of the mail. */
const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

export type MailTransport = {
  /** Never throws: whatever happens is an outcome. */
  readonly send: (mail: OutgoingMail) => Promise<Outcome>
  /** Ends when the connections have ended; messages under way are finished first. */
  readonly close: () => void
}

type SmtpOptions = {
  readonly url: string
  readonly from: Sender
  readonly dkim: DKIMOptions | undefined
  readonly timers: Timers
}

export function openSmtp(options: SmtpOptions): MailTransport {
  const { from, timers } = options
  let pool: ReturnType<typeof openPool> | undefined
  return {
    send: async (mail) => {
      const patience = new AbortController()
      const cancel = timers.after(ATTEMPT_LONGEST, () => patience.abort())
      try {
        const message = { ...messageOf(mail, from), signal: patience.signal }
        pool ??= openPool(options)
        const { response } = await (await pool).sendMail(message)
        return { kind: 'done', words: response ?? '' }
      } catch (problem) {
        return outcomeOf(problem)
      } finally {
        cancel()
      }
    },
    close: () => void pool?.then((opened) => opened.close()),
  }
}

/**
 * A server on this machine has a certificate of its own making, as a rule, and nobody stands
 * between: there it proves nothing. Everywhere else it must hold.
 */
export const tlsFor = (url: string): { readonly rejectUnauthorized: boolean } => ({
  rejectUnauthorized: !isLoopback(new URL(url).hostname),
})

export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host)

/** Loaded with the first mail: a server that has sent none need not hold the library. */
async function openPool({ url, from, dkim }: SmtpOptions) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    name: from.domain,
    maxConnections: CONNECTIONS_MAX,
    maxMessages: MESSAGES_PER_CONNECTION_MAX,
    // The outbox tries again, and counts; the library would do so unseen.
    maxRequeues: 0,
    connectionTimeout: CONNECT_LONGEST,
    greetingTimeout: CONNECT_LONGEST,
    dnsTimeout: CONNECT_LONGEST,
    socketTimeout: SILENCE_LONGEST,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: tlsFor(url),
    ...(dkim ? { dkim } : {}),
  })
}

/** What nodemailer adds to its errors. */
const Failure = z.object({
  message: z.string(),
  command: z.string().optional(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
  permanent: z.boolean().optional(),
})

export function outcomeOf(problem: unknown): Outcome {
  if (problem instanceof UnfitForMail) return { kind: 'failed', words: problem.message }
  const read = Failure.safeParse(problem)
  if (!read.success) return { kind: 'again', words: String(problem) }
  const { message, command = '', response, responseCode = 0, permanent = false } = read.data
  const words = response ?? message
  const isFinal = permanent && ABOUT_THE_MAIL.has(command) && !ABOUT_SETTINGS.has(responseCode)
  return { kind: isFinal ? 'failed' : 'again', words }
}
