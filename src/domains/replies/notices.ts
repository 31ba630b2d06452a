/**
 * Mail to the address that all our notices come from: what answers a notice is handled as its
 * answer is; all else is answered in words, and waits for the staff. Reads no reports of servers.
 */
import type { Tx } from '../../platform/db/index.ts'
import { answeredNotice, FROM_LOCAL } from '../../platform/mail/index.ts'
import { mayAnswer, ownAddresses } from '../../platform/mail/inbox/index.ts'
import type { Arrival, InboxProvider, Proof, Received } from '../../platform/mail/inbox/index.ts'
import type { Instant } from '../../platform/values.ts'
import { answer } from './answers.ts'
import { tellOnce } from './heard.ts'
import { receive } from './inbox.ts'
import { understoodOf } from './performing.ts'
import { helpAddress } from './place.ts'
import { readerOf, type Replying } from './replying.ts'
import { aboutKind, FRONT, requestOf } from './request.ts'
import { senderOf } from './sender.ts'

/** Seen by the staff, whatever its author was answered. */
const HELD = { held: 'replies.why.notice' } as const

export const noticeInbox = (replying: Replying): InboxProvider => ({
  name: 'notices',
  reasons: [...ownAddresses.reasons, HELD.held],
  takes: async (_, { local }) => local === FROM_LOCAL,
  receive: (tx, arrival, proof, now) =>
    arrival.mail.report || !mayAnswer(arrival.mail)
      ? ownAddresses.receive(tx, arrival, proof, now)
      : receiveAnswer(replying, tx, { arrival, proof, now }),
})

type Came = { readonly arrival: Arrival; readonly proof: Proof; readonly now: Instant }

async function receiveAnswer(replying: Replying, tx: Tx, came: Came): Promise<Received> {
  const { arrival, proof, now } = came
  const about = (await thingOf(replying, tx, arrival, now)) ?? FRONT
  const handled = { ...came, arrival: { ...arrival, about }, rest: HELD }
  if (about !== FRONT) return receive(replying, tx, handled)
  const sender = await senderOf(replying, tx, { mail: arrival.mail, proof }, now)
  if (sender.kind !== 'known') return receive(replying, tx, handled)
  const request = requestOf(arrival.mail, about)
  const { account } = sender
  if (understoodOf(request, account).kind === 'command') return receive(replying, tx, handled)
  if (!(await tellOnce(tx, account.mail, 'notice', now))) return HELD
  const { t, domain } = readerOf(replying, account)
  const word = t('replies.example.help')
  const said = t('replies.notice', { address: helpAddress(domain), word })
  await answer(replying, tx, { person: account.person, request, said: { said } }, now)
  return HELD
}

/** A question to one person alone is answered at its own address: here it has no thing. */
const OWN_ADDRESS_ONLY: ReadonlySet<string> = new Set(['pending', 'front'])

async function thingOf(
  { replyAddresses }: Replying,
  tx: Tx,
  { mail }: Arrival,
  now: Instant,
): Promise<string | undefined> {
  const [author, ...others] = mail.from
  if (!author || others.length > 0) return undefined
  const { answered } = requestOf(mail, FRONT)
  const notice = await answeredNotice(tx, answered, author.address)
  if (!notice) return undefined
  const { replyTo } = notice
  const local = replyTo?.split('@')[0]
  const token = local && (await replyAddresses.readToken(tx, local, now))
  const about = token && 'about' in token ? token.about : notice.about
  return OWN_ADDRESS_ONLY.has(aboutKind(about)) ? undefined : about
}
