/** What somebody can do now, or what waits for them: told by every domain, shown by this one. */
import type { Read } from '../../platform/db/index.ts'
import type { Key, Values } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor, Stake } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

/** One thing: `said.key` is a sentence of its own domain's catalogue, with the values it takes. */
export type Thing = {
  readonly said: { readonly key: Key } & Values
  readonly href: string
  /** Until when it can be done, where an hour ends it. */
  readonly until: Instant | undefined
  /** Since when it waits, where somebody waits for it. */
  readonly since: Instant | undefined
  /** What is lost by missing it; without one it is the rest. */
  readonly stake?: Stake | undefined
  /** Where it is asked, where it is in a process. */
  readonly process?: ProcessId | undefined
}

/** Without an actor: what anybody can do now. With one: what waits for this person. */
export type OpenThings = (
  read: Read,
  actor: Actor | undefined,
  now: Instant,
) => Promise<readonly Thing[]>

/** Something owed in a process, whoever owes it: for those who look after the place. */
export type Owed = Pick<Thing, 'said' | 'href'> & {
  readonly process: ProcessId
  readonly since: Instant
  readonly overdue: boolean
}
export type OwedThings = (read: Read, now: Instant) => Promise<readonly Owed[]>

/** What every domain tells, in no order. */
export async function toldTo(
  things: readonly OpenThings[],
  read: Read,
  { actor, now }: { readonly actor: Actor | undefined; readonly now: Instant },
): Promise<readonly Thing[]> {
  return (await Promise.all(things.map((tell) => tell(read, actor, now)))).flat()
}

/** For everybody: what ends soonest, then what has waited longest. */
export function inOrder(things: readonly Thing[]): readonly Thing[] {
  const rank = ({ until, since }: Thing) => until ?? since ?? Number.MAX_SAFE_INTEGER
  return things.toSorted((one, other) => rank(one) - rank(other))
}

/** When the page that shows these things changes by the clock alone: at the next end of one. */
export function nextEnd(things: readonly Thing[], now: Instant): Instant | undefined {
  const ends = things.flatMap(({ until }) => (until !== undefined && until > now ? [until] : []))
  return ends.length === 0 ? undefined : (Math.min(...ends) as Instant)
}
