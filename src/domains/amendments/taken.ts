/** Loads what a plan needs of amendments that are not open any more. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { AmendmentId } from './amendment.ts'
import type { DecisionStep } from './assembly.ts'
import { findSome } from './store/amendments.ts'

/** Of those that something is to be merged into, the ones that an earlier version took. */
export async function takenAmong(
  db: Read | Tx,
  steps: readonly DecisionStep[],
): Promise<ReadonlySet<AmendmentId>> {
  const targets = steps.flatMap(({ decision }) =>
    decision.kind === 'merge' && decision.into !== 'text' ? [decision.into] : [],
  )
  const found = [...(await findSome(db, [...new Set(targets)])).values()]
  return new Set(found.flatMap(({ id, state }) => (state.kind === 'taken' ? [id] : [])))
}
