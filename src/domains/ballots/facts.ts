/** What ballots say to the gates of a process: which decision ended how, in this stage. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { stageOf, stageSince, templateOf } from '../processes/index.ts'
import type {
  FactProvider,
  Facts,
  Happening,
  HappeningProvider,
  Process,
  Template,
} from '../processes/index.ts'
import { rulesTextsOf } from '../texts/index.ts'
import type { Ballot } from './ballot.ts'
import { outcomeFacts, putIn, undecidedFacts } from './decided.ts'
import { ballotsOf } from './store/ballots.ts'

/** Polls say nothing here: a sense of the room opens no gate. Ballots come the newest first. */
export function ballotFactsOf(
  ballots: readonly Ballot[],
  process: Process,
  template: Pick<Template, 'decisions'>,
): Facts {
  const since = stageSince(process)
  if (since === undefined) return {}
  const stage = stageOf(process)
  const here = ballots.filter((ballot) => ballot.stage === stage && ballot.openedAt >= since)
  const put = putIn(here, process)
  return {
    'ballots.open': {
      value: here.filter(({ state }) => state.kind === 'open').length,
      of: here.length,
    },
    ...outcomeFacts(put, template),
    ...undecidedFacts(put),
  }
}

/** Duties that begin with a decision begin when its ballot closed. */
/** A vote on the rules themselves is no step of the process, whatever decision takes it. */
async function countedIn(read: Read | Tx, { id }: Process): Promise<readonly Ballot[]> {
  const rules = await rulesTextsOf(read, id)
  const ballots = await ballotsOf(read, { process: id })
  return ballots.filter(({ subject }) => subject.kind !== 'text' || !rules.has(subject.text))
}

export const ballotHappeningsOf = (ballots: readonly Ballot[]): readonly Happening[] =>
  ballots.flatMap(({ decision, state }) =>
    state.kind === 'closed' && state.outcome !== undefined
      ? [{ kind: 'decision', decision, outcome: state.outcome, at: state.closedAt }]
      : [],
  )

export const ballotFacts: FactProvider = {
  facts: ['ballots.open', 'decisions.*'],
  provide: async (read, process) =>
    stageSince(process) === undefined
      ? {}
      : ballotFactsOf(await countedIn(read, process), process, await templateOf(read, process.pin)),
}

export const ballotHappenings: HappeningProvider = {
  happened: async (db, process) => ballotHappeningsOf(await countedIn(db, process)),
}
