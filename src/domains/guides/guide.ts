/** A guide: somebody who answers a newcomer's questions, and what the two write. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'

/** Newcomers that one guide has at a time: more of them get no answers. */
export const PLACES_MAX = 5
/** Guides that are looked at; the newest first. */
export const GUIDES_MAX = 500
export const HOURS_LENGTH_MAX = 200
export const WORDS_LENGTH_MAX = 4_000
/** What two people write to each other here; then they know how to find each other. */
export const MESSAGES_MAX = 200

/** Schemes in which people put themselves, and by which a newcomer may choose. */
export const GROUPS = 'stakeholder-groups'
export const REGIONS = 'regions'

export type Guide = {
  readonly person: PersonId
  readonly languages: readonly Language[]
  readonly group: string | undefined
  readonly region: string | undefined
  /** When they answer, in their own words. */
  readonly hours: Commitment
  readonly places: number
  readonly since: Instant
  readonly endedAt: Instant | undefined
}

export type PairId = Brand<string, 'GuidePairId'>

export type Pair = {
  readonly id: PairId
  readonly guide: PersonId
  readonly newcomer: PersonId
  readonly language: Language
  readonly begunAt: Instant
  readonly ended: { readonly at: Instant; readonly by: PersonId } | undefined
}

export type GuideMessage = {
  readonly number: number
  readonly author: PersonId
  readonly words: string
  readonly at: Instant
}

export const pairId = (raw: string): PairId | undefined =>
  isUlid(raw) ? (raw as string as PairId) : undefined

export const otherOf = ({ guide, newcomer }: Pair, person: PersonId): PersonId =>
  person === guide ? newcomer : guide

/** What a newcomer may well ask; nobody should have to find out that one may. */
export const QUESTIONS = [
  'what-now',
  'words',
  'wrong-place',
  'late',
  'language',
  'employer',
  'object',
  'counted',
  'record',
  'help',
] as const
