/** The door of `participation` for later domains and for the composition. */
import './words.ts'

export { PARTICIPATION_ACTS } from './acts.ts'
export {
  currentOf,
  MUST_HAVES,
  VERDICTS,
  type AuditAnswer,
  type MustHave,
  type Question,
  type Verdict,
} from './audit.ts'
export { participationFacts } from './facts.ts'
export { auditLines, seatingOf, type AuditLine, type Seating } from './load.ts'
export { findQuestion, QUESTIONS } from './questions.ts'
export { participationRoutes } from './routes/participation.tsx'
export type { AuditRefusal } from './rules/audit.ts'
export { groupSeats, missingIn, unfilledIn, wantedIn, type GroupSeats } from './seats.ts'
export { participationSections } from './sections.tsx'
export { answerAudit, contestAnswer, type AnswerTyped } from './steps.ts'
export { answersOf, PARTICIPATION_TABLES } from './store/audit.ts'
