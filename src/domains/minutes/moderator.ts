/** Somebody who lends their hand to those on the telephone, in one meeting. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'

export type ModeratorId = Brand<string, 'MeetingModeratorId'>

/** As their acts say it. Source: product.md, the words ("moderator"). */
export const MODERATOR = 'moderator'

/** At a time: one for each line that a conference bridge offers, and a deputy. */
export const MODERATORS_MAX = 10
/** Of one meeting, ever: nobody fills its page by naming and dismissing. */
export const MODERATORS_EVER_MAX = 100

export type Moderator = {
  readonly id: ModeratorId
  readonly meeting: MeetingId
  readonly person: PersonId
  readonly namedBy: PersonId
  readonly at: Instant
  /** From then on their hand counts no more; what it did stays. */
  readonly endedAt: Instant | undefined
}

export const moderatorId = (raw: string): ModeratorId | undefined =>
  isUlid(raw) ? (raw as string as ModeratorId) : undefined
