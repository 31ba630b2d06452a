/** The door of `petitions` for later domains, the player and the composition. */
import './words.ts'

export { PETITION_ACTS } from './acts.ts'
export { explain as explainPetition } from './explain.ts'
export { petitionFacts } from './facts.ts'
export { petitionItems } from './items.ts'
export { settleDuePetitions } from './jobs.ts'
export { signPetition, startPetitionIn } from './steps-petitions.ts'
export { findPetition, lockPetition, unsettledPetitions } from './store-petitions.ts'
export { petitionMoves } from './moves.ts'
export { petitionNews } from './news.ts'
export * from './petition.ts'
export * from './ratification.ts'
export type { Refusal as PetitionRefusal } from './refusal.ts'
export { petitionRoutes } from './routes.tsx'
export {
  closePetition,
  mayStart,
  maySign,
  mayTakeBack,
  movesFor,
  movesNow,
  petitionFactsOf,
  petitionRule,
  petitionVerdict,
  settledAs,
  sign,
  startPetition,
  tookBack,
  type PetitionCase,
  type PetitionGround,
} from './rules-petitions.ts'
export {
  ask,
  mayAnswer,
  mayAsk,
  missingOf,
  officersOf,
  ratificationFactsOf,
  ratificationPhase,
  ratificationRule,
  standingOfBody,
  type Asked,
  type RatificationCase,
  type RatificationGround,
} from './rules-ratifications.ts'
export { innerRule, judgeSituation, judgeVotes, type Judged } from './rules-votes.ts'
export { petitionBodySections, petitionSections } from './sections.tsx'
export { findRatification } from './store-ratifications.ts'
export { PETITION_TABLES } from './tables.ts'
export { petitionThings } from './things.ts'
