/** What somebody loses by missing what waits for them, and so in which order it is shown. Pure. */
import { days, type Instant } from '../../platform/values.ts'

/**
 * In the order of regret: what can never be made good comes before what somebody waits for, and
 * that before what can be done as well tomorrow.
 */
export const STAKES = [
  'counted',
  'answer',
  'reservation',
  'position',
  'draft',
  'action',
  'meeting',
  'translation',
  'other',
] as const

/**
 * `counted`: an hour ends it for good, and this person counts in it. `answer`: somebody waits for
 * them. `reservation`: theirs runs out. `position`: they may say where they stand. `draft`: words
 * that wait for their assent. `action`: theirs to do. `meeting`: they are expected.
 * `translation`: theirs says what the text no longer says.
 */
export type Stake = (typeof STAKES)[number]

/** What the order needs to know of a thing; one without a stake is the rest. */
export type Waiting = {
  readonly said: { readonly key: string }
  readonly href: string
  readonly until: Instant | undefined
  readonly since?: Instant | undefined
  readonly stake?: Stake | undefined
}

/** So long before its hour what counts them comes before all else, a meeting before the rest. */
export const SOON = days(7)

/** What is far off is regretted less: a position to take, one of many dates. */
export function stakeAt({ stake = 'other', until }: Waiting, now: Instant): Stake {
  if (until === undefined || until < now + SOON) return stake
  if (stake === 'counted') return 'position'
  return stake === 'meeting' ? 'other' : stake
}

/** What ended needs nobody; what two parts of the place say of one page is said once. */
export function inOrderOfRegret<Thing extends Waiting>(
  things: readonly Thing[],
  now: Instant,
): readonly Thing[] {
  const order = things
    .filter(({ until }) => until === undefined || until > now)
    .map((thing) => ({ thing, ...rankOf(thing, now) }))
    .toSorted((a, b) => a.stake - b.stake || a.time - b.time || compare(a.name, b.name))
  const seen = new Set<string>()
  return order.flatMap(({ thing, name }) => {
    if (seen.has(name)) return []
    seen.add(name)
    return [thing]
  })
}

/** Late and long waiting come before what has time left; without an hour, last. */
const rankOf = (thing: Waiting, now: Instant) => ({
  stake: STAKES.indexOf(stakeAt(thing, now)),
  time: thing.until ?? thing.since ?? Number.MAX_SAFE_INTEGER,
  name: `${thing.href} ${thing.said.key}`,
})

/** By code point: the same in every language of the machine. */
const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1)
