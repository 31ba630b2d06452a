/** The door of `judgements` for later domains and for the composition. */
export * from './judgement.ts'
export {
  judge,
  judgedIn,
  judgementFactsOf,
  judgementHappeningsOf,
  mayJudge,
  type JudgementRefusal,
  type Judging,
} from './rules.ts'
