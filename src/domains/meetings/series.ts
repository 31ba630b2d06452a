/** A series of meetings: how its days and slots follow each other. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { Host } from '../processes/index.ts'
import type { MeetingKind, SeriesId } from './meeting.ts'
import type { Fold } from './wall-time.ts'

/** Two years of weekly calls; more nobody plans ahead, and each is a meeting of its own. */
export const OCCURRENCES_MAX = 104
/** Slots that a series takes in turn. Source: processes.md 8.4 (rotate two or three slots). */
export const SLOTS_MAX = 3
export const WEEKS_APART_MAX = 52

export const REPEATS = ['once', 'weekly', 'monthly', 'dates'] as const
export type Repeats = (typeof REPEATS)[number]

/** A time of day in a zone: occurrence i of a series takes slot i mod k. */
export type Slot = { readonly time: string; readonly zone: string }

export type Rhythm =
  | { readonly kind: 'once' }
  | { readonly kind: 'weekly'; readonly every: number; readonly count: number }
  /** The same weekday of its month: the third Thursday, or the last one. */
  | { readonly kind: 'monthly'; readonly last: boolean; readonly count: number }
  | { readonly kind: 'dates'; readonly dates: readonly string[] }

export type Pattern = {
  /** The first day, `2026-11-26`: also the weekday of all that follow by rule. */
  readonly from: string
  readonly rhythm: Rhythm
  readonly slots: readonly Slot[]
  readonly minutes: number
  /** Days on which it does not meet. The slots turn on all the same. */
  readonly except: readonly string[]
  /** Which of two, where a zone repeats the hour. */
  readonly fold: Fold
}

/** One meeting at a wall time, `2026-11-26T15:00`; of an hour that comes twice, the earlier. */
export function onceAt(local: string, zone: string, minutes: number): Pattern {
  const [from = '', time = ''] = local.split('T')
  const slots = [{ time, zone }]
  return { from, rhythm: { kind: 'once' }, slots, minutes, except: [], fold: 'earlier' }
}

export type Series = {
  readonly id: SeriesId
  readonly host: Host
  readonly kind: MeetingKind
  readonly title: Commitment
  readonly pattern: Pattern
  readonly madeBy: PersonId
  readonly madeAt: Instant
}

/** One day of a series before anything is announced. */
export type Occurrence = {
  /** From 1; the exceptions are not counted. */
  readonly number: number
  readonly local: string
  readonly zone: string
  readonly starts: Instant
  /** The zone has this wall time twice on that day. */
  readonly repeated: boolean
}
