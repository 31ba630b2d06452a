/** The door of `advice` for later domains and for the composition. */
export * from './advice.ts'
export * from './letter.ts'
export {
  adviceFactsOf,
  answered,
  bodyOf,
  consulted,
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
