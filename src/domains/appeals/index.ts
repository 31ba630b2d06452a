/** The door of `appeals` for later domains, for the player and for the composition. */
export * from './appeal.ts'
export { appealFactsOf } from './open.ts'
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
