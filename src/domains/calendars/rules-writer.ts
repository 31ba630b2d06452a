/**
 * Whose answer it is that came to a secret address of ours. Pure. The address proves whoever was
 * invited; a calendar service may send it for them, another mailbox may not.
 */
import type { MailAddress } from '../../platform/mail/index.ts'
import type { Arrival, Proof, ReadToken } from '../../platform/mail/inbox/index.ts'

export type Writer =
  | { readonly kind: 'invited' }
  | { readonly kind: 'another'; readonly address: MailAddress }
  | { readonly kind: 'nobody' }

export type Came = {
  readonly arrival: Pick<Arrival, 'recipient'> & {
    readonly mail: Pick<Arrival['mail'], 'from' | 'to' | 'cc'>
  }
  readonly proof: Proof
  readonly token: Extract<ReadToken, { kind: 'valid' }>
}

export function writerOf({ arrival, proof, token }: Came): Writer {
  if (proof.kind === 'reply-address') return { kind: 'invited' }
  const { mail, recipient } = arrival
  const [author, ...more] = mail.from
  const shown = [...mail.to, ...mail.cc]
  const isSeen = shown.some(({ address }) => address.toLowerCase() !== recipient.address)
  if (proof.kind !== 'nobody' || isSeen || !author || more.length > 0) return { kind: 'nobody' }
  const isTheirs = author.address.toLowerCase() === token.address.toLowerCase()
  // Calendar services write in the name of their user, and say so (RFC 5322 §3.6.2).
  if (proof.why === 'other-sender' && isTheirs) return { kind: 'invited' }
  return proof.why === 'token-of-another' || proof.why === 'other-sender'
    ? { kind: 'another', address: author.address }
    : { kind: 'nobody' }
}
