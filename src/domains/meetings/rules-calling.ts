/** Whether meetings may be called as asked, and which they are. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Hosting } from './hosting.ts'
import type { MeetingKind } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { judgeNotice, ruleOf } from './rules-notice.ts'
import { expand } from './rules-series.ts'
import { mayRun } from './rules-standing.ts'
import type { Occurrence, Pattern } from './series.ts'

/** Of one process or body, ever: what a page and a calendar can still show. */
export const HELD_MAX = 480

export type Asked = {
  readonly kind: MeetingKind
  readonly pattern: Pattern
  readonly hasReason: boolean
}

export type Plan = {
  readonly role: string
  readonly occurrences: readonly Occurrence[]
  /**
   * Numbers of those that are called at shorter notice than the rule asks: days follow each other,
   * hours need not, where slots lie in zones far apart.
   */
  readonly short: ReadonlySet<number>
  /** The way in is told to those invited alone. */
  readonly closed: boolean
}

export function planCalls(
  hosting: Hosting,
  actor: Actor | undefined,
  { kind, pattern, hasReason }: Asked,
  facts: { readonly now: Instant; readonly existing: number },
): Result<Plan, Refusal> {
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  if (!actor) return refuse({ kind: 'signed-out' })
  const found = expand(pattern, facts.now)
  if (!found.ok) return found
  const occurrences = found.value
  if (facts.existing + occurrences.length > HELD_MAX) {
    return refuse({ kind: 'too-many-meetings', most: HELD_MAX })
  }
  const short = new Set<number>()
  for (const { number, starts } of occurrences) {
    const notice = judgeNotice({ hosting, kind, actor, hasReason }, starts, facts.now)
    if (!notice.ok) return notice
    if (notice.value === 'short') short.add(number)
  }
  const closed = ruleOf(hosting, kind)?.joinFor === 'invited'
  return ok({ role: role.value, occurrences, short, closed })
}
