/** The door of `ballots` for later domains. */
import './words.ts'
import type { Mount } from '../people/index.ts'
import { actRoutes } from './routes/act.tsx'
import { openingRoutes } from './routes/opening.tsx'
import { readRoutes, type BallotTools } from './routes/read.tsx'

export * from './about.ts'
export { BALLOT_ACTS } from './acts.ts'
export { ballotsAsked } from './asked.ts'
export * from './ballot.ts'
export { hasPassedAbout, keyOf, outcomeFacts, putIn, type Put } from './decided.ts'
export { choiceWord, explain as explainBallot } from './explain.ts'
export {
  ballotFacts,
  ballotFactsOf,
  ballotHappenings,
  ballotHappeningsOf,
  recommendedBy,
} from './facts.ts'
export { callItems, textItems } from './items.ts'
export { closeDueBallots } from './jobs.ts'
export * from './option.ts'
export * from './poll.ts'
export { close, countedBy, countedIn, mayFollow, mayManage, type Counted } from './rules/ballots.ts'
export { foundBy, headsOf, situationOf, verdictOf, type Holding } from './rules/counting.ts'
export { mayOffer, sheetFrom, waitsForSeed } from './rules/selecting.ts'
export { electorateOf, type SeatsNow } from './rules/electorate.ts'
export type { Refusal as BallotRefusal } from './rules/refusal.ts'
export { giveProxy, mayVote, recuse, takeBack, vote, type Before } from './rules/votes.ts'
export { ballotMoves } from './moves.ts'
export { ballotBodySections, ballotSections } from './sections.tsx'
export { phaseOf as ballotPhase } from './ballot.ts'
export type { BallotSection } from './section.ts'
export { closeBallot, closeOf as closeOfBallot } from './steps/closing.ts'
export { openBallot, withdrawBallot, type OpeningAsked } from './steps/opening.ts'
export { aroundOf } from './steps/step.ts'
export { castVote, handOver, recuseFrom, takeVoiceBack } from './steps/voting.ts'
export { ballotsOf, findBallot, lockBallot, StoredAbout, voicesOf } from './store/ballots.ts'
export { BALLOT_TABLES } from './store/tables.ts'
export { standingOf } from './store/votes.ts'
export { ballotThings } from './things.ts'

/** The forms first: `/ballots/new` is no id. */
export const ballotRoutes =
  (tools: BallotTools): Mount =>
  (app) => {
    openingRoutes(tools)(app)
    actRoutes(tools)(app)
    readRoutes(tools)(app)
  }
