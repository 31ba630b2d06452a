/** The door of `stewards` for later domains: `enterLog` beside each act of a steward. */
import './words.ts'

export * from './steward-act.ts'
export { STEWARD_ACTS } from './acts.ts'
export { ANSWERED_WITHIN, answerDue } from './answer-clock.ts'
export { enter, type StewardRefusal } from './rules.ts'
export { contestsOf, owedReasons, STEWARD_TABLES, stewardLog, unansweredContests } from './store.ts'
export { enterLog } from './log.ts'
export { answerContest, contestAct, giveFullReason, settleContest } from './steps.ts'
export { loadTold, type Told, type ToldShown } from './told.ts'
export type { TitlesOf } from './titles.ts'
export { stewardRoutes } from './routes.tsx'
