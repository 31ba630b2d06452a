/** A mail that goes out, and what became of it. Nouns only. */
import type { Brand, Instant } from '../values.ts'
import type { Language } from '../languages/index.ts'
import type { MailAddress } from './address.ts'
import type { AnswerMail } from './answer.ts'
import type { CalendarMail } from './calendar-mail.ts'
import type { ListMail } from './list.ts'

export type MailId = Brand<string, 'MailId'>

export const MAIL_KINDS = ['sign-in', 'notice', 'list', 'answer'] as const

/**
 * `sign-in`: asked for this minute by its reader, who cannot unsubscribe from it. `list`: a message
 * of somebody to a place, with one Message-ID for all its readers. `answer`: to a mail of theirs.
 */
export type MailKind = (typeof MAIL_KINDS)[number]

/** What a domain hands over; `mailBody` makes `text` and `html` from the same data. */
export type NewMail = {
  readonly to: MailAddress
  /** The reader, as the domain of people knows them. */
  readonly person?: string
  readonly language: Language
  /** The object it tells of: `call:01J…`. */
  readonly about: string
  readonly subject: string
  readonly text: string
  readonly html?: string
} & (
  | { readonly kind: 'sign-in' }
  /** `unsubscribe` is a link that ends such notices when it is posted to (RFC 8058). */
  | {
      readonly kind?: 'notice'
      readonly unsubscribe?: string
      /** The secret address of this reader, for this thing. */
      readonly replyTo?: MailAddress
      /** Of an invitation: beside the text, and attached for programs that look there. */
      readonly calendar?: CalendarMail
    }
  | { readonly kind: 'list'; readonly unsubscribe: string; readonly list: ListMail }
  | { readonly kind: 'answer'; readonly answer: AnswerMail }
)

export type OutgoingMail = {
  readonly id: MailId
  readonly to: MailAddress
  readonly person: string | undefined
  readonly language: Language
  readonly kind: MailKind
  readonly about: string
  readonly subject: string
  readonly text: string
  readonly html: string | undefined
  readonly unsubscribe: string | undefined
  readonly list: ListMail | undefined
  readonly answer: AnswerMail | undefined
  readonly calendar: CalendarMail | undefined
  /** Where it comes back to; unique to this mail, so that a bounce says by itself whose it is. */
  readonly envelope: string | undefined
  /** With its angle brackets; the same at each attempt. */
  readonly messageId: string
  readonly created: Instant
  readonly attempts: number
  readonly state: MailState
}

/** `words` are the server's own. */
export type MailState =
  | { readonly kind: 'waiting'; readonly nextAt: Instant; readonly words: string | undefined }
  | { readonly kind: 'claimed'; readonly until: Instant }
  | { readonly kind: 'sent'; readonly at: Instant; readonly words: string }
  | { readonly kind: 'failed'; readonly at: Instant; readonly words: string }
  | { readonly kind: 'held' }

export const MAIL_STATES = ['waiting', 'claimed', 'sent', 'failed', 'held'] as const
