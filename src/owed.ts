/** Joins what is owed in processes, whoever owes it: for the desk of the staff. */
import { owedActions } from './domains/actions/index.ts'
import { owedToAdvice } from './domains/advice/index.ts'
import { owedToAppeals } from './domains/appeals/index.ts'
import { owedToChallenges } from './domains/challenges/index.ts'
import type { OwedThings } from './domains/desk/index.ts'
import { owedByMeetings } from './domains/minutes/index.ts'

export const OWED: readonly OwedThings[] = [
  owedToChallenges,
  owedToAdvice,
  owedToAppeals,
  owedActions,
  owedByMeetings,
]
