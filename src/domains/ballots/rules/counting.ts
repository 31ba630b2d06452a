/**
 * What a ballot came to: hands the frozen electorate and the votes to the rules of counting, and
 * reads the decision's outcome from their verdict. Counts nothing itself.
 */
import {
  evaluate,
  type Ballot as Cast,
  type Counting,
  type Situation,
  type Verdict,
} from '../../rules/index.ts'
import type { ElectorateRule } from '../../templates/index.ts'
import type { Standing, Vote } from '../ballot.ts'
import type { Counted, Found } from './ballots.ts'
import { drawingOf, scoringOf } from './selecting.ts'
import { voicesNow } from './votes.ts'

const COUNTING = {
  seats: 'each',
  persons: 'each',
  organisations: 'organisation',
} as const satisfies Record<ElectorateRule['counts'], Counting>

/** Sealed votes say nothing yet. */
export const ballotsOf = (votes: readonly Vote[]): readonly Cast[] =>
  votes.flatMap(({ voice, shown, carriedBy }) =>
    shown.kind === 'open' ? [{ voice, choice: shown.choice, proxy: carriedBy }] : [],
  )

export type Holding = {
  readonly counted: Counted
  /** The earlier rounds, the first one first, and then this one. */
  readonly rounds: readonly Standing[]
  /** The voice of the chair, whose ballot breaks a tie where the rule says so. */
  readonly chair: string | undefined
}

export function situationOf({ counted, rounds, chair }: Holding): Situation {
  const last = rounds.at(-1)
  if (!last) throw new Error('a ballot of no round')
  const casting = ballotsOf(last.votes).find(({ voice }) => voice === chair)?.choice
  return {
    voices: voicesNow(last),
    counting: COUNTING[counted.electorate.counts],
    rounds: rounds.map(({ votes }) => ballotsOf(votes)),
    ...(casting === undefined ? {} : { casting }),
    ...('scored' in counted.rule ? { scored: scoringOf(counted.rule, last) } : {}),
    ...('lot' in counted.rule ? { lot: drawingOf(last) } : {}),
  }
}

export const verdictOf = (holding: Holding): Verdict =>
  evaluate(holding.counted.rule, situationOf(holding))

/** A round that was not valid decides nothing where another may follow. */
export function foundBy(holding: Holding, verdict: Verdict): Found {
  const { rule, decision } = holding.counted
  const rounds = 'rounds' in rule ? rule.rounds.length : 1
  const isUndecided = verdict.open && holding.rounds.length < rounds
  if (isUndecided) return { outcome: undefined, met: false }
  const outcome = decision.outcomes.find(({ passes }) => passes === verdict.met)
  return { outcome: outcome?.id, met: verdict.met }
}

/** How many of each choice, in heads of voices; a rule may count otherwise and says so. */
export function headsOf(standing: Standing) {
  const back = new Set(standing.recusals.map(({ voice }) => voice))
  const open = ballotsOf(standing.votes).filter(({ voice }) => !back.has(voice))
  const of = (choice: string) => open.filter((one) => one.choice === choice).length
  return { yes: of('yes'), no: of('no'), abstain: of('abstain') }
}
