/** What ballots say to the gates of a process: which decision ended how, in this stage. */
import { stageOf, stageSince } from '../processes/index.ts'
import type {
  Fact,
  FactProvider,
  Facts,
  Happening,
  HappeningProvider,
  Process,
} from '../processes/index.ts'
import type { Ballot } from './ballot.ts'
import { ballotsOf } from './store/ballots.ts'

/** Polls say nothing here: a sense of the room opens no gate. Ballots come the newest first. */
export function ballotFactsOf(ballots: readonly Ballot[], process: Process): Facts {
  const since = stageSince(process)
  if (since === undefined) return {}
  const stage = stageOf(process)
  const here = ballots.filter((ballot) => ballot.stage === stage && ballot.openedAt >= since)
  const facts: Record<`${string}.${string}`, Fact> = {
    'ballots.open': {
      value: here.filter(({ state }) => state.kind === 'open').length,
      of: here.length,
    },
  }
  // The newest holding of a decision is the one that counts.
  const decided = new Set<string>()
  for (const { decision, state } of here) {
    if (state.kind !== 'closed' || state.outcome === undefined || decided.has(decision)) continue
    decided.add(decision)
    facts[`decisions.${decision}.${state.outcome}`] = { value: 1 }
  }
  return facts
}

/** Duties that begin with a decision begin when its ballot closed. */
export const ballotHappeningsOf = (ballots: readonly Ballot[]): readonly Happening[] =>
  ballots.flatMap(({ decision, state }) =>
    state.kind === 'closed' && state.outcome !== undefined
      ? [{ kind: 'decision', decision, at: state.closedAt }]
      : [],
  )

export const ballotFacts: FactProvider = {
  facts: ['ballots.open', 'decisions.*'],
  provide: async (read, process) =>
    stageSince(process) === undefined
      ? {}
      : ballotFactsOf(await ballotsOf(read, { process: process.id }), process),
}

export const ballotHappenings: HappeningProvider = {
  happened: async (db, process) => ballotHappeningsOf(await ballotsOf(db, { process: process.id })),
}
