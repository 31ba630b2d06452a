/** What later domains implement to take mail, and what they hear of its sender. No decisions. */
import type { Read, Tx } from '../../db/index.ts'
import type { Key } from '../../languages/index.ts'
import type { Instant } from '../../values.ts'
import type { MailAddress } from '../address.ts'
import type { Arrival, Recipient } from './arrival.ts'

/** Whom a message proves to come from. `From` alone proves nobody (threat T11). */
export type Proof =
  | {
      readonly kind: 'reply-address'
      readonly person: string
      /** The object that the address was made for: `call:01J…`. */
      readonly about: string
      readonly address: MailAddress
    }
  /** Aligned DMARC, as our own mail server states it: the domain vouches for its address. */
  | { readonly kind: 'domain'; readonly address: MailAddress }
  | { readonly kind: 'nobody'; readonly why: Unproven }

/** The first thing that was missing. */
export const UNPROVEN = [
  'no-statement',
  'token-expired',
  'token-revoked',
  'token-of-another',
  'seen-by-others',
  'not-one-author',
  'other-sender',
  'not-addressed',
  'signature-open-ended',
  'stale',
  'statement-unclear',
] as const
export type Unproven = (typeof UNPROVEN)[number]

/** `held`: why a person must look, in words of the domain's catalogue. */
export type Received = 'taken' | { readonly held: Key }

/**
 * Thrown by `receive` to take back all that it did: only what is done instead is kept, in the
 * transaction that marks the message.
 */
export class Instead extends Error {
  override readonly name = 'Instead'
  readonly receive: (tx: Tx, now: Instant) => Promise<Received>
  /** Done before that transaction, so that nobody waits for a disk or a scanner. */
  readonly before: (() => Promise<void>) | undefined
  constructor(receive: Instead['receive'], before?: () => Promise<void>) {
    super('something else is done with this message')
    this.receive = receive
    this.before = before
  }
}

export type Recipients = {
  /** True for an address that exists: others are refused before their mail is sent to us. */
  readonly takes: (read: Read | Tx, recipient: Recipient) => Promise<boolean>
}

export type InboxProvider = Recipients & {
  readonly name: string
  /** All that it may hold something for, so that old rows are read with today's words. */
  readonly reasons: readonly Key[]
  /**
   * Does what the message asks for, in the transaction that marks it as taken; what it throws takes
   * both back, and the message is tried again.
   */
  readonly receive: (tx: Tx, arrival: Arrival, proof: Proof, now: Instant) => Promise<Received>
}
