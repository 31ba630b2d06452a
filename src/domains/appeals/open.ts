/**
 * What appeals say to the gates of their process, as facts: how many run that hold it, and how much
 * is still to be repeated. Pure; `facts.ts` reads the store.
 */
import type { Instant } from '../../platform/values.ts'
import type { Hindrance } from '../changes/index.ts'
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

/** As `holds`, of the one act that it is against: only where its own rung says so. */
const suspends = ({ appeal, rungs }: OnRungs, now: Instant): boolean =>
  holds(rungs, appeal, now) && rungs[appeal.state.rung]?.suspends === true

/** Annulled for good; what was sent back, until an officer has said where it was repeated. */
const setsAside = ({ appeal }: OnRungs): boolean =>
  appeal.state.kind === 'ended' && (appeal.state.how === 'annul' || isOwed(appeal))

/** What appeals keep from having effect. @param things that they would have to be against */
export const hindrancesOf = (
  all: readonly OnRungs[],
  things: readonly string[],
  now: Instant,
): readonly Hindrance[] =>
  all.flatMap((one): readonly Hindrance[] => {
    const { id, subject, filedAt: since } = one.appeal
    if (!things.includes(subject.thing)) return []
    const href = `/appeals/${id}`
    if (setsAside(one)) return [{ kind: 'set-aside', href, since }]
    return suspends(one, now) ? [{ kind: 'suspended', href, since }] : []
  })

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
