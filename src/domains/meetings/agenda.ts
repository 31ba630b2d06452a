/** What a meeting takes up, item by item. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { MeetingId } from './meeting.ts'

export type ItemId = Brand<string, 'AgendaItemId'>

/** Of one meeting. A board of a day takes up twenty, a forum of six days has sessions. */
export const ITEMS_MAX = 60
/** Of them for who runs the meeting alone, and of one person who does not: nobody fills it. */
export const ITEMS_FOR_RUNNERS = 15
export const ITEMS_OF_ONE_MAX = 8
export const TOPIC_LENGTH_MAX = 300
/** A day of one item is a meeting of its own. */
export const ITEM_MINUTES_MAX = 480

export type AgendaItem = {
  readonly id: ItemId
  readonly meeting: MeetingId
  /** In the meeting, as people call it; given once, never to another. */
  readonly number: number
  /** Where it stands among the others: the lower ones come first. */
  readonly place: number
  readonly topic: Commitment
  readonly broughtBy: PersonId
  readonly addedAt: Instant
  /** Minutes that it was given; as many as were asked until somebody gave it others. */
  readonly minutes: number | undefined
  /** What it is about, as `text:01J…` or `action:01J…`. */
  readonly link: string | undefined
  readonly state: ItemState
}

export type ItemState =
  | { readonly kind: 'open' }
  | { readonly kind: 'declined'; readonly at: Instant; readonly reason: Commitment }
  | { readonly kind: 'withdrawn'; readonly at: Instant }

/** What stands on the agenda, in its order. */
export const standing = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  items
    .filter(({ state }) => state.kind === 'open')
    .toSorted((one, other) => one.place - other.place || one.number - other.number)

/** How long all items take that say how long they take. */
export const minutesAsked = (items: readonly AgendaItem[]): number =>
  standing(items).reduce((sum, { minutes = 0 }) => sum + minutes, 0)

export const itemId = (raw: string): ItemId | undefined =>
  isUlid(raw) ? (raw as string as ItemId) : undefined
