/** What ballots say to the gates of a process: which decision ended how, in this stage. */
import { stageOf, stageSince } from '../processes/index.ts'
import type { Fact, FactProvider, HappeningProvider } from '../processes/index.ts'
import { ballotsOf } from './store/ballots.ts'

/** Polls say nothing here: a sense of the room opens no gate. */
export const ballotFacts: FactProvider = {
  facts: ['ballots.open', 'decisions.*'],
  async provide(read, process) {
    const since = stageSince(process)
    if (since === undefined) return {}
    const stage = stageOf(process)
    const here = (await ballotsOf(read, { process: process.id })).filter(
      (ballot) => ballot.stage === stage && ballot.openedAt >= since,
    )
    const facts: Record<`${string}.${string}`, Fact> = {
      'ballots.open': {
        value: here.filter(({ state }) => state.kind === 'open').length,
        of: here.length,
      },
    }
    // The newest holding of a decision is the one that counts; ballots come the newest first.
    const decided = new Set<string>()
    for (const { decision, state } of here) {
      if (state.kind !== 'closed' || state.outcome === undefined || decided.has(decision)) continue
      decided.add(decision)
      facts[`decisions.${decision}.${state.outcome}`] = { value: 1 }
    }
    return facts
  },
}

/** Duties that begin with a decision begin when its ballot closed. */
export const ballotHappenings: HappeningProvider = {
  async happened(db, process) {
    const ballots = await ballotsOf(db, { process: process.id })
    return ballots.flatMap(({ decision, state }) =>
      state.kind === 'closed' && state.outcome !== undefined
        ? [{ kind: 'decision', decision, at: state.closedAt }]
        : [],
    )
  },
}
