/** Loads how a process got to where it is: the last version, and what is said against it. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { loadTold, type ToldShown } from '../stewards/index.ts'
import { historiesOf } from './store-histories.ts'

export async function loadHistory(
  read: Read,
  process: ProcessId,
  t: Translate,
): Promise<ToldShown | undefined> {
  const [last] = await historiesOf(read, process)
  return last && loadTold(read, last, t)
}
