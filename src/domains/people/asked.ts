/** What many are asked at once, as other domains tell it. Nouns only. */
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from './person.ts'

/** What an answer by mail can say: each has an example line in the words of the reader. */
export type AnswerWord = 'support' | 'reserve' | 'object' | 'vote-yes' | 'vote-no' | 'vote-abstain'

export type Asked = {
  /** What an answer is about: `call:01J…`. */
  readonly about: `${string}:${string}`
  /** Where it is asked: `process:01J…`, as mail of a place is chosen. */
  readonly place: `${string}:${string}`
  readonly href: string
  /** The window's own notice, where its template has it checked: nobody gets a second mail. */
  readonly notice: `${string}:${string}`
  readonly opens: Instant
  readonly until: Instant
  readonly people: readonly PersonId[]
  readonly answers: readonly AnswerWord[]
  /** It tells and asks nothing: its own words are the mail, and no answer to it is taken. */
  readonly isNotice?: boolean
  /** What is asked, where, what silence means, and why the hour was moved, if it was. */
  readonly said: (t: Translate, language: Language) => AskedWords
}

export type AskedWords = {
  readonly question: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** All that is open now; what is asked without an hour is none of it. */
export type AskedOf = (read: Read, now: Instant) => Promise<readonly Asked[]>
