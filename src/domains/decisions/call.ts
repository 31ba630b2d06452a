/** A consensus call: one question put to a group on one version of a text. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { type ProcessId, type Window, windowPhase } from '../processes/index.ts'
import type { TextId } from './text-source.ts'

export type CallId = Brand<string, 'CallId'>

export type Call = {
  readonly id: CallId
  readonly process: ProcessId
  /** Which of the template's windows it is: a call, a confirmation by mail. */
  readonly windowKind: string
  readonly subject: CallSubject
  /** Which of the template's ladders its level is found on; without one, `consensus`. */
  readonly ladder?: string | undefined
  readonly question: Commitment
  /** The rule set in force when the call was drafted: base64 SHA-256 of the pinned template. */
  readonly rules: string
  readonly visibility: Visibility
  readonly draftedBy: PersonId
  readonly draftedAt: Instant
  /** The window of the process that serves it; none while it is a draft. */
  readonly window: Window | undefined
  /** Who is counted: empty until the call opens, frozen from then on. */
  readonly roll: Roll
  readonly state: CallState
}

/** A version, by its number and its hash, so that nobody can swap the words. */
export type CallSubject = {
  readonly text: TextId
  readonly version: number
  readonly hash: string
}

/**
 * When positions can be read. `at-close`: they are sealed until the window ends, then all opened.
 * `objections-only`: nobody is asked for assent; only objections are taken.
 */
export const VISIBILITIES = ['at-once', 'at-close', 'objections-only'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export type CallState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly closedAt: Instant }
  | {
      readonly kind: 'designated'
      readonly designation: string
      readonly designatedAt: Instant
    }
  | { readonly kind: 'withdrawn'; readonly withdrawnAt: Instant; readonly reason: Commitment }

/** Logged before the call opens: one seat for each person. */
export type Roll = readonly Seat[]
export type Seat = { readonly person: PersonId; readonly group: string }

/** The group of those who are in none, or of everybody where the process groups nobody. */
export const NO_GROUP = ''

/** What the hour makes of a state: a window that has run out is closed before any job says so. */
export type Phase = CallState['kind'] | 'ahead'

export function phaseOf({ state, window }: Pick<Call, 'state' | 'window'>, now: Instant): Phase {
  if (state.kind !== 'open' || !window) return state.kind
  const phase = windowPhase(window, now)
  return phase === 'waiting' ? 'ahead' : phase
}

/** When it opened and closes; nothing while it is a draft or waits for a language. */
export const datesOf = ({ window }: Pick<Call, 'window'>) =>
  window?.state.kind === 'dated' ? window.state : undefined

export const seatOf = ({ roll }: Pick<Call, 'roll'>, person: PersonId): Seat | undefined =>
  roll.find((seat) => seat.person === person)

/** Reads an id from a URL. Anything but a ULID is `undefined`; the route answers 404. */
export function callId(raw: string): CallId | undefined {
  return isUlid(raw) ? (raw as string as CallId) : undefined
}
