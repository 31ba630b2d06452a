/** The door of `appeals` for later domains, for the player and for the composition. */
import './words.ts'

export { APPEAL_ACTS } from './acts.ts'
export * from './appeal.ts'
export { appealFacts, appealHappenings, appealHappeningsOf, appealHindrances } from './facts.ts'
export { appealableBy, appealFactsOf, hindrancesOf } from './open.ts'
export { appealRoutes } from './routes.tsx'
export {
  carried,
  file,
  mayCarry,
  mayFileAny,
  maySign,
  mayStepBack,
  mayWithdraw,
  signed,
  withdrawn,
  type AppealRefusal,
  type Case,
  type Ground,
} from './rules.ts'
export {
  mayReadGrounds,
  mayRepeat,
  mayRule,
  repeat,
  rule,
  type Judge,
  type Owed,
} from './ruling.ts'
export { appealMoves } from './moves.ts'
export { appealNews } from './news.ts'
export { owedToAppeals } from './owed.ts'
export { appealSections, appealsOfOutcome } from './sections.tsx'
export { APPEAL_TABLES, appealsIn, lockAppeal } from './store.ts'
export { carryAppeal, fileAppeal } from './steps.ts'
export { ruleOnAppeal } from './steps-rulings.ts'
export { sealedAppeals } from './store-seals.ts'
export { subjectAt } from './subject.ts'
export { appealThings, type Thing } from './things.ts'
