/** The door of `advice` for later domains and for the composition. */
import './words.ts'

export { ADVICE_ACTS } from './acts.ts'
export * from './advice.ts'
export { adviceFacts } from './facts.ts'
export { adviceItems } from './items.ts'
export * from './letter.ts'
export { answerItem, caseOf as adviceCase, giveAdvice, holdConsultation } from './steps.ts'
export { enterLetter } from './steps-letters.ts'
export { lettersIn } from './store-letters.ts'
export { lockAdvice } from './store.ts'
export { tellDueAdvice } from './jobs.ts'
export { adviceMoves } from './moves.ts'
export { adviceNews } from './news.ts'
export { owedToAdvice } from './owed.ts'
export { adviceRoutes } from './routes.tsx'
export {
  adviceFactsOf,
  answered,
  bodyOf,
  consulted,
  enteredItem,
  mayAddItem,
  mayAnswer,
  mayConsult,
  mayGive,
  officersOf,
  ruleOf,
  type AdviceRefusal,
  type Case,
} from './rules.ts'
export { answerDue, letterFactsOf, mayEnter, mayReply } from './rules-letters.ts'
export { adviceBodySections, adviceSections } from './sections.tsx'
export { ADVICE_TABLES } from './store-letters.ts'
export { adviceThings } from './things.ts'
