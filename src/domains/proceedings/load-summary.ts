/** Loads the last summary of a meeting or a cycle, and what is said against it. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { loadTold, type ToldShown } from '../stewards/index.ts'
import { summariesOf } from './store.ts'
import type { About } from './summary.ts'

export async function loadSummary(
  read: Read,
  about: About,
  t: Translate,
): Promise<ToldShown | undefined> {
  const [last] = await summariesOf(read, about)
  return last && loadTold(read, last, t)
}
