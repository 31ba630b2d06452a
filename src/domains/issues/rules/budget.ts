/** The capacity budget: what accepted work takes, and which number is short by how much. Pure. */
import type { Issue } from '../issue.ts'
import { amountsOf, BUDGET_PARTS, type Amounts, type BudgetPart } from '../screening.ts'

export type Short = { readonly part: BudgetPart; readonly by: number }

const NOTHING: Amounts = { processes: 0, staffHours: 0, volunteerHours: 0, money: 0 }

export const sum = (one: Amounts, other: Amounts): Amounts => ({
  processes: one.processes + other.processes,
  staffHours: one.staffHours + other.staffHours,
  volunteerHours: one.volunteerHours + other.volunteerHours,
  money: one.money + other.money,
})

/** What an issue takes as it stands: nothing unless it is accepted, whole or narrowed. */
export function takenBy({ state }: Issue): Amounts {
  return state.kind === 'accepted' || state.kind === 'narrowed' ? amountsOf(state.cost) : NOTHING
}

export const takenOf = (issues: readonly Issue[]): Amounts =>
  issues.map(takenBy).reduce(sum, NOTHING)

/** Empty where there is room for `wanted` beside what is taken. */
export const shortOf = (limits: Amounts, taken: Amounts, wanted: Amounts): readonly Short[] =>
  BUDGET_PARTS.flatMap((part) => {
    const by = taken[part] + wanted[part] - limits[part]
    return by > 0 && wanted[part] > 0 ? [{ part, by }] : []
  })
