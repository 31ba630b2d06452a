/** Mail that came in: as it arrived, and for whom. Nouns only. */
import type { Brand, Instant } from '../../values.ts'
import type { MailAddress } from '../address.ts'
import type { ParsedMail } from './parsed.ts'

/** One message, whoever it is for. */
export type MessageId = Brand<string, 'InboxMessageId'>

/** One message for one recipient: what is worked on. */
export type InboxId = Brand<string, 'InboxId'>

export const DOORS = ['smtp', 'lmtp'] as const
/** `lmtp`: handed over by the operator's own mail server. */
export type Door = (typeof DOORS)[number]

/** One of our addresses. Local parts are compared in lower case. */
export type Recipient = { readonly address: MailAddress; readonly local: string }

export type Envelope = {
  readonly door: Door
  /** The network address of who handed it over; empty for a socket on this machine. */
  readonly peer: string
  readonly helo: string
  /** The return path: empty for what must never be answered. */
  readonly sender: string
  readonly recipients: readonly Recipient[]
}

export type Arrived = { readonly envelope: Envelope; readonly raw: Uint8Array }

/** What a domain is given: one message for one recipient. */
export type Arrival = {
  readonly id: InboxId
  readonly received: Instant
  readonly recipient: Recipient
  readonly envelope: Omit<Envelope, 'recipients'>
  readonly mail: ParsedMail
  /** What its secret address was made for, whoever wrote there: this proves nobody. */
  readonly about?: string | undefined
  /** Another message had the same Message-ID and other content (threat T15). */
  readonly clash: boolean
}

export const INBOX_STATES = [
  'waiting',
  'claimed',
  'taken',
  'repeat',
  'quarantined',
  'discarded',
  'failed',
] as const

/** `quarantined` waits for a person, as does `failed`, whose attempts all ended badly. */
export type InboxState = (typeof INBOX_STATES)[number]

/** Why something waits for a person; a domain's own reason is a key of its catalogue. */
export const QUARANTINE_REASONS = [
  'unreadable',
  'too-much',
  'nobody-takes-it',
  'unknown-bounce',
  'complaint',
  'for-a-person',
] as const
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number]

export const reasonKey = <Reason extends QuarantineReason>(reason: Reason) =>
  `mail.inbox.why.${reason}` as const
