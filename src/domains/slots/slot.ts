/** Times of the week at which people meet, and what these cost them. Nouns only. */
import type { Instant } from '../../platform/values.ts'

/** Monday is 1. Source: ISO 8601. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * The hours in which a meeting costs nobody their night: local time, in minutes of the day.
 *
 * Source: processes.md 8.4 [D]: inconvenience minutes outside 08:00–20:00 local.
 */
export const DAY_BEGINS = 8 * 60
export const DAY_ENDS = 20 * 60
export const DAY_MINUTES = 24 * 60

/** Slots begin on the hour or half past it: what people can remember. */
export const STEP_MINUTES = 30

/** Source: processes.md 8.4 [V]: rotate 2–3 slots, so that no region always takes the night. */
export const SLOTS_MAX = 3

/** As many as a series of meetings has. */
export const TIMES_MAX = 104
export const LENGTH_MIN = 15
export const LENGTH_MAX = 8 * 60

/** More are a population and no meeting; zones are the lines of a form. */
export const PEOPLE_MAX = 2_000
export const LINES_MAX = 40
export const REGION_LENGTH_MAX = 60

/** Hours of a day, from the first minute up to and not at the last; they may go over midnight. */
export type Hours = { readonly from: number; readonly to: number }

/** So many people of one region in one zone. */
export type Sitting = {
  readonly region: string
  /** An IANA time zone. */
  readonly zone: string
  readonly people: number
  /** Local hours in which they cannot come at all. */
  readonly impossible?: Hours | undefined
}

/** What is asked: one meeting a week, from a day on. */
export type Pattern = {
  /** The days that come into question; all meetings are on one of them. */
  readonly days: readonly Weekday[]
  readonly minutes: number
  readonly times: number
  /** How many slots take turns. */
  readonly slots: number
  /** The first day on which there can be a meeting: `2026-12-01`. */
  readonly from: string
  /** The zone by whose clock the meetings are announced, and whose summer time they follow. */
  readonly zone: string
}

/** What one region bears: minutes outside the day, of all its people in all the meetings. */
export type Burden = {
  readonly region: string
  readonly people: number
  readonly minutes: number
}

export const meanOf = ({ minutes, people }: Pick<Burden, 'minutes' | 'people'>): number =>
  people === 0 ? 0 : minutes / people

export type Proposal = {
  /** By the clock of the pattern's zone, as the slots are. */
  readonly weekday: Weekday
  /** Minutes of the day. Meeting `i` takes slot `i mod slots.length`. */
  readonly slots: readonly number[]
  readonly starts: readonly Instant[]
  /** By region, in the order of its name. */
  readonly burdens: readonly Burden[]
}

/** What somebody has borne or will bear in one meeting. */
export type OwnLine = { readonly at: Instant; readonly minutes: number; readonly outside: number }
