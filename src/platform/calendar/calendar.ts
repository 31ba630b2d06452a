/** What a calendar holds, as RFC 5545 and 5546 know it. Nouns only; knows no domain. */
import type { Instant } from '../values.ts'

/** One UID: something that happens once, or a set that a rule or a list of dates describes. */
export type CalendarEntry = {
  /** The same for ever, in the whole world. */
  readonly uid: string
  /** Grows with each change that a calendar must learn. */
  readonly sequence: number
  /** When it was last changed. */
  readonly stamp: Instant
  /** IANA: the wall time of this zone repeats. */
  readonly zone: string
  readonly words: EventWords
  /** In the order of `planned`, no two of them at one hour; at least one. */
  readonly occurrences: readonly Occurrence[]
  readonly organizer?: Party | undefined
  readonly invited?: Invited | undefined
  /** A deadline takes nobody's time. */
  readonly isFree?: boolean | undefined
}

export type EventWords = {
  readonly summary: string
  readonly description: string
  readonly location?: string | undefined
  readonly url?: string | undefined
}

export type Occurrence = {
  /** Which one of its set: it keeps this when it is moved. */
  readonly planned: Instant
  readonly at: Instant
  /** None for what is an hour and lasts no time. */
  readonly minutes: number
  readonly isCancelled: boolean
  /** Where they differ from those of its set. */
  readonly words?: EventWords | undefined
}

export type Party = { readonly name: string; readonly address: string }

export const ANSWERS = ['accepted', 'declined', 'tentative'] as const
/** PARTSTAT of RFC 5545 §3.2.12, as far as people answer. */
export type Answer = (typeof ANSWERS)[number]

export type Invited = Party & {
  readonly answer: Answer | undefined
  /** False where no mail is taken: then the description says where to answer. */
  readonly answersByMail: boolean
}

export const METHODS = ['PUBLISH', 'REQUEST', 'CANCEL'] as const
export type Method = (typeof METHODS)[number]
