/**
 * What appeals say to the gates of their process, as facts: how many run that hold it, and how much
 * is still to be repeated. Pure; `facts.ts` reads the store.
 */
import type { Instant } from '../../platform/values.ts'
import type { Facts } from '../processes/index.ts'
import { isOwed, isRunning, repeatSince, type Appeal, type Rungs } from './appeal.ts'

/**
 * It holds once as many have signed as its rung asks for: nobody stops a process alone where the
 * template wants several. Where some rung of a template suspends, only appeals on such rungs hold
 * what is appealed; else every running one counts, and the template's gates ask as they like.
 */
export function holds(rungs: Rungs, appeal: Appeal, now: Instant): boolean {
  if (appeal.state.kind === 'gathering' || !isRunning(appeal, now)) return false
  const isPicked = rungs.some(({ suspends }) => suspends === true)
  return !isPicked || rungs[appeal.state.rung]?.suspends === true
}

/** An appeal with the forums before which it goes. */
export type OnRungs = { readonly appeal: Appeal; readonly rungs: Rungs }

/** @param all the oldest first */
export function appealFactsOf(all: readonly OnRungs[], now: Instant): Facts {
  const appeals = all.map(({ appeal }) => appeal)
  const open = all.flatMap(({ appeal, rungs }) => (holds(rungs, appeal, now) ? [appeal] : []))
  const due = appeals.filter((one) => repeatSince(one) !== undefined)
  const owed = due.filter(isOwed)
  const since = open[0]?.filedAt
  const owedFrom = owed[0] && repeatSince(owed[0])
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
