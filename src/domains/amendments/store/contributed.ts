/** SQL for all amendments of a process, decided or not. Decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { CONTRIBUTED_MAX, type ProcessId } from '../../processes/index.ts'
import type { Amendment } from '../amendment.ts'
import { own } from '../tables.ts'
import { amendmentFrom } from './stored.ts'

/** In the order in which they were proposed; the oldest that fit. */
export async function amendmentsOf(
  db: Read | Tx,
  process: ProcessId,
): Promise<readonly Amendment[]> {
  const all = own(db).selectFrom('amendments').selectAll().where('process_id', '=', process)
  return (await all.orderBy('id').limit(CONTRIBUTED_MAX).execute()).map(amendmentFrom)
}
