/** Who may say that they come, until when, and who may ask to be invited. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Meeting } from '../meetings/index.ts'
import type { Actor } from '../people/index.ts'
import { TOLD_FROM, type Coming, type NamedHub, type Said, type Way } from './coming.ts'
import { isCancelled } from './entry.ts'

export type Refusal =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'begun' }
  /** Who does not come comes no way. */
  | { readonly kind: 'way-of-nobody' }
  | { readonly kind: 'no-such-hub' }
  | { readonly kind: 'too-many-asks'; readonly most: number }

/** Until it begins: what comes later is attendance. */
export function mayAnswer(
  meeting: Meeting,
  actor: Actor | undefined,
  now: Instant,
): Result<Actor, Refusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  if (isCancelled(meeting)) return refuse({ kind: 'cancelled' })
  if (meeting.starts <= now) return refuse({ kind: 'begun' })
  return ok(actor)
}

export type Typed = {
  readonly coming: Coming
  readonly way: Way | undefined
  /** That are offered and open. */
  readonly hubs: readonly Pick<NamedHub, 'id'>[]
}

export function answer(
  meeting: Meeting,
  actor: Actor | undefined,
  { coming, way, hubs }: Typed,
  now: Instant,
): Result<Said, Refusal> {
  const allowed = mayAnswer(meeting, actor, now)
  if (!allowed.ok) return allowed
  if (coming === 'no' && way !== undefined) return refuse({ kind: 'way-of-nobody' })
  const isNamed = way?.startsWith('hub:') === true
  if (isNamed && !hubs.some((hub) => way === `hub:${hub.id}`)) {
    return refuse({ kind: 'no-such-hub' })
  }
  const { id, starts } = meeting
  return ok({ meeting: id, person: allowed.value.person, coming, way, starts, at: now })
}

export type Counts = Readonly<Record<Coming, number>>

export const countsOf = (said: readonly Said[]): Counts => {
  const count = (coming: Coming) => said.filter((one) => one.coming === coming).length
  return { yes: count('yes'), maybe: count('maybe'), no: count('no') }
}

export type RegionTold = { readonly region: string; readonly atLeast: number }

/**
 * How many come of each region, in whole fives: a region is said in public, and who comes is not;
 * beside the exact sum of all, exact counts would tell those of a small region by what is left.
 */
export function regionsTold(regions: readonly (string | undefined)[]): readonly RegionTold[] {
  const named = regions.filter((one) => one !== undefined)
  return [...new Set(named)].toSorted().flatMap((region) => {
    const count = named.filter((one) => one === region).length
    const atLeast = count - (count % TOLD_FROM)
    return atLeast === 0 ? [] : [{ region, atLeast }]
  })
}

/** Small numbers would name people to those who know each other: `undefined` where too few. */
export const toldCount = (count: number): number | undefined =>
  count === 0 || count >= TOLD_FROM ? count : undefined
