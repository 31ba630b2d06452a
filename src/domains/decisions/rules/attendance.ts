/**
 * Of those who took part before, who still does, by group: so that a consensus by exhaustion can be
 * seen. Pure; judges no designation and blames nobody.
 */
import type { PersonId } from '../../people/index.ts'
import { NO_GROUP } from '../call.ts'
import type { Position } from '../position.ts'
import { activeIn, type Heard } from './silent.ts'

/** What was said, with the group in which each spoke. */
export type Said = Omit<Heard, 'positions'> & {
  readonly positions: readonly Pick<Position, 'person' | 'shown' | 'group'>[]
}

export type Attendance = {
  readonly group: string
  /** Took a stand in an earlier call on this text. */
  readonly before: number
  /** Of those: said something here, and nothing. */
  readonly still: number
  readonly gone: number
  /** Take a stand here for the first time. */
  readonly joined: number
  /** Reacted to the last level that was proposed. */
  readonly reacted: number
}

type Sides = {
  readonly before: Said
  readonly now: Said
  readonly reacted: readonly PersonId[]
}

/** One line for each group that anybody of them spoke in, in the order of the process. */
export function attendance(
  { before, now, reacted }: Sides,
  groups: readonly string[],
): readonly Attendance[] {
  const groupOf = new Map([...groupsIn(before), ...groupsIn(now)])
  const earlier = new Set(activeIn(before))
  const active = new Set(activeIn(now))
  const here = new Set([...active, ...now.positions.map(({ person }) => person)])
  const heard = new Set(reacted)
  const everybody = [...new Set([...earlier, ...here, ...heard])]
  return [...groups, NO_GROUP].flatMap((group) => {
    const own = everybody.filter((person) => inOneOf(groups, groupOf.get(person)) === group)
    const count = (isOne: (person: PersonId) => boolean) => own.filter(isOne).length
    const line = {
      group,
      before: count((person) => earlier.has(person)),
      still: count((person) => earlier.has(person) && here.has(person)),
      gone: count((person) => earlier.has(person) && !here.has(person)),
      joined: count((person) => active.has(person) && !earlier.has(person)),
      reacted: count((person) => heard.has(person)),
    }
    return line.before + line.joined + line.reacted > 0 ? [line] : []
  })
}

/** A group that the process does not have is none. */
const inOneOf = (groups: readonly string[], group = NO_GROUP): string =>
  groups.includes(group) ? group : NO_GROUP

const groupsIn = ({ positions, behind }: Said): readonly (readonly [PersonId, string])[] => [
  ...behind.flatMap(({ objection, supporters }) => [
    ...supporters.map(({ person, group }) => [person, group] as const),
    [objection.owner, objection.group] as const,
  ]),
  ...positions.map(({ person, group }) => [person, group] as const),
]
