/** SQL for what became of contributions. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { ContributedRef, ProcessId } from '../processes/index.ts'
import type { TextId } from '../texts/index.ts'
import { coveredIn, coveredOf, lockCovered, uncover } from './store-covered.ts'
import { own, rowOf, uptakeFrom, UPTAKES } from './tables.ts'
import { UPTAKES_MAX, type Uptake } from './uptake.ts'

/** Those of a process, links that were withdrawn among them. */
export async function uptakesIn(db: Read | Tx, process: ProcessId): Promise<readonly Uptake[]> {
  const all = own(db).selectFrom('uptakes').selectAll().where('process_id', '=', process)
  const open = (await all.orderBy('thing').limit(UPTAKES_MAX).execute()).map(uptakeFrom)
  return newest(open, await coveredIn(db, process))
}

/** In every text that one contribution is linked to. */
export async function uptakesOf(db: Read | Tx, thing: ContributedRef): Promise<readonly Uptake[]> {
  const all = own(db).selectFrom('uptakes').selectAll().where('thing', '=', thing)
  const open = (await all.orderBy('text_id').limit(UPTAKES_MAX).execute()).map(uptakeFrom)
  return newest(open, await coveredOf(db, thing))
}

/** What is said in the open takes the covered word away: where there is one, it is the newer. */
function newest(open: readonly Uptake[], covered: readonly Uptake[]): readonly Uptake[] {
  const key = ({ thing, text }: Uptake) => `${thing} ${text}`
  const under = new Set(covered.map(key))
  return [...open.filter((one) => !under.has(key(one))), ...covered]
}

/**
 * Held until the transaction ends. Where there is none yet, the text is what holds: two who link
 * the same contribution at once wait for each other there.
 */
export async function lockUptake(
  tx: Tx,
  thing: ContributedRef,
  text: TextId,
): Promise<Uptake | undefined> {
  const all = own(tx).selectFrom('uptakes').selectAll().where('thing', '=', thing)
  const row = await held(tx, all.where('text_id', '=', text)).executeTakeFirst()
  return (await lockCovered(tx, thing, text)) ?? (row && uptakeFrom(row))
}

export async function saveUptake(tx: Tx, one: Uptake, act: Act): Promise<void> {
  await uncover(tx, one)
  await keep(tx, UPTAKES, rowOf(one), act)
}
