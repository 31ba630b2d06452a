/**
 * A mail that the operator sends to see whether mail goes out and answers come in: its address
 * takes one answer, and tells the doctor what came. It does nothing else.
 */
import type { Clock } from '../clock.ts'
import { newUlid } from '../clock.ts'
import type { Read, Tx } from '../db/index.ts'
import type { Outcome } from '../jobs/index.ts'
import { days, type Instant } from '../values.ts'
import { mailAddress, type HostName, type MailAddress } from './address.ts'
import type { InboxProvider } from './inbox/provider.ts'
import type { MailId } from './mail.ts'
import type { MailTransport } from './smtp.ts'

const PREFIX = 'trial+'
const TOKEN_BYTES = 15
const SHAPE = /^trial\+(?<token>[0-9a-f]{30})$/
/** Nobody waits for longer; what comes later is refused like any unknown address. */
const OPEN_FOR = days(7)

export const TRIAL_ANSWERS = ['answer', 'automatic', 'bounce'] as const
export type TrialAnswer = (typeof TRIAL_ANSWERS)[number]

type Row = {
  readonly token: string
  readonly sent_at: Instant
  readonly answer: TrialAnswer | null
  readonly words: string | null
}
const own = (db: Read | Tx) => db.withTables<{ trial_mails: Row }>()

export type Trial = { readonly token: string; readonly address: MailAddress }

/** Kept before it is sent, so that no answer comes too early. */
export async function beginTrial(
  tx: Tx,
  { clock, domain }: { readonly clock: Clock; readonly domain: HostName },
  now: Instant,
): Promise<Trial> {
  const token = Buffer.from(clock.random(TOKEN_BYTES)).toString('hex')
  const address = mailAddress(`${PREFIX}${token}@${domain}`)
  if (!address) throw new Error(`${domain} leaves no room for the address of a trial`)
  const old = (now - OPEN_FOR) as Instant
  await own(tx).deleteFrom('trial_mails').where('sent_at', '<', old).execute()
  const row = { token, sent_at: now, answer: null, words: null }
  await own(tx).insertInto('trial_mails').values(row).execute()
  return { token, address }
}

const WORDS = [
  'This mail was sent by `parley doctor mail --to`, to see whether mail from this site arrives.',
  'Answer it with any words: the doctor waits for the answer, and says that it came.',
  'Where your program shows it, look at "Authentication-Results": SPF, DKIM and DMARC should pass.',
]

/** Sent at once and by itself: whether the outbox works is another question. */
export function sendTrial(
  transport: MailTransport,
  { address }: Trial,
  { to, clock }: { readonly to: MailAddress; readonly clock: Clock },
): Promise<Outcome> {
  const now = clock.now()
  return transport.send({
    id: newUlid(clock) as string as MailId,
    to,
    person: undefined,
    language: 'en',
    kind: 'notice',
    about: 'trial',
    subject: 'A test of mail',
    text: `${WORDS.join('\n\n')}\n`,
    html: undefined,
    unsubscribe: undefined,
    list: undefined,
    answer: { references: [], replyTo: address },
    calendar: undefined,
    envelope: address,
    messageId: `<${address}>`,
    created: now,
    attempts: 1,
    state: { kind: 'waiting', nextAt: now, words: undefined },
  })
}

export type TrialResult = { readonly answer: TrialAnswer; readonly words: string }

/** `undefined` while nothing came. */
export async function trialResult(read: Read, token: string): Promise<TrialResult | undefined> {
  const query = own(read).selectFrom('trial_mails').selectAll().where('token', '=', token)
  const row = await query.executeTakeFirst()
  return row?.answer ? { answer: row.answer, words: row.words ?? '' } : undefined
}

const tokenIn = (local: string): string | undefined => SHAPE.exec(local)?.groups?.['token']

/** Takes what comes back from a trial, and nothing else. */
export const trialAnswers: InboxProvider = {
  name: 'trials',
  reasons: [],
  takes: async (read, { local }) => {
    const token = tokenIn(local)
    if (token === undefined) return false
    const query = own(read).selectFrom('trial_mails').select('token').where('token', '=', token)
    return (await query.executeTakeFirst()) !== undefined
  },
  receive: async (tx, { recipient, mail: { report, automatic } }) => {
    const failed = report?.failed[0]
    const answer = report ? 'bounce' : automatic.length > 0 ? 'automatic' : 'answer'
    await own(tx)
      .updateTable('trial_mails')
      .set({ answer, words: failed?.words ?? '' })
      .where('token', '=', tokenIn(recipient.local) ?? '')
      .execute()
    return 'taken'
  },
}
