/** Whether the two counts of a call say the same. Counts nothing itself. */
import type { Recounted } from './recount.ts'
import type { Counts, Tally } from './tally.ts'

/** As the recount says it: no empty lines, no zeros. */
export const asRecounted = (lines: Tally): readonly Recounted[] =>
  lines
    .map(({ group, members, participants }) => ({
      group,
      members: present(members),
      participants: present(participants),
    }))
    .filter(({ members, participants }) => Object.keys({ ...members, ...participants }).length > 0)

const present = (counts: Counts) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

export function countsAgree(one: readonly Recounted[], other: readonly Recounted[]): boolean {
  return JSON.stringify(one.map(inOrder)) === JSON.stringify(other.map(inOrder))
}

const inOrder = ({ group, members, participants }: Recounted) => [
  group,
  Object.entries(members).sort(byKind),
  Object.entries(participants).sort(byKind),
]

const byKind = ([one]: readonly [string, number], [other]: readonly [string, number]) =>
  one < other ? -1 : 1
