/**
 * What appeals say to the gates of their process, as facts: how many run that hold it, and how much
 * is still to be repeated. Pure; `facts.ts` reads the store.
 */
import type { Instant } from '../../platform/values.ts'
import type { Facts } from '../processes/index.ts'
import { isRunning, owedSince, type Appeal, type AppealId, type Rungs } from './appeal.ts'

/**
 * Where some rung of a template suspends, only appeals on such rungs hold what is appealed; else
 * every running one counts, and the template's gates ask as they like.
 */
export function holds(rungs: Rungs, appeal: Appeal, now: Instant): boolean {
  if (!isRunning(appeal, now)) return false
  const isPicked = rungs.some(({ suspends }) => suspends === true)
  return !isPicked || rungs[appeal.state.rung]?.suspends === true
}

export type Heard = {
  readonly rungs: Rungs
  /** The oldest first. */
  readonly appeals: readonly Appeal[]
  /** Those of which what had to be repeated was. */
  readonly repeated: ReadonlySet<AppealId>
}

export function appealFactsOf({ rungs, appeals, repeated }: Heard, now: Instant): Facts {
  const open = appeals.filter((one) => holds(rungs, one, now))
  const due = appeals.filter((one) => owedSince(one) !== undefined)
  const owed = due.filter(({ id }) => !repeated.has(id))
  const since = open[0]?.filedAt
  const owedFrom = owed[0] && owedSince(owed[0])
  return {
    'appeals.open': {
      value: open.length,
      of: appeals.length,
      ...(since === undefined ? {} : { since }),
    },
    'appeals.owed': {
      value: owed.length,
      of: due.length,
      ...(owedFrom === undefined ? {} : { since: owedFrom }),
    },
  }
}
