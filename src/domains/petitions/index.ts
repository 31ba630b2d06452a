/** The door of `petitions` for later domains, the player and the composition. */
export * from './petition.ts'
export * from './ratification.ts'
export type { Refusal as PetitionRefusal } from './refusal.ts'
export {
  closePetition,
  mayStart,
  maySign,
  mayTakeBack,
  movesNow,
  petitionFactsOf,
  petitionRule,
  petitionVerdict,
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
