/** What accepted issues take of what there is room for: for the desk. Renders nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { takenOf } from './rules/budget.ts'
import { findIssues } from './store/issues.ts'
import { thresholds } from './thresholds.ts'
import { capacityWords } from './views/capacity.ts'

/** From when until when the budget is: what was spent is told of the same time. */
export const budgetPeriod = () => thresholds().budget.period

/** By what was said of their cost when they were accepted; what is really spent nobody knows. */
export const capacityLines = async (read: Read, t: Translate): Promise<readonly string[]> =>
  capacityWords(takenOf(await findIssues(read, undefined)), t)
