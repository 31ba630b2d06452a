/**
 * The second count of a call, from entries of the record alone: no table, no code of `tally.ts`.
 * It reads what strangers read, so it trusts no field that the record does not hold to its grammar.
 */
import { z } from 'zod'

/** `members` is a list of `pseudonym=group`, in as many entries as the roll needs. */
const Enrolled = z.object({ act: z.literal('call.enrol'), members: z.array(z.string()) })
const Stated = z.object({
  act: z.literal('position.state'),
  actor: z.string(),
  choice: z.string(),
  group: z.string(),
})
const Opened = z.object({
  act: z.literal('position.open'),
  person: z.string(),
  choice: z.string(),
  group: z.string(),
})
const OfCall = z.object({ obj: z.string(), act: z.string() })

export type Recounted = {
  readonly group: string
  readonly members: Readonly<Record<string, number>>
  readonly participants: Readonly<Record<string, number>>
}

/**
 * Counts one call. Lines for groups in which there is nobody are left out; so are zeros.
 *
 * @param entries parsed JSON of entries, in the order of the record; those of others are skipped
 */
export function recount(entries: readonly unknown[], call: string): readonly Recounted[] {
  const groupOfMember = new Map<string, string>()
  const latest = new Map<string, { readonly choice: string; readonly group: string }>()
  for (const raw of entries) {
    const entry = OfCall.safeParse(raw)
    if (!entry.success || entry.data.obj !== `call:${call}`) continue
    const enrolled = Enrolled.safeParse(raw)
    for (const line of enrolled.data?.members ?? []) {
      const [person = '', group = ''] = line.split('=')
      groupOfMember.set(person, group)
    }
    const stated = Stated.safeParse(raw)
    if (stated.success) latest.set(stated.data.actor, stated.data)
    const opened = Opened.safeParse(raw)
    if (opened.success) latest.set(opened.data.person, opened.data)
  }
  return counted(groupOfMember, latest)
}

function counted(
  groupOfMember: ReadonlyMap<string, string>,
  latest: ReadonlyMap<string, { readonly choice: string; readonly group: string }>,
): readonly Recounted[] {
  const lines = new Map<string, { members: Count; participants: Count }>()
  const line = (group: string) => {
    const found = lines.get(group) ?? { members: {}, participants: {} }
    lines.set(group, found)
    return found
  }
  for (const [person, group] of groupOfMember) {
    add(line(group).members, latest.get(person)?.choice ?? 'silent')
  }
  for (const [person, { choice, group }] of latest) {
    if (!groupOfMember.has(person)) add(line(group).participants, choice)
  }
  return [...lines].map(([group, both]) => ({ group, ...both })).sort(byGroup)
}

type Count = Record<string, number>

function add(count: Count, choice: string) {
  count[choice] = (count[choice] ?? 0) + 1
}

const byGroup = (a: { readonly group: string }, b: { readonly group: string }) =>
  a.group < b.group ? -1 : a.group > b.group ? 1 : 0
