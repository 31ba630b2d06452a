/**
 * Silence counts only where it was asked for: who was reached before a silent window closes, whom
 * it failed to reach, and the reopening that such a group may ask for. Pure.
 */
import type { Read } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { dueAfter, type Holidays, shortestClose, type WindowRule } from '../templates/index.ts'
import { behindWindow } from './rules-lines.ts'
import { type Reopened, type Window, type WindowId, windowPhase } from './window.ts'

/** How many of a group were written to in one language, and what became of it. */
export type Reach = {
  readonly group: string
  readonly language: Language
  readonly written: number
  readonly reached: number
  readonly bounced: number
}

/** Given by whoever sends the notices; without it nobody is known to have been reached. */
export type ReachProvider = {
  reach(read: Read, window: Window, now: Instant): Promise<readonly Reach[]>
}

/** Below this a number tells of single people what they chose to keep to themselves. */
export const SMALL_NUMBER = 5
export const isSmall = (count: number): boolean => count > 0 && count < SMALL_NUMBER

/** For machines too: what is small is not told. */
export const keptBack = (reaches: readonly Reach[]) =>
  reaches.map(({ group, language, ...counts }) => ({
    group,
    language,
    ...Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [name, isSmall(count) ? null : count]),
    ),
  }))

export type SilenceStanding =
  /** Nobody has to check whom the notice reached. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'reaching'; readonly until: Instant; readonly missing: readonly Unreached[] }
  | { readonly kind: 'reached' }
  /** Silence of these groups is no assent. */
  | { readonly kind: 'failed'; readonly missing: readonly Unreached[] }

export type Unreached = {
  readonly group: string
  readonly languages: readonly Language[]
  readonly bounced: number
  readonly short: number
}

/** Groups of which somebody was not reached, by language. A group nobody wrote to is one. */
export function unreached(groups: readonly string[], reaches: readonly Reach[]) {
  return groups.flatMap((group): readonly Unreached[] => {
    const own = reaches.filter((one) => one.group === group)
    const open = own.filter(({ written, reached }) => reached < written)
    if (own.length > 0 && open.length === 0) return []
    const sum = (count: (one: Reach) => number) => open.reduce((all, one) => all + count(one), 0)
    return [
      {
        group,
        languages: open.map(({ language }) => language),
        bounced: sum(({ bounced }) => bounced),
        short: sum(({ written, reached }) => written - reached),
      },
    ]
  })
}

export type SilenceFacts = {
  readonly rule: WindowRule
  readonly groups: readonly string[]
  readonly reaches: readonly Reach[]
  readonly now: Instant
  readonly holidays?: Holidays
}

export function silenceStanding(
  { state }: Pick<Window, 'state'>,
  { rule, groups, reaches, now, holidays }: SilenceFacts,
): SilenceStanding {
  if (!rule.silenceCheck || state.kind === 'waiting') return { kind: 'not-asked' }
  const missing = unreached(groups, reaches)
  if (missing.length === 0) return { kind: 'reached' }
  const until = dueAfter(state.opens, rule.silenceCheck.reachWithin.for, holidays)
  return now < until ? { kind: 'reaching', until, missing } : { kind: 'failed', missing }
}

/** A window that silence closed, opened again for one group that it failed to reach. */
export type Reopening = {
  readonly window: WindowId
  readonly group: string
  readonly opens: Instant
  readonly closes: Instant
}

export type ReopenRefusal =
  | { readonly kind: 'silence-not-asked' }
  | { readonly kind: 'still-open' }
  | { readonly kind: 'group-was-reached' }
  | { readonly kind: 'reopened-already' }
  | { readonly kind: 'too-late'; readonly until: Instant }

/** Asked once by a group in a line of windows, within the shortest time after the close. */
export function reopen(
  window: Window,
  asked: {
    readonly group: string
    readonly before: readonly Pick<Reopened, 'window' | 'group' | 'opened'>[]
  },
  facts: SilenceFacts,
): Result<Reopening, ReopenRefusal> {
  const { rule, now, holidays } = facts
  const standing = silenceStanding(window, facts)
  if (standing.kind === 'not-asked') return refuse({ kind: 'silence-not-asked' })
  if (window.state.kind === 'waiting' || windowPhase(window, now) !== 'closed') {
    return refuse({ kind: 'still-open' })
  }
  if (!('missing' in standing) || !standing.missing.some(({ group }) => group === asked.group)) {
    return refuse({ kind: 'group-was-reached' })
  }
  const { before, group } = asked
  const line = behindWindow(window.id, before)
  if (before.some((one) => line.includes(one.window) && one.group === group)) {
    return refuse({ kind: 'reopened-already' })
  }
  const until = shortestClose(rule, window.state.closes, holidays)
  if (now >= until) return refuse({ kind: 'too-late', until })
  const closes = shortestClose(rule, now, holidays)
  return ok({ window: window.id, group, opens: now, closes })
}
