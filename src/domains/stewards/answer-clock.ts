/** By when an objection to what a steward did is answered. Pure; reminds nobody. */
import { after, days, type Instant } from '../../platform/values.ts'
import type { Contest } from './steward-act.ts'

/** Late is late in public; the answer is owed all the same. */
export const ANSWERED_WITHIN = days(7)

/** For an objection that nobody answered yet. */
export const answerDue = ({ state, at }: Contest): Instant | undefined =>
  state.kind === 'open' ? after(at, ANSWERED_WITHIN) : undefined
