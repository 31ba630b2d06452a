/** Which clauses a clause grew from, and which hold it now: merges and splits, followed. Pure. */
import type { ClauseId, Lineage } from '../../texts/index.ts'

/** Merged and split again and again: further back than this nobody follows. */
const FOLLOWED_MAX = 200

type Versions = readonly (readonly Lineage[])[]

function followed(
  start: ClauseId,
  nextOf: (clause: ClauseId) => readonly ClauseId[],
): readonly ClauseId[] {
  const found = new Set<ClauseId>([start])
  for (const clause of found) {
    if (found.size >= FOLLOWED_MAX) break
    for (const next of nextOf(clause)) found.add(next)
  }
  found.delete(start)
  return [...found]
}

/** All that went into it, the nearest first: no id is given twice, whatever the version. */
export const ancestorsOf = (versions: Versions, clause: ClauseId): readonly ClauseId[] =>
  followed(clause, (one) =>
    versions.flat().flatMap(({ clause: made, from }) => (made === one ? from : [])),
  )

/** Where it went: itself where the text still has it, and all that were made of it. */
export const heirsOf = (
  versions: Versions,
  clause: ClauseId,
  order: readonly ClauseId[],
): readonly ClauseId[] => {
  const later = followed(clause, (one) =>
    versions.flat().flatMap(({ clause: made, from }) => (from.includes(one) ? [made] : [])),
  )
  return [clause, ...later].filter((one) => order.includes(one))
}
