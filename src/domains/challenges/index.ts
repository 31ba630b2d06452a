/** The door of `challenges` for later domains and for the composition. */
import './words.ts'

export { CHALLENGE_ACTS } from './acts.ts'
export * from './challenge.ts'
export {
  challengeFacts,
  challengeFactsOf,
  challengeHappenings,
  challengeHappeningsOf,
} from './facts.ts'
export { challengeRoutes } from './routes.tsx'
export {
  carried,
  joined,
  left,
  mayCarry,
  mayChallenge,
  mayJoin,
  mayLeave,
  answeredWith,
  mayRule,
  raise,
  ruled,
  type Case,
  type ChallengeRefusal,
  type Ground,
} from './rules.ts'
export { challengeMoves } from './moves.ts'
export { carryChallenge, joinChallenge, raiseChallenge, ruleOnChallenge } from './steps.ts'
export { challengeNews } from './news.ts'
export { owedToChallenges } from './owed.ts'
export { challengeSections, challengesOfCall } from './sections.tsx'
export {
  CHALLENGE_TABLES,
  challengesIn,
  challengesOf,
  findChallenge,
  lockChallenge,
} from './store.ts'
export { challengeThings, type Thing } from './things.ts'
