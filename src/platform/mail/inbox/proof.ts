/**
 * Whom a message proves to come from: pure, and stricter than mail is. Whoever is not proven may
 * still be asked to confirm; nothing is done in their name until then (threat T11).
 */
import { days, unreachable, type Instant } from '../../values.ts'
import type { MailAddress } from '../address.ts'
import type { Recipient } from './arrival.ts'
import { sameMailbox, soleAuthor } from './author.ts'
import { valuesOf } from './header-fields.ts'
import type { HeaderField, ParsedMail } from './parsed.ts'
import type { Proof, Unproven } from './provider.ts'
import type { ReadToken } from './reply-address.ts'
import { dmarcOf } from './statements.ts'

/** A signed message that somebody kept is no act of today (replay). */
const STALE_AFTER = days(3)
const AHEAD_MAX = days(1)

export type Evidence = {
  readonly headers: readonly HeaderField[]
  readonly mail: Pick<ParsedMail, 'to' | 'cc' | 'date' | 'sender'>
  readonly recipient: Recipient
  /** What the recipient's address says, where it is a secret one. */
  readonly token: ReadToken | undefined
  /** Handed over by a mail server of our own: only such a one can state anything. */
  readonly handedOver: boolean
  /** The name under which it states it; `undefined` where the operator trusts none. */
  readonly server: string | undefined
  readonly now: Instant
}

const nobody = (why: Unproven): Proof => ({ kind: 'nobody', why })

export function provenBy(evidence: Evidence): Proof {
  const { headers, token } = evidence
  const author = soleAuthor(headers)
  if (author === undefined) return nobody('not-one-author')
  if (isSentByAnother(evidence, author)) return nobody('other-sender')
  return token ? byToken(evidence, token, author) : byDomain(evidence, author)
}

/** A second name on the envelope of the letter: who of them wrote it is not said. */
function isSentByAnother({ headers }: Evidence, author: MailAddress): boolean {
  const resent = headers.some(({ name }) => name.startsWith('resent-'))
  const senders = valuesOf(headers, 'sender')
  if (resent || senders.length > 1) return true
  const [sender] = senders
  if (sender === undefined) return false
  const named = soleAuthor([{ name: 'from', value: sender }])
  return named === undefined || !sameMailbox(named, author)
}

function byToken({ mail, recipient }: Evidence, token: ReadToken, author: MailAddress): Proof {
  switch (token.kind) {
    case 'valid': {
      if (!sameMailbox(token.address, author)) return nobody('token-of-another')
      const seen = [...mail.to, ...mail.cc].some(({ address }) => !isOne(address, recipient))
      if (seen) return nobody('seen-by-others')
      const { person, about, address } = token
      return { kind: 'reply-address', person, about, address }
    }
    case 'expired':
      return nobody('token-expired')
    case 'revoked':
      return nobody('token-revoked')
    case 'forged':
      return nobody('no-statement')
    default:
      return unreachable(token)
  }
}

function byDomain(evidence: Evidence, author: MailAddress): Proof {
  const { headers, mail, recipient, handedOver, server, now } = evidence
  if (server === undefined || !handedOver) return nobody('no-statement')
  const dmarc = dmarcOf(headers, server)
  if (dmarc.kind === 'none') return nobody('no-statement')
  if (dmarc.kind === 'unclear') return nobody('statement-unclear')
  if (dmarc.domain !== author.slice(author.lastIndexOf('@') + 1)) return nobody('no-statement')
  // RFC 6376 §8.2: what was appended to a body signed in part is signed by nobody.
  const isOpenEnded = valuesOf(headers, 'dkim-signature').some((field) =>
    /(^|;)\s*l\s*=/.test(field),
  )
  if (isOpenEnded) return nobody('signature-open-ended')
  // RFC 6376 §8.6: a signed message may be sent again to anybody; its own header says to whom.
  if (![...mail.to, ...mail.cc].some(({ address }) => isOne(address, recipient))) {
    return nobody('not-addressed')
  }
  const { date } = mail
  const isFresh = date !== undefined && now - date < STALE_AFTER && date - now < AHEAD_MAX
  return isFresh ? { kind: 'domain', address: author } : nobody('stale')
}

const isOne = (address: MailAddress, recipient: Recipient) =>
  sameMailbox(address, recipient.address)
