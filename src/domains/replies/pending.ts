/** What was asked for in somebody's name and is not done until they say so. Nouns and rules. */
import { isUlid } from '../../platform/clock.ts'
import { days, ok, refuse, type Brand, type Instant, type Result } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { NotDone } from './door.ts'
import type { Request } from './request.ts'

export type PendingId = Brand<string, 'PendingId'>

/** `unread`: they are known, and have not read yet what one reads before a first act. */
export type Why = { readonly kind: 'unproven' } | Extract<NotDone, { readonly kind: 'unread' }>

export type Pending = {
  readonly id: PendingId
  readonly person: PersonId
  readonly why: Why['kind']
  readonly request: Request
  /** Those that its mail set out, as `agreementKey` names them. */
  readonly undertakings: string | undefined
  readonly created: Instant
  readonly expires: Instant
  readonly state: 'waiting' | 'confirmed' | 'disowned'
}

/** A week: who looks into their mail on one day of it can still say so. */
export const PENDING_FOR = days(7)
/** For one person in one day; what comes above it waits for somebody of the staff. */
export const PENDING_PER_DAY_MAX = 10

export const pendingId = (raw: string): PendingId | undefined =>
  isUlid(raw) ? (raw as string as PendingId) : undefined

export const isWaiting = ({ state, expires }: Pending, now: Instant): boolean =>
  state === 'waiting' && now < expires

/** @param recent of the same person, of the last day and what still waits */
export function mayAsk(recent: readonly Pending[], now: Instant): 'ask' | 'wait' | 'full' {
  const today = recent.filter(({ created }) => created > now - days(1))
  if (today.length >= PENDING_PER_DAY_MAX) return 'full'
  const unproven = recent.filter(({ why }) => why === 'unproven')
  // Whoever was just told to have been imitated is not told again each time.
  const isKnown = unproven.some(
    (one) => isWaiting(one, now) || (one.state === 'disowned' && one.created > now - days(1)),
  )
  return isKnown ? 'wait' : 'ask'
}

export type PendingRefusal = { readonly kind: 'settled-already' | 'over' }

export function settle(
  pending: Pending,
  state: 'confirmed' | 'disowned',
  now: Instant,
): Result<Pending, PendingRefusal> {
  if (pending.state !== 'waiting') return refuse({ kind: 'settled-already' })
  if (now >= pending.expires) return refuse({ kind: 'over' })
  return ok({ ...pending, state })
}
