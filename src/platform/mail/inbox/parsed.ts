/** A mail as it can be read: headers, text, parts, flags. Nouns only; every list is bounded. */
import type { Instant } from '../../values.ts'
import type { MailAddress } from '../address.ts'

export type Mailbox = { readonly name: string; readonly address: MailAddress }

export type HeaderField = { readonly name: string; readonly value: string }

export type Attached = {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly bytes: Uint8Array
}

/** `REQUEST`, `REPLY` … and the text of RFC 5545. */
export type CalendarPart = { readonly method: string; readonly text: string }

export type FailedRecipient = {
  readonly address: string
  /** RFC 3463: 5.x.y is for good. */
  readonly kind: 'hard' | 'soft'
  readonly words: string
}

/** What another server says of a mail of ours (RFC 3464, RFC 5965). */
export type Report = {
  readonly kind: 'delivery' | 'complaint'
  readonly failed: readonly FailedRecipient[]
  /** The Message-ID of the mail that it is about, where it says so. */
  readonly original: string | undefined
  /** The return path of that mail, where a complaint says it (RFC 5965 §3.2). */
  readonly returnPath: string | undefined
}

/**
 * Signs that no person wrote it now. What has one is never answered.
 *
 * Sources: RFC 3834 §2 and §5; RFC 5321 §4.5.5 for the null path; Precedence is older than both.
 */
export const AUTOMATIC_SIGNS = [
  'auto-submitted',
  'precedence',
  'null-path',
  'list',
  'report',
] as const
export type AutomaticSign = (typeof AUTOMATIC_SIGNS)[number]

/** What a person wrote this time, apart from what their program added. */
export type OwnWords = {
  readonly text: string
  /** Something was quoted, and is left out of `text`. */
  readonly quotes: boolean
  /** Words of their own stand between quotes: the whole is needed to understand them. */
  readonly interleaved: boolean
}

export type ParsedMail = {
  readonly from: readonly Mailbox[]
  readonly sender: Mailbox | undefined
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** List-Id, List-Post and their kin, decoded. */
  readonly list: readonly HeaderField[]
  /** With their angle brackets. */
  readonly messageId: string | undefined
  readonly inReplyTo: string | undefined
  readonly references: readonly string[]
  readonly subject: string
  readonly date: Instant | undefined
  /** Plain text; made of the HTML where there is only that. No secret reply address is in it. */
  readonly text: string
  readonly own: OwnWords
  readonly isFromHtml: boolean
  readonly attachments: readonly Attached[]
  readonly calendars: readonly CalendarPart[]
  readonly report: Report | undefined
  readonly automatic: readonly AutomaticSign[]
  /** Bounds that it went over: what lies beyond them is only in the bytes as they came. */
  readonly cut: readonly ('text' | 'addresses' | 'attachments' | 'references')[]
}
