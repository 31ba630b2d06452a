/** The door of `outcomes` for later domains and for the composition. */
import './words.ts'
import type { Mount } from '../people/index.ts'
import { commitmentActing } from './routes/commitments.tsx'
import { outcomeReading, type OutcomeTools } from './routes/outcomes.tsx'

export { OUTCOME_ACTS } from './acts.ts'
export { adoptionsOf, settledOf } from './adoptions.ts'
export {
  isOpen,
  standingOf,
  STANDINGS,
  type Commitment,
  type CommitmentId,
  type Party,
  type Standing,
} from './commitment.ts'
export { earlierOutcomes, type EarlierOutcome } from './earlier.ts'
export { outcomeFacts } from './facts.ts'
export { outcomeId, type Basis, type Outcome, type OutcomeId } from './outcome.ts'
export { passagesOfOutcome } from './passages.tsx'
export type { Refusal as OutcomeRefusal } from './rules/refusal.ts'
export type { OutcomeSection } from './section.ts'
export { outcomeSections } from './sections.tsx'
export {
  changeCommitment,
  contestReport,
  enterCommitment,
  makeCommitment,
  reportOnCommitment,
  withdrawCommitment,
  type CommitmentTyped,
  type ReportedCommitment,
} from './steps/commitments.ts'
export {
  adoptOutcome,
  enterOutcome,
  type OutcomeReported,
  type OutcomeTyped,
} from './steps/outcomes.ts'
export { commitmentsIn, commitmentsOf, findCommitment } from './store/commitments.ts'
export { findOutcome, findOutcomes } from './store/outcomes.ts'
export { OUTCOME_TABLES } from './store/tables.ts'
export { outcomeThings, type Thing } from './things.ts'
export { FirstAct } from './views/first-act.tsx'

export const outcomeRoutes =
  (tools: OutcomeTools): Mount =>
  (app) => {
    outcomeReading(tools)(app)
    commitmentActing(tools)(app)
  }
