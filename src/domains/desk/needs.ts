/** What needs one person, in order, and from where it comes. Pure. */
import type { Instant } from '../../platform/values.ts'
import { inOrderOfRegret } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Thing } from './thing.ts'

/** Things that one person is shown or told by a program; nobody has so many. */
export const NEEDS_MAX = 5_000
export const NEEDS_PER_PAGE = 50

/** Where things are asked: in a process, or in none. */
export type Place = ProcessId | undefined

export type Needs = {
  /** Of the place that was asked for, or of all. */
  readonly things: readonly Thing[]
  readonly all: number
  /** Where there is most to regret comes first. */
  readonly places: readonly { readonly place: Place; readonly count: number }[]
}

export type NeedsAsked = { readonly now: Instant; readonly only: 'all' | { readonly place: Place } }

export function needsOf(told: readonly Thing[], { now, only }: NeedsAsked): Needs {
  const ordered = inOrderOfRegret(told, now).slice(0, NEEDS_MAX)
  const counts = new Map<Place, number>()
  for (const { process } of ordered) counts.set(process, (counts.get(process) ?? 0) + 1)
  return {
    things: only === 'all' ? ordered : ordered.filter(({ process }) => process === only.place),
    all: ordered.length,
    places: [...counts].map(([place, count]) => ({ place, count })),
  }
}

/** @param page counted from 0 on */
export const onPage = <Line>(lines: readonly Line[], page: number): readonly Line[] =>
  lines.slice(page * NEEDS_PER_PAGE, (page + 1) * NEEDS_PER_PAGE)
