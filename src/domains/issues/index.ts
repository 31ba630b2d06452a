/** The door of `issues` for later domains and for whoever joins them. */
import './words.ts'

export * from './issue.ts'
export type { Cost, Outcome, Screening, ScreeningId, Sheet } from './screening.ts'
export { ISSUE_ACTS } from './acts.ts'
export { budgetPeriod, capacityLines } from './capacity.ts'
export { contributedIssues } from './contributed.ts'
export { issueFacts } from './facts.ts'
export { issueDoors } from './jobs.ts'
export { openIssues, type OpenIssue } from './open-things.ts'
export { issueRoutes } from './routes/index.tsx'
export { endsOf, lineageOf, wayOf, type End, type LineageOf } from './rules/lineage.ts'
export type { Refusal as IssueRefusal } from './rules/refusal.ts'
export { issueSection } from './sections.tsx'
export {
  decideIssue,
  returnIssue,
  screenIssue,
  type DecisionTyped,
  type ScreeningTyped,
} from './steps/deciding.ts'
export {
  comeBack,
  completeIssue,
  petitionFor,
  proposeIssue,
  secondIssue,
  withdrawIssue,
  withdrawSecondOf,
  type ProposalTyped,
} from './steps/proposing.ts'
export {
  reportIssue,
  reportLink,
  reportPlan,
  reportRank,
  type Entering,
} from './steps/reporting.ts'
export type { Post, Setting } from './steps/setting.ts'
export { planIssue, rankIssue, sortIssue, splitIssue, type SortTyped } from './steps/sorting.ts'
export { findIssue, findIssues, lockIssue } from './store/issues.ts'
export { linksOf, secondsOf } from './store/links.ts'
export { screeningsOf, waitingScreenings } from './store/screenings.ts'
export { ISSUE_TABLES } from './store/tables.ts'
export { explain as explainIssue } from './views/explain.ts'
export { thresholds, type Thresholds } from './thresholds.ts'
