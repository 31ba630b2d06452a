/** A hum: a non-binding sense of the room, which never opens a gate. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import { seconds, type Brand, type Duration, type Instant } from '../../platform/values.ts'
import type { ItemId, MeetingId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'

export type HumId = Brand<string, 'HumId'>

/** What stands to be chosen where nobody wrote other answers; in each reader's language. */
export const USUAL_ANSWERS = ['yes', 'with-a-change', 'not-yet'] as const
export type UsualAnswer = (typeof USUAL_ANSWERS)[number]

/** Questions of one meeting: one every few minutes for a day. */
export const HUMS_MAX = 100
export const QUESTION_LENGTH_MAX = 200
export const ANSWER_LENGTH_MAX = 60
export const ANSWERS_MIN = 2
/** More are not read out in a room, nor pressed on a telephone. */
export const ANSWERS_MAX = 5

/** Listeners are told how many have answered at most so often: each of them reads it again. */
export const TOLD_EVERY: Duration = seconds(5)

export type Answers =
  { readonly kind: 'usual' } | { readonly kind: 'own'; readonly words: readonly Commitment[] }

export const answerCount = (answers: Answers): number =>
  answers.kind === 'usual' ? USUAL_ANSWERS.length : answers.words.length

/** How an answer came. Source: issue "the working week", "hubs entered by count". */
export const WAYS = ['room', 'online', 'hub', 'phone'] as const
export type Way = (typeof WAYS)[number]

/** A part of those who answered, told apart from the others where enough of it answered. */
export type Block = {
  /** `hub`, `phone`, `group:academia`, `no-group`; or `rest`, all that are not told apart. */
  readonly cell: string
  /** By answer, in the order of the answers. */
  readonly counts: readonly number[]
}

export type Counts = {
  readonly counts: readonly number[]
  /** How many answered in which way; never what. */
  readonly ways: Readonly<Record<Way, number>>
  /** How many were entered by another's hand. */
  readonly byHand: number
  /** Each answer in exactly one; none where they would not tell more than the whole. */
  readonly blocks: readonly Block[]
}

export type HumState =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'closed'
      readonly at: Instant
      readonly by: PersonId
      readonly counted: Counts
    }

export type Hum = {
  readonly id: HumId
  readonly meeting: MeetingId
  /** What was on the table when it was asked. */
  readonly item: ItemId | undefined
  readonly question: Commitment
  readonly answers: Answers
  readonly askedBy: PersonId
  readonly askedAt: Instant
  readonly state: HumState
}

export const humId = (raw: string): HumId | undefined =>
  isUlid(raw) ? (raw as string as HumId) : undefined

/** All that answered, in whatever way. */
export const totalOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0)
