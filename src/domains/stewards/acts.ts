/** The kinds of act in the steward log, and what of each stands in clear. */
import { declareActs } from '../../platform/record/index.ts'

/** Where somebody speaks: which version of their statement of interest they had then. */
const spoken = { steward: 'text', interest: 'whole?' } as const

const line = { role: 'text', at: 'text' } as const

export const STEWARD_ACTS = declareActs({
  'steward.screening': line,
  'steward.override': line,
  'steward.extension': line,
  'steward.moderation': line,
  'steward.merge': line,
  'steward.redaction': line,
  'steward.summary': line,
  'steward.plain-words': line,
  /** Words that were reported stay as they are. */
  'steward.left': line,
  'steward.reason': { late: 'yes-no' },
  'contest.raise': spoken,
  'contest.answer': spoken,
  'contest.word': { ...spoken, word: 'text' },
})
