/** The minutes of a meeting: its notes once they are closed, corrected and approved. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import { after, minutes, unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { NoteId } from './note.ts'

/** Days in which whoever came may ask for corrections before minutes are approved. */
export const CORRECTION_DAYS = 7

/** Notes open an hour before the meeting: agendas are copied, apologies come in. */
export const OPENS_MINUTES_BEFORE = 60

export const WORDS_LENGTH_MAX = 2_000

export type MinutesState =
  | { readonly kind: 'open' }
  | { readonly kind: 'draft'; readonly since: Instant; readonly until: Instant }
  | { readonly kind: 'approved'; readonly at: Instant; readonly digest: string }

export type Minutes = {
  readonly meeting: MeetingId
  readonly state: MinutesState
  /** Where the body approved them, in words, or why they were opened again. */
  readonly said: Commitment | undefined
}

/** `early`: the meeting is not near enough for notes. */
export type MinutesPhase = 'early' | MinutesState['kind']

export function phaseOf(
  state: MinutesState,
  meeting: { readonly starts: Instant },
  now: Instant,
): MinutesPhase {
  switch (state.kind) {
    case 'open':
      return now < opensAt(meeting) ? 'early' : 'open'
    case 'draft':
    case 'approved':
      return state.kind
    default:
      return unreachable(state)
  }
}

export const opensAt = ({ starts }: { readonly starts: Instant }): Instant =>
  after(starts, minutes(-OPENS_MINUTES_BEFORE))

export type CorrectionId = Brand<string, 'CorrectionId'>

export const CORRECTIONS_MAX = 500

export type CorrectionState =
  | { readonly kind: 'asked' }
  | { readonly kind: 'taken'; readonly at: Instant; readonly by: PersonId }
  | {
      readonly kind: 'declined'
      readonly at: Instant
      readonly by: PersonId
      readonly reason: Commitment
    }

/** "That is not what I said": words that should stand instead, and why. */
export type Correction = {
  readonly id: CorrectionId
  readonly meeting: MeetingId
  readonly note: NoteId
  readonly askedBy: PersonId
  readonly words: Commitment
  readonly why: Commitment
  readonly askedAt: Instant
  readonly state: CorrectionState
}

export const correctionId = (raw: string): CorrectionId | undefined =>
  isUlid(raw) ? (raw as string as CorrectionId) : undefined
