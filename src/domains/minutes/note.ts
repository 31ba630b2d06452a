/**
 * The notes of a meeting: paragraphs that those who came write together, each a note, a decision,
 * an intervention or an action. Nouns only.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { Attendee } from './attendance.ts'

export type NoteId = Brand<string, 'NoteId'>

export const NOTE_KINDS = ['note', 'decision', 'intervention', 'action'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** Paragraphs of one meeting, and characters of one. */
export const NOTES_MAX = 2_000
/** Of them for who runs the meeting, so that decisions find room, and of one who does not. */
export const NOTES_FOR_RUNNERS = 300
export const NOTES_OF_ONE_MAX = 1_000
export const NOTE_LENGTH_MAX = 5_000
/** Paragraphs that one form may add: a scribe pastes a page, not a novel. */
export const PASTED_MAX = 50
/** Clauses that an intervention may name. */
export const CLAUSES_MAX = 20

/** How long a paragraph is kept for whoever writes in it, from when they last said so. */
export const HOLD_SECONDS = 180

export type Spoken = {
  readonly speaker: Attendee
  /** The text and the clauses it was about, where the scribe said so. */
  readonly text: string | undefined
  readonly clauses: readonly string[]
}

export type Note = {
  readonly id: NoteId
  readonly meeting: MeetingId
  readonly kind: NoteKind
  /** The item of the agenda that it stands under. */
  readonly item: string | undefined
  /** Where it stands among the paragraphs of its item: the smaller first. */
  readonly place: number
  readonly words: Commitment
  /** Grows with each change: what a form was opened from. */
  readonly version: number
  readonly spoken: Spoken | undefined
  /** The action that was captured here, as the domain of actions names it. */
  readonly action: string | undefined
  /** The paragraph that was written at the same time as this one. */
  readonly beside: NoteId | undefined
  readonly writtenBy: PersonId
  readonly at: Instant
  readonly struckAt: Instant | undefined
}

/** Kept for one writer, until a moment. Private: who writes now is nobody's business later. */
export type Hold = { readonly note: NoteId; readonly by: PersonId; readonly until: Instant }

export const noteId = (raw: string): NoteId | undefined =>
  isUlid(raw) ? (raw as string as NoteId) : undefined
