/**
 * What the sheet says of an issue, by two indicators that are never added to each other, and which
 * outcomes fit it. Pure; decides nothing.
 */
import { amountsOf, type Amounts, type OutcomeKind, type Points, type Sheet } from '../screening.ts'
import { limitsOf, type Thresholds } from '../thresholds.ts'
import { shortOf, type Short } from './budget.ts'

type Question<Id extends string> = { readonly id: Id; readonly points: number }

/** The points of one indicator: each question gives at most its own. */
export const indicator = <Id extends string>(
  points: Points<Id>,
  questions: readonly Question<Id>[],
): number => questions.reduce((all, { id, points: most }) => all + Math.min(points[id], most), 0)

export const highest = (questions: readonly Question<string>[]): number =>
  questions.reduce((all, { points }) => all + points, 0)

export type Finding =
  | { readonly kind: 'too-early'; readonly urgency: number; readonly floor: number }
  | { readonly kind: 'too-late'; readonly lockIn: number; readonly ceiling: number }
  | { readonly kind: 'no-implementer'; readonly elements: number }
  | { readonly kind: 'within-mandate' }
  | { readonly kind: 'no-room'; readonly short: readonly Short[] }

/** What speaks against accepting it as it is; nothing does where this is empty. */
export function findingsOf(
  sheet: Sheet,
  thresholds: Thresholds,
  taken: Amounts,
): readonly Finding[] {
  const { urgency: low, lockIn: high, budget } = thresholds
  const urgency = indicator(sheet.urgency, low.questions)
  const lockIn = indicator(sheet.lockIn, high.questions)
  const without = sheet.elements.filter(({ core, attends }) => core && !attends).length
  const elements = sheet.elements.some(({ core }) => core) ? without : without + 1
  const short = shortOf(limitsOf(budget), taken, amountsOf(sheet.cost))
  const { floor } = low
  const { ceiling } = high
  return [
    ...(lockIn > ceiling ? [{ kind: 'too-late', lockIn, ceiling } as const] : []),
    ...(urgency < floor ? [{ kind: 'too-early', urgency, floor } as const] : []),
    ...(elements > 0 ? [{ kind: 'no-implementer', elements } as const] : []),
    ...(sheet.words.mandate === undefined ? [] : [{ kind: 'within-mandate' } as const]),
    ...(short.length > 0 ? [{ kind: 'no-room', short } as const] : []),
  ]
}

/** What each finding leads to. Source: processes.md 1.3 and T-24. */
export const FITTING = {
  'too-late': ['declined', 'narrowed'],
  'too-early': ['parked'],
  'no-implementer': ['declined'],
  'within-mandate': ['referred'],
  'no-room': ['parked'],
} as const satisfies Record<Finding['kind'], readonly OutcomeKind[]>

/** The outcomes that the sheet leads to; another one is possible, and owes its reason. */
export function fitting(findings: readonly Finding[]): ReadonlySet<OutcomeKind> {
  if (findings.length === 0) return new Set(['accepted', 'narrowed'])
  return new Set(findings.flatMap(({ kind }): readonly OutcomeKind[] => FITTING[kind]))
}
