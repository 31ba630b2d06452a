/** Who screens and who decides, and what the panel owes where it differs from the sheet. Pure. */
import {
  days,
  ok,
  refuse,
  unreachable,
  type Instant,
  type Result,
} from '../../../platform/values.ts'
import type { Prose } from '../../../platform/record/index.ts'
import { isStaff, mayAct, SCREENING_PANEL, type Actor } from '../../people/index.ts'
import type { Issue, IssueState } from '../issue.ts'
import {
  amountsOf,
  type Amounts,
  type Outcome,
  type Screening,
  type ScreeningId,
  type Sheet,
} from '../screening.ts'
import { limitsOf, type Thresholds } from '../thresholds.ts'
import { shortOf, takenBy } from './budget.ts'
import type { Refusal } from './refusal.ts'
import { findingsOf, fitting } from './screening.ts'

/** Chair or vice-chair of the standing body that screens. */
export const chairsPanel = (actor: Actor) =>
  actor.roles.some(
    ({ slug, role }) => slug === SCREENING_PANEL && (role === 'chair' || role === 'vice-chair'),
  )

/** The staff fill the sheet and propose. An issue of a process is its facilitator's instead. */
export function mayScreen(issue: Issue, by: Actor | undefined): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (!isStaff(allowed.value)) return refuse({ kind: 'not-staff' })
  if (issue.process !== undefined) return refuse({ kind: 'other-list' })
  const { kind } = issue.state
  return kind === 'proposed' ? allowed : refuse({ kind: 'wrong-state', state: kind })
}

export type Filled = {
  readonly id: ScreeningId
  readonly sheet: Sheet
  readonly proposed: Outcome
  readonly reason: Prose
}

export function screen(
  issue: Issue,
  by: Actor,
  filled: Filled,
  facts: { readonly thresholds: Thresholds; readonly now: Instant },
): Result<Screening, Refusal> {
  const allowed = mayScreen(issue, by)
  if (!allowed.ok) return allowed
  const dated = dateOf(filled.proposed, facts)
  if (!dated.ok) return dated
  const { reason, ...rest } = filled
  const state = { kind: 'waiting' } as const
  const { commitment } = reason
  return ok({ ...rest, issue: issue.id, by: by.person, at: facts.now, reason: commitment, state })
}

/** Sent back to the proposer with what is missing; that decides nothing. */
export function returnForCompletion(
  issue: Issue,
  by: Actor,
  reason: Prose,
  now: Instant,
): Result<Issue, Refusal> {
  const allowed = mayScreen(issue, by)
  if (!allowed.ok) return allowed
  return ok({ ...issue, state: { kind: 'returned', at: now, reason: reason.commitment } })
}

/** The panel's chair decides, on a sheet that somebody else filled. */
export function mayDecide(
  issue: Issue,
  screening: Screening | undefined,
  by: Actor | undefined,
): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (!chairsPanel(allowed.value)) return refuse({ kind: 'not-panel-chair' })
  const { kind } = issue.state
  if (kind !== 'proposed') return refuse({ kind: 'wrong-state', state: kind })
  if (screening?.state.kind !== 'waiting') return refuse({ kind: 'nothing-screened' })
  return screening.by === allowed.value.person ? refuse({ kind: 'own-screening' }) : allowed
}

/** How accepted work makes room for other: it is done with, or it waits. */
export type Freed = {
  readonly issue: Issue
  readonly how:
    { readonly kind: 'concluded' } | { readonly kind: 'parked'; readonly until: Instant }
}

export type Ruling = {
  readonly outcome: Outcome
  readonly reason: Prose
  readonly despite: Prose | undefined
  readonly frees: Freed | undefined
}

export type PanelFacts = {
  readonly thresholds: Thresholds
  /** By all accepted issues, the one to be freed among them. */
  readonly taken: Amounts
  readonly now: Instant
}

export type Ruled = {
  readonly issue: Issue
  readonly screening: Screening
  readonly freed: Issue | undefined
}

export function decide(
  on: { readonly issue: Issue; readonly screening: Screening | undefined },
  by: Actor,
  ruling: Ruling,
  facts: PanelFacts,
): Result<Ruled, Refusal> {
  const { issue, screening } = on
  const allowed = mayDecide(issue, screening, by)
  if (!allowed.ok) return allowed
  if (!screening) return refuse({ kind: 'nothing-screened' })
  const { outcome, reason, despite, frees } = ruling
  const dated = dateOf(outcome, facts)
  if (!dated.ok) return dated
  const freed = frees && free(frees, reason, facts)
  if (freed && !freed.ok) return freed
  const takes = outcome.kind === 'accepted' || outcome.kind === 'narrowed'
  const taken = frees ? less(facts.taken, takenBy(frees.issue)) : facts.taken
  const { thresholds, now } = facts
  const short = shortOf(limitsOf(thresholds.budget), taken, amountsOf(screening.sheet.cost))
  if (takes && short.length > 0) return refuse({ kind: 'no-room', short })
  const findings = findingsOf(screening.sheet, thresholds, taken)
  if (!fitting(findings).has(outcome.kind) && !despite) {
    return refuse({ kind: 'despite-needed', findings })
  }
  const said = { by: by.person, at: now, reason: reason.commitment }
  return ok({
    issue: { ...issue, state: stateAfter(outcome, screening.sheet, reason, now) },
    screening: {
      ...screening,
      state: { kind: 'decided', ...said, outcome, despite: despite?.commitment ?? null },
    },
    freed: freed?.value,
  })
}

const less = (all: Amounts, some: Amounts): Amounts => ({
  processes: all.processes - some.processes,
  staffHours: all.staffHours - some.staffHours,
  volunteerHours: all.volunteerHours - some.volunteerHours,
  money: all.money - some.money,
})

function free({ issue, how }: Freed, reason: Prose, facts: PanelFacts): Result<Issue, Refusal> {
  const { kind } = issue.state
  if (kind !== 'accepted' && kind !== 'narrowed') return refuse({ kind: 'frees-nothing' })
  const dated = how.kind === 'parked' ? dateOf(how, facts) : ok(true as const)
  if (!dated.ok) return dated
  return ok({ ...issue, state: { ...how, at: facts.now, reason: reason.commitment } })
}

function dateOf(
  outcome: Outcome,
  { thresholds, now }: { readonly thresholds: Thresholds; readonly now: Instant },
): Result<true, Refusal> {
  if (outcome.kind !== 'parked') return ok(true)
  const { longestDays } = thresholds.parking
  if (outcome.until <= now) return refuse({ kind: 'parked-in-past' })
  const tooLong = outcome.until - now > days(longestDays)
  return tooLong ? refuse({ kind: 'parked-too-long', longestDays }) : ok(true)
}

function stateAfter(outcome: Outcome, sheet: Sheet, reason: Prose, now: Instant): IssueState {
  const decided = { at: now, reason: reason.commitment }
  switch (outcome.kind) {
    case 'accepted':
    case 'narrowed':
      return { ...outcome, ...decided, cost: sheet.cost }
    case 'parked':
    case 'referred':
    case 'declined':
      return { ...outcome, ...decided }
    default:
      return unreachable(outcome)
  }
}
