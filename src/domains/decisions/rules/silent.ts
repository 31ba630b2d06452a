/** Who took a stand on a text before and says nothing in this call. Pure; blames nobody. */
import type { PersonId } from '../../people/index.ts'
import type { Behind } from '../objection.ts'
import type { Position } from '../position.ts'

export type Heard = {
  readonly positions: readonly Pick<Position, 'person' | 'shown'>[]
  readonly behind: readonly Behind[]
}

/** A stand is a position other than "no position", or an objection raised or shared. */
export function activeIn({ positions, behind }: Heard): readonly PersonId[] {
  return [
    ...positions.filter(({ shown }) => shown.kind !== 'none').map(({ person }) => person),
    ...behind.flatMap(({ objection, supporters }) => [
      objection.raisedBy,
      objection.owner,
      ...supporters.map(({ person }) => person),
    ]),
  ]
}

/** In a fixed order. Whoever says "no position" now has said something and is not silent. */
export function fellSilent(before: Heard, now: Heard): readonly PersonId[] {
  const speaking = new Set([...activeIn(now), ...now.positions.map(({ person }) => person)])
  return [...new Set(activeIn(before))].filter((person) => !speaking.has(person)).sort()
}
