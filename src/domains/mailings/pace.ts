/** How much mail somebody wants, of what. Nouns only. */
import { aboutOf, ABOUT_KINDS, type AboutKind } from '../discussions/index.ts'
import type { Key, Values } from '../../platform/languages/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Actor, PersonId, Stake } from '../people/index.ts'

/** `needs`: only what needs the reader; `none`: nothing but what they ask for themselves. */
export const PACES = ['now', 'daily', 'weekly', 'needs', 'none'] as const
export type Pace = (typeof PACES)[number]

/** `process:01J…`, `list:01J…`, or all there is. */
export type PlaceKey = Brand<string, 'PlaceKey'>
export const EVERYWHERE = 'everything' as PlaceKey

/** What one wrote oneself, as others get it: `now` for those who want it back. */
export const OWN = 'own' as PlaceKey

/** What one follows or takes part in, where nothing else was chosen. */
export const STANDARD: Pace = 'daily'

/** Places that one reader chooses for. */
export const CHOICES_MAX = 200

export const isPace = (raw: string): raw is Pace => PACES.some((pace) => pace === raw)

export function placeKey(raw: string): PlaceKey | undefined {
  if (raw === EVERYWHERE || raw === OWN) return raw as PlaceKey
  return aboutOf(raw) ? (raw as PlaceKey) : undefined
}

export const isPlaceKind = (raw: string): raw is AboutKind =>
  ABOUT_KINDS.some((kind) => kind === raw)

export type Choices = ReadonlyMap<PlaceKey, Pace>

export type Missed = { readonly from: Instant; readonly to: Instant | undefined }

/** How far mail to one reader has got. */
export type MailReader = {
  readonly person: PersonId
  /** When the next mail of the day is due. */
  readonly nextAt: Instant
  /** What was said before has been told, to those who take it daily and weekly. */
  readonly dailyTo: Instant
  readonly weeklyTo: Instant
  /** What was known to need them when they were last told. */
  readonly needs: readonly string[]
  /** Reminders that were given, as `days href until`. */
  readonly reminded: readonly string[]
  /** Mail to them came back: nothing is sent until they say so. */
  readonly pausedAt: Instant | undefined
  /** What a pause kept back of all that they take at once; open while it lasts. */
  readonly missed: Missed | undefined
}

/** What needs somebody, told by every domain; the composition joins them. */
export type Need = {
  readonly said: { readonly key: Key } & Values
  readonly href: string
  readonly until: Instant | undefined
  readonly since?: Instant | undefined
  readonly stake?: Stake | undefined
}
export type NeedsOf = (
  read: Read,
  actor: Actor | undefined,
  now: Instant,
) => Promise<readonly Need[]>
