/** How long each group had the floor. Pure. */
import type { Duration, Instant } from '../../platform/values.ts'
import { lasted, speakerKey, type HeldTurn, type Speaking } from './speaking.ts'

/** The group of their seat; whoever has none is a group of one. */
export const groupKey = (speaking: Pick<Speaking, 'group' | 'who'>): string =>
  speaking.group === undefined ? `one ${speakerKey(speaking)}` : `group ${speaking.group}`

/** Milliseconds by `groupKey`, of turns that have ended. */
export function timeSpoken(turns: readonly HeldTurn[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const turn of turns) {
    const key = groupKey(turn.by)
    sums.set(key, (sums.get(key) ?? 0) + (lasted(turn) ?? 0))
  }
  return sums
}

export type GroupTime = {
  /** Undefined for all who speak for no group. */
  readonly group: string | undefined
  readonly turns: number
  readonly spoken: Duration
}

/** For people to read: longest first; those without a group are one line, and the last. */
export function timeByGroup(turns: readonly HeldTurn[]): readonly GroupTime[] {
  const ended = turns.filter(({ endedAt }) => endedAt !== undefined)
  const groups = [...new Set(ended.map(({ by }) => by.group))]
  const lines = groups.map((group): GroupTime => {
    const of = ended.filter(({ by }) => by.group === group)
    const spoken = of.reduce((sum, turn) => sum + (lasted(turn) ?? 0), 0) as Duration
    return { group, turns: of.length, spoken }
  })
  return lines.toSorted((one, other) => {
    if (one.group === undefined || other.group === undefined)
      return one.group === undefined ? 1 : -1
    return other.spoken - one.spoken || (one.group < other.group ? -1 : 1)
  })
}

/** A turn that nobody ended ends with its room. */
export const endedBy = (turns: readonly HeldTurn[], end: Instant): readonly HeldTurn[] =>
  turns.map((turn) => (turn.endedAt === undefined ? { ...turn, endedAt: end } : turn))
