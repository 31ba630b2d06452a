/** A notice: what the staff tells those concerned about a date, once, in each language. Nouns. */
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import { days, type Brand, type Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { Host } from '../processes/index.ts'

/** What opened, what ends soon, a meeting that comes. */
export const NOTICE_KINDS = ['opened', 'closing', 'meeting'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** `closing-01J…`: a kind and the window or meeting that it is about, so each is sent once. */
export type NoticeId = Brand<string, 'NoticeId'>

export const SUBJECT_LENGTH_MAX = 160
export const WORDS_LENGTH_MAX = 4_000
/** Notices of one page; there are no more to check than those of the coming fortnight. */
export const NOTICES_MAX = 50
/** So long after it opened, before it closes, before a meeting a notice is worth its mail. */
export const OPENED_WITHIN = days(7)
export const CLOSING_WITHIN = days(3)
export const MEETING_WITHIN = days(14)
/** Mail of a notice goes out within minutes; what a fault held up for longer is no news. */
export const SENT_WITHIN = days(7)

export type NoticeName = { readonly kind: NoticeKind; readonly of: string }

export function noticeId(raw: string): NoticeId | undefined {
  return nameOf(raw) && (raw as NoticeId)
}

/** What an id says, or nothing where it is none. */
export function nameOf(raw: string): NoticeName | undefined {
  const [kind, of = '', ...more] = raw.split('-')
  const known = NOTICE_KINDS.find((one) => one === kind)
  return known && more.length === 0 && isUlid(of) ? { kind: known, of } : undefined
}

export const idOf = ({ kind, of }: NoticeName): NoticeId => `${kind}-${of}` as NoticeId

/** What somebody of the staff has read and stands for, in one language. */
export type Draft = {
  readonly language: Language
  readonly subject: string
  readonly words: string
  readonly by: PersonId
  readonly at: Instant
}

export type Wording = {
  readonly language: Language
  readonly subject: Commitment
  readonly words: Commitment
}

export type Notice = {
  readonly id: NoticeId
  readonly host: Host
  readonly wordings: readonly Wording[]
  /** To how many people it went. */
  readonly people: number
  readonly by: PersonId
  readonly at: Instant
}
