/** A scored selection: criteria, weights, conflicts, a least sum, a rank and its floors. Pure. */
import { ticketOf } from './lot.ts'
import type { ScoredRule } from './rule.ts'
import type { Application, Scoring } from './situation.ts'

export type Ranked = {
  readonly application: string
  /** Weighted points of all reviewers together, times the least common count: compare these. */
  readonly sum: number
  readonly reviewers: number
  readonly selected: boolean
  readonly why: 'rank' | 'floor' | 'below' | 'too-few-reviewers' | 'full'
}

/** The best possible sum of one reviewer. */
export const mostPoints = ({ criteria }: ScoredRule): number =>
  criteria.reduce((sum, { max, weight = 1 }) => sum + max * weight, 0)

/**
 * Ranks by the mean of the reviewers without a conflict, compared crosswise, never divided. Floors
 * are filled first, from the best of each part; then the best of all the others.
 */
export function ranked(rule: ScoredRule, scoring: Scoring): readonly Ranked[] {
  const lines = scoring.applications.map((application) => lineOf(rule, scoring, application))
  const order = lines.toSorted((one, other) => better(rule, scoring, one, other))
  const chosen = new Map<string, Ranked['why']>()
  const may = order.filter(({ reviewers, enough }) => enough && reviewers >= rule.reviewers)
  for (const { division, part, atLeast } of rule.floors ?? []) {
    const of = may.filter(({ application }) => application.parts[division] === part)
    const held = of.filter(({ application }) => chosen.has(application.id)).length
    for (const { application } of of
      .filter((one) => !chosen.has(one.application.id))
      .slice(0, atLeast - held)) {
      if (chosen.size < rule.scored) chosen.set(application.id, 'floor')
    }
  }
  for (const { application } of may) {
    if (chosen.size < rule.scored && !chosen.has(application.id)) chosen.set(application.id, 'rank')
  }
  return order.map(({ application, sum, reviewers, enough }) => {
    const why = chosen.get(application.id)
    const not = reviewers < rule.reviewers ? 'too-few-reviewers' : enough ? 'full' : 'below'
    return {
      application: application.id,
      sum,
      reviewers,
      selected: why !== undefined,
      why: why ?? not,
    }
  })
}

type Line = {
  readonly application: Application
  readonly sum: number
  readonly reviewers: number
  /** Its mean reaches the least sum that the rule asks for. */
  readonly enough: boolean
}

function lineOf(rule: ScoredRule, { scores, conflicts }: Scoring, application: Application): Line {
  const heard = scores.filter(
    (score) =>
      score.application === application.id &&
      !conflicts.some(
        (one) => one.application === application.id && one.reviewer === score.reviewer,
      ),
  )
  // Whoever scores a criterion again has changed their mind, and is not heard twice.
  const last = new Map(heard.map((score) => [`${score.reviewer}\n${score.criterion}`, score]))
  const own = [...last.values()]
  const reviewers = new Set(own.map(({ reviewer }) => reviewer)).size
  const sum = own.reduce((total, { criterion, points }) => {
    const found = rule.criteria.find(({ id }) => id === criterion)
    return found ? total + Math.min(points, found.max) * (found.weight ?? 1) : total
  }, 0)
  return { application, sum, reviewers, enough: sum >= (rule.least ?? 0) * reviewers }
}

/** The higher mean first: a/b > c/d is a·d > c·b. */
function better(rule: ScoredRule, { seed }: Scoring, one: Line, other: Line): number {
  const gap = other.sum * one.reviewers - one.sum * other.reviewers
  if (gap !== 0) return gap
  if (rule.ties === 'earlier' || seed === undefined)
    return one.application.at - other.application.at
  return ticketOf(seed, one.application.id) < ticketOf(seed, other.application.id) ? -1 : 1
}
