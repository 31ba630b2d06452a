/** The kinds of act in the steward log, and what of each stands in clear. */
import { declareActs } from '../../platform/record/index.ts'

const line = { role: 'text', at: 'text' } as const

export const STEWARD_ACTS = declareActs({
  'steward.screening': line,
  'steward.override': line,
  'steward.extension': line,
  'steward.moderation': line,
  'steward.merge': line,
  'steward.redaction': line,
  'steward.reason': { late: 'yes-no' },
  'contest.raise': { steward: 'text' },
  'contest.answer': { steward: 'text' },
  'contest.word': { steward: 'text', word: 'text' },
})
