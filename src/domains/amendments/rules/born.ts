/** Which clauses of a version are whose: what each amendment changed, and what it put in. Pure. */
import type { ClauseId, ClauseLine } from '../../texts/index.ts'
import type { AmendmentId, Change } from '../amendment.ts'
import type { AssembledClause } from './assembling.ts'

/** A clause that is put in has its id from the version that it is put into, in the same order. */
export function bornIn(
  drafts: readonly AssembledClause[],
  lines: readonly Pick<ClauseLine, 'id'>[],
): ReadonlyMap<AmendmentId, readonly ClauseId[]> {
  const born = new Map<AmendmentId, readonly ClauseId[]>()
  // What has no words is no clause: it gets no id.
  const written = drafts.filter(({ words }) => words.trim() !== '')
  for (const [index, { by }] of written.entries()) {
    const id = lines[index]?.id
    if (by !== undefined && id !== undefined) born.set(by, [...(born.get(by) ?? []), id])
  }
  return born
}

/** Those that it changes, moves or takes out keep their ids; its insertions are the others. */
export const clausesTaken = (
  changes: readonly Change[],
  born: readonly ClauseId[],
): readonly ClauseId[] => [
  ...new Set([
    ...changes.flatMap((change) => (change.kind === 'insert' ? [] : [change.clause])),
    ...born,
  ]),
]
