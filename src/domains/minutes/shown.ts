/** What the pages of this domain are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { EventNumber } from '../../platform/live/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { AgendaItem, Hosting, Meeting } from '../meetings/index.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import type { Correction } from './minutes.ts'
import type { Moderator } from './moderator.ts'
import type { Hold, Note, NoteId } from './note.ts'
import type { Refusal } from './refusal.ts'
import type { Case } from './rules.ts'
import type { Trace, TraceDuty } from './trace.ts'

export type FormName =
  | 'come'
  | 'guests'
  | 'strike-line'
  | 'moderator'
  | 'end-moderator'
  | 'write'
  | 'change'
  | 'strike'
  | 'hold'
  | 'minutes'
  | 'correct'
  | 'answer'
  | 'trace'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: Refusal | undefined
}

export type Scene = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly about: Case
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

export type NotesShown = Scene & {
  /** What listeners were told last, when this was read. */
  readonly told: EventNumber
  readonly moderators: readonly Moderator[]
  readonly agenda: readonly AgendaItem[]
  readonly notes: readonly Note[]
  readonly holds: ReadonlyMap<NoteId, Hold>
  readonly corrections: readonly Correction[]
  readonly traces: readonly Trace[]
  readonly duties: readonly TraceDuty[]
}

/** One paragraph, with the form in which it is written or corrected. */
export type NoteShown = Scene & {
  readonly note: Note
  readonly hold: Hold | undefined
  readonly corrections: readonly Correction[]
}
