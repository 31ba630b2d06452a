/** What the pages of this domain are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { EventNumber } from '../../platform/live/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Hosting, Meeting } from '../meetings/index.ts'
import type { Actor, Capacity, Commitment, Named, PersonId } from '../people/index.ts'
import type { ChatLine, ChatLineId } from './chat.ts'
import type { Refusal } from './refusal.ts'
import type { Case } from './rules.ts'

export type FormName = 'write' | 'strike'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: Refusal | undefined
}

/** Lines with all that is needed to say them. */
export type LinesShown = {
  readonly meeting: Meeting
  readonly lines: readonly ChatLine[]
  /** Those that they answer, where they stand on another page. */
  readonly answered: ReadonlyMap<ChatLineId, ChatLine>
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly organisations: ReadonlyMap<Capacity, Commitment>
}

export type ChatShown = LinesShown & {
  readonly hosting: Hosting
  readonly about: Case
  /** What listeners were told last, when this was read. */
  readonly told: EventNumber
  /** Pages of older lines: 0 is the newest. */
  readonly page: number
  readonly isMore: boolean
  readonly now: Instant
  readonly viewer: Actor | undefined
  /** The line that is answered or struck, where one was chosen. */
  readonly chosen: ChatLine | undefined
  readonly returned: Returned | undefined
}
