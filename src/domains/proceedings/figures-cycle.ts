/** The figures of a cycle: one meeting beside the other, and their sums. Pure. */
import type { Instant } from '../../platform/values.ts'
import type { MeetingId, MeetingPhase } from '../meetings/index.ts'
import type { ActionFigures, Tally } from './figures.ts'

export type RoundFigures = {
  readonly meeting: MeetingId
  readonly title: string
  readonly starts: Instant
  readonly phase: MeetingPhase
  /** The region that hosted it. */
  readonly host: string
  readonly came: number
  readonly apologies: number
  /** Who had come to no meeting of this site before. */
  readonly newcomers: number
  readonly byRegion: readonly Tally<string>[]
  readonly byGroup: readonly Tally<string>[]
  /** In minutes, once its room is closed. */
  readonly spoken: readonly Tally<string>[]
  readonly decisions: number
  readonly actions: ActionFigures
  /** Of its actions, those that were still to do when the next meeting of the cycle began. */
  readonly carried: number
  /** Minutes outside 08:00–20:00, the mean of those of a region who were invited. */
  readonly night: readonly Tally<string>[]
}

/** What stands in one column of sums; each is a count that adds up. */
export const MEASURES = ['came', 'newcomers', 'apologies', 'decisions', 'carried'] as const
export type Measure = (typeof MEASURES)[number]
export const ACTION_MEASURES = ['made', 'done', 'late'] as const

export type Sums = Readonly<Record<Measure, number>> & { readonly actions: ActionFigures }

export function sumsOf(rounds: readonly RoundFigures[]): Sums {
  const sum = (of: (round: RoundFigures) => number) =>
    rounds.reduce((total, round) => total + of(round), 0)
  return {
    came: sum(({ came }) => came),
    newcomers: sum(({ newcomers }) => newcomers),
    apologies: sum(({ apologies }) => apologies),
    decisions: sum(({ decisions }) => decisions),
    carried: sum(({ carried }) => carried),
    actions: {
      made: sum(({ actions }) => actions.made),
      done: sum(({ actions }) => actions.done),
      late: sum(({ actions }) => actions.late),
      dropped: sum(({ actions }) => actions.dropped),
    },
  }
}

export const BREAKDOWNS = ['byRegion', 'byGroup', 'spoken', 'night'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

export type Beside = {
  readonly of: string
  /** One for each meeting, in their order; nothing is zero. */
  readonly counts: readonly number[]
  readonly sum: number
}

/** Each name of a breakdown with its count at each meeting, the greatest sum first. */
export function sideBySide(
  rounds: readonly RoundFigures[],
  breakdown: Breakdown,
): readonly Beside[] {
  const names = new Set(rounds.flatMap((round) => round[breakdown].map(({ of }) => of)))
  return [...names]
    .map((name) => {
      const counts = rounds.map(
        (round) => round[breakdown].find(({ of }) => of === name)?.count ?? 0,
      )
      return { of: name, counts, sum: counts.reduce((total, count) => total + count, 0) }
    })
    .toSorted((one, other) => other.sum - one.sum || (one.of < other.of ? -1 : 1))
}

/** How often each region of a cycle hosted, in the order of their turns. */
export const hostedBy = (
  regions: readonly string[],
  rounds: readonly Pick<RoundFigures, 'host'>[],
): readonly Tally<string>[] =>
  regions.map((of) => ({ of, count: rounds.filter(({ host }) => host === of).length }))
