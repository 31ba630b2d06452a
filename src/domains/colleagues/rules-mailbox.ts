/**
 * From whose mailbox an answer by mail came, and whether it counts. Pure. Whoever is asked may let
 * somebody else answer, as with the link: the secret address proves it, and all learn of it.
 */
import type { MailAddress } from '../../platform/mail/index.ts'
import type { Arrival, Proof, ReadToken } from '../../platform/mail/inbox/index.ts'

export type Writer =
  | { readonly kind: 'asked' }
  /** A secretary's, a deputy's, or another one of their own. */
  | { readonly kind: 'another'; readonly address: MailAddress }
  | { readonly kind: 'nobody' }

export type Came = {
  readonly arrival: Pick<Arrival, 'recipient' | 'about'> & {
    readonly mail: Pick<Arrival['mail'], 'from' | 'sender' | 'to' | 'cc'>
  }
  readonly proof: Proof
  /** What the address says now: one that others have seen is revoked. */
  readonly token: ReadToken | undefined
}

const NOBODY: Writer = { kind: 'nobody' }

export function writerOf({ arrival, proof, token }: Came): Writer {
  const { mail, about, recipient } = arrival
  if (proof.kind === 'reply-address' && proof.about === about) return { kind: 'asked' }
  if (proof.kind !== 'nobody' || token?.kind !== 'valid' || token.about !== about) return NOBODY
  const shown = [...mail.to, ...mail.cc]
  if (shown.some(({ address }) => address.toLowerCase() !== recipient.address)) return NOBODY
  const [author, ...more] = mail.from
  if (!author || more.length > 0) return NOBODY
  if (proof.why === 'token-of-another') return { kind: 'another', address: author.address }
  // A secretary who writes in the name of the one that was asked (RFC 5322 §3.6.2).
  if (proof.why !== 'other-sender' || !mail.sender) return NOBODY
  return { kind: 'another', address: mail.sender.address }
}
