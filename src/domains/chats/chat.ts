/** What people write beside a meeting while it goes on: short lines, on the record. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'

export type ChatLineId = Brand<string, 'ChatLineId'>

/** Characters as people count them. Source: the sketch of the plenary ("200 characters, slow"). */
export const CHAT_LENGTH_MAX = 200
/** As computers count them: one flag or one letter with its marks is several. */
export const CHAT_UNITS_MAX = 2_000
/** Of one meeting: a line every six seconds of a day. */
export const CHAT_LINES_MAX = 5_000
/** Where the rules of a group say nothing else. */
export const SLOW_SECONDS = 30
export const WHY_LENGTH_MAX = 2_000

export type ChatLine = {
  readonly id: ChatLineId
  readonly meeting: MeetingId
  readonly by: PersonId
  readonly capacity: Capacity
  /** Of the page on which it was written. */
  readonly language: Language
  readonly words: Commitment
  /** The line that it answers. */
  readonly reply: ChatLineId | undefined
  readonly at: Instant
  /** Taken out by whoever runs the meeting: that it was there stays. */
  readonly struck: Struck | undefined
}

export type Struck = { readonly at: Instant; readonly by: PersonId; readonly why: Commitment }

/** What the rules of a group say of its chat. */
export type ChatRule =
  { readonly kind: 'none' } | { readonly kind: 'slow'; readonly seconds: number }

export const chatLineId = (raw: string): ChatLineId | undefined =>
  isUlid(raw) ? (raw as string as ChatLineId) : undefined
