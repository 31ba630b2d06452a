/** Ballots that are over and wait for the seed that was named at the opening. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { phaseOf, type Ballot } from './ballot.ts'
import type { Counted } from './rules/ballots.ts'
import { verdictOf } from './rules/counting.ts'
import { waitsForSeed } from './rules/selecting.ts'
import { holdingOf } from './steps/closing.ts'
import { aroundOf, type Around } from './steps/step.ts'

export type Waiting = Around & {
  readonly counted: Counted
  /** Since when it is over. */
  readonly since: Instant | undefined
}

/** Absent where none is awaited: nothing was equal, or it is there already. */
export async function waitingFor(
  read: Read,
  ballot: Ballot,
  now: Instant,
): Promise<Waiting | undefined> {
  if ((ballot.takes ?? 'votes') === 'votes') return undefined
  const around = await aroundOf(read, ballot)
  if (phaseOf(ballot, around.window, now) !== 'over') return undefined
  const holding = await holdingOf(read, around, now)
  const last = holding.rounds.at(-1)
  const waits = last && waitsForSeed(holding.counted.rule, last, verdictOf(holding))
  const { state } = around.window
  const since = state.kind === 'dated' ? state.closes : undefined
  return waits ? { ...around, counted: holding.counted, since } : undefined
}
