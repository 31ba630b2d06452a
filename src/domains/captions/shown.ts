/** What the pages of this domain are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { EventNumber } from '../../platform/live/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Hosting, Meeting, Session } from '../meetings/index.ts'
import type { Attendee } from '../minutes/index.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import type { CaptionLine, Key, Strand, Tongue } from './caption.ts'
import type { Refusal } from './refusal.ts'
import type { Case } from './rules.ts'

export type FormName = 'write' | 'strike' | 'name' | 'release' | 'key' | 'revoke'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: Refusal | undefined
}

/** A line with who had the floor then, where somebody had it. */
export type SpokenLine = CaptionLine & { readonly floor: Attendee | undefined }

/** Lines with all that is needed to say them. */
export type LinesShown = {
  readonly meeting: Meeting
  readonly lines: readonly SpokenLine[]
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
}

/** A language of the captions, how many lines it has, and how its newest came to be. */
export type Strands = readonly (Strand & { readonly lines: number })[]

type Scene = LinesShown & {
  readonly hosting: Hosting
  readonly about: Case
  readonly strands: Strands
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

export type TranscriptShown = Scene & {
  /** What listeners were told last, when this was read. */
  readonly told: EventNumber
  /** Absent where nothing was written down. */
  readonly language: Tongue | undefined
  /** Counted from the beginning, from 0 on. */
  readonly page: number
  readonly pages: number
  /** The line that is struck, where one was chosen. */
  readonly chosen: SpokenLine | undefined
  /** The public address of this place. */
  readonly url: string
}

export type WriteShown = Scene & {
  readonly sessions: readonly Session[]
  /** Whom one may name: those who came, for whoever runs the meeting. */
  readonly came: readonly PersonId[]
  /** For whoever runs the meeting. */
  readonly keys: readonly Key[]
  /** Just made, and shown this once. */
  readonly secret: string | undefined
  readonly url: string
}
