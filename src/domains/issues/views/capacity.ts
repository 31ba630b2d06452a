/** What there is room for beside what is taken, in sentences. Pure. */
import type { Translate } from '../../../platform/languages/index.ts'
import { BUDGET_PARTS, type Amounts } from '../screening.ts'
import { limitsOf, thresholds } from '../thresholds.ts'
import { money } from './explain.ts'

export function capacityWords(taken: Amounts, t: Translate): readonly string[] {
  const { budget } = thresholds()
  const limits = limitsOf(budget)
  const inMoney = (minor: number) => money(minor, budget.currency, t.language)
  return BUDGET_PARTS.map((part) => {
    const [used, limit] = [taken[part], limits[part]]
    const amounts =
      part === 'money' ? { used: inMoney(used), limit: inMoney(limit) } : { used, limit }
    return t(`issues.budget.${part}`, amounts)
  })
}
