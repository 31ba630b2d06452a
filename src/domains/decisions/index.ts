/** The door of `decisions` for later domains. */
import './words.ts'
import type { Mount } from '../people/index.ts'
import type { CallTools } from './routes/acting.tsx'
import { callRoutes } from './routes/calls.tsx'
import { draftRoutes } from './routes/drafts.tsx'
import { mergeRoutes } from './routes/merging.tsx'
import { objectionRoutes } from './routes/objections.tsx'
import { preparingRoutes } from './routes/preparing.tsx'
import { recordRoutes } from './routes/record.tsx'

export { DECISION_ACTS } from './acts.ts'
export * from './call.ts'
export type { CallRule, Level, Party } from './call-rule.ts'
export * from './designation.ts'
export { decisionFacts } from './facts.ts'
export { contributedObjections } from './contributed.ts'
export { objectionContributions } from './contributions.ts'
export { callsAsked } from './asked.ts'
export { closeDueCalls } from './jobs.ts'
export type { Merge, MergeId } from './merge.ts'
export { decisionMoves } from './moves.ts'
export { decisionNews } from './news.ts'
export * from './objection.ts'
export * from './position.ts'
export { closedByTheHour, type CallTools } from './routes/acting.tsx'
export { contextOf } from './routes/load.ts'
export { agreedTexts } from './rules/agreed.ts'
export { objectsIn, standsBehind, type Case, type Change } from './rules/behind.ts'
export { carryOn, close, mayPut, open, reopen, withdraw } from './rules/calls.ts'
export { conclude, findLevel, isAgreed, lapse, propose, react } from './rules/designations.ts'
export { decisionFactsOf } from './rules/facts.ts'
export {
  agreeToMerge,
  endMerge,
  proposeMerge,
  type Merging,
  type Pair as MergePair,
} from './rules/merging.ts'
export { answer, join, raise } from './rules/objections.ts'
export { mayState, state } from './rules/positions.ts'
export { leave, sayWord } from './rules/settling.ts'
export { recount, type Recounted } from './rules/recount.ts'
export { callRuleOf, levelsOf, ownGroupOf, partyOf } from './rules/rule-of.ts'
export type { Refusal } from './rules/refusal.ts'
export { tally, unheard, type Counts, type GroupTally, type Tally } from './rules/tally.ts'
export type { CallSection } from './section.ts'
export { decisionSections } from './sections.tsx'
export { callsServed } from './served.ts'
export {
  closeCall,
  draftCall,
  openCall,
  reopenCall,
  withdrawCall,
  type Draft,
} from './steps/calls.ts'
export {
  concludeCall,
  proposeDesignation,
  reactToDesignation,
  writeMinorityStatement,
} from './steps/designations.ts'
export {
  answerObjection,
  joinObjection,
  leaveObjection,
  object,
  settleObjection,
} from './steps/objections.ts'
export { takePosition, type PositionTyped } from './steps/positions.ts'
export type { Step } from './steps/step.ts'
export { callsOf, callsThatAre, findCall, lockCall } from './store/calls.ts'
export { designationsIn, designationsOf, minorityOf } from './store/designations.ts'
export { findObjection, lockObjection, objectionsOf } from './store/objections.ts'
export { preparedWords } from './store/preparing.ts'
export { positionsIn, positionsOf } from './store/positions.ts'
export { DECISION_TABLES } from './store/tables.ts'
export type { Latest, TextSource, TextVersion } from './text-source.ts'
export { decisionThings, type Thing } from './things.ts'
export { explain as explainDecision } from './views/explain.ts'
export { REASON_MAX, TITLE_MAX } from './views/position.tsx'
export { ObjectionLine } from './views/objections.tsx'
export { MinorityStatements } from './views/result.tsx'

export const decisionRoutes =
  (tools: CallTools): Mount =>
  (app) => {
    draftRoutes(tools)(app)
    recordRoutes(tools)(app)
    callRoutes(tools)(app)
    objectionRoutes(tools)(app)
    mergeRoutes(tools)(app)
    preparingRoutes(tools)(app)
  }
