/**
 * Where people stand, by group: members counted, participants apart, never one sum. Pure.
 *
 * The second implementation is `recount.ts`; the two share no code and must agree.
 */
import { NO_GROUP, type Roll } from '../call.ts'
import type { LabelNeed } from '../designation.ts'
import type { Position, ShownKind } from '../position.ts'

/** In the order of bars; `silent` has said nothing, `none` has said that they take no position. */
export const COUNTED = [
  'support',
  'accept',
  'reserve',
  'none',
  'silent',
  'sealed',
  'object',
] as const
export type Counts = Readonly<Record<ShownKind | 'silent', number>>

export type GroupTally = {
  readonly group: string
  /** Those on the frozen roll, each once. */
  readonly members: Counts
  /** Those without a seat who said something; nobody knows how many were silent. */
  readonly participants: Counts
}

export type Tally = readonly GroupTally[]

type Said = Pick<Position, 'person' | 'counted' | 'group'> & { readonly shown: { kind: ShownKind } }

const NOBODY: Counts = {
  support: 0,
  accept: 0,
  reserve: 0,
  none: 0,
  silent: 0,
  sealed: 0,
  object: 0,
}

/** One line for each of the process's groups, and one for those in none where there are any. */
export function tally(positions: readonly Said[], roll: Roll, groups: readonly string[]): Tally {
  const stands = new Map(positions.map(({ person, shown }) => [person, shown.kind]))
  const members = roll.map(({ person, group }) => ({
    group,
    kind: stands.get(person) ?? ('silent' as const),
  }))
  const others = positions
    .filter(({ counted }) => !counted)
    .map(({ group, shown }) => ({ group, kind: shown.kind }))
  const used = [...members, ...others].map(({ group }) => group)
  const lines = [...new Set([...groups, ...used])].sort()
  return lines.map((group) => ({
    group,
    members: countOf(members.filter((one) => one.group === group)),
    participants: countOf(others.filter((one) => one.group === group)),
  }))
}

function countOf(people: readonly { readonly kind: keyof Counts }[]): Counts {
  const counts = { ...NOBODY }
  for (const { kind } of people) counts[kind]++
  return counts
}

export const seatsIn = ({ members }: GroupTally): number =>
  COUNTED.reduce((sum, kind) => sum + members[kind], 0)

export const voicesIn = ({ participants }: GroupTally): number =>
  COUNTED.reduce((sum, kind) => sum + participants[kind], 0)

/** A group is heard once a member of it took a stand; saying "no position" is not one. */
export function isHeard({ members }: GroupTally): boolean {
  return members.support + members.accept + members.reserve + members.object + members.sealed > 0
}

/** Groups with seats of which no member took a stand. */
export const unheard = (lines: Tally): readonly string[] =>
  lines.filter((line) => seatsIn(line) > 0 && !isHeard(line)).map(({ group }) => group)

/** Every member of the group objects: the group as a whole stands against. */
export const objectsAsWhole = (line: GroupTally): boolean =>
  line.group !== NO_GROUP && line.members.object > 0 && line.members.object === seatsIn(line)

/** What a label's own definition asks for and the call does not show (test vector T-23). */
export function unmetNeeds(
  needs: readonly LabelNeed[],
  facts: { readonly lines: Tally; readonly standing: number; readonly unanswered: number },
): readonly LabelNeed[] {
  const against = facts.lines.reduce(
    (sum, { members, participants }) => sum + members.object + participants.object,
    0,
  )
  const isMet: Readonly<Record<LabelNeed, boolean>> = {
    'nobody-objects': against === 0 && facts.standing === 0,
    'all-answered': facts.unanswered === 0,
    'no-group-objects': !facts.lines.some(objectsAsWhole),
  }
  return needs.filter((need) => !isMet[need])
}
