/** The door of `judgements` for later domains and for the composition. */
import './words.ts'

export { JUDGEMENT_ACTS } from './acts.ts'
export { judgementFacts, judgementHappenings } from './facts.ts'
export * from './judgement.ts'
export { judgementRoutes } from './routes.tsx'
export {
  heardIn,
  judge,
  judgedAbout,
  judgedIn,
  judgementFactsOf,
  judgementHappeningsOf,
  mayJudge,
  type JudgementRefusal,
  type Judging,
} from './rules.ts'
export { makeJudgement } from './steps.ts'
export { judgementSections } from './sections.tsx'
export { JUDGEMENT_TABLES, judgementsOf } from './store.ts'
