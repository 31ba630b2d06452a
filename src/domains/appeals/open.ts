/**
 * What appeals say to the gates of their process, as facts: how many run that hold it, and how much
 * is still to be repeated. Pure; `facts.ts` reads the store.
 */
import type { Instant } from '../../platform/values.ts'
import type { Behind, Hindrance } from '../changes/index.ts'
import type { Facts } from '../processes/index.ts'
import type { AppealLadder } from '../templates/index.ts'
import { isFor, isOwed, isRunning, repeatSince, type Appeal, type Rungs } from './appeal.ts'
import { fileUntil } from './rules.ts'

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

/**
 * Until when it suspends the one act that it is against, where its own rung says so. A forum that
 * gives no answer holds it for as long again as it had to answer, and no longer: the appeal goes
 * on, and what it ends in counts, but nobody stops by silence what was adopted.
 */
function suspendsUntil({ appeal, rungs }: OnRungs, now: Instant): Instant | undefined {
  const { state } = appeal
  if (!holds(rungs, appeal, now) || rungs[state.rung]?.suspends !== true) return undefined
  if (state.kind === 'denied') return state.until
  if (state.kind !== 'before') return undefined
  const until = (state.due + (state.due - state.since)) as Instant
  return now < until ? until : undefined
}

/** The time to appeal against what was adopted, before a forum that would suspend it. */
export function appealableBy(
  ladders: readonly AppealLadder[],
  { matters, at }: Pick<Behind, 'matters' | 'at'>,
  href: string,
  now: Instant,
): readonly Hindrance[] {
  const ends = ladders
    .filter((ladder) => isFor(ladder, { matters }))
    .flatMap(({ rungs: [first] }) => (first?.suspends === true ? [fileUntil(at, first)] : []))
  const until = Math.max(...ends) as Instant
  return now < until ? [{ kind: 'appealable', href, since: at, until }] : []
}

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
    const until = suspendsUntil(one, now)
    return until === undefined ? [] : [{ kind: 'suspended', href, since, until }]
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
