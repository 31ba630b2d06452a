/** Who enters a letter into the register of a process, who answers it. Pure; no clock here. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { By, Facts, Process } from '../processes/index.ts'
import { dayOf, dueAfter } from '../templates/index.ts'
import { ANSWER_WITHIN, LETTERS_MAX, type Letter } from './letter.ts'
import { standingOf, type AdviceRefusal, type Standing } from './rules.ts'

/** The register is the secretary's; the chairs answer too. */
const ENTER = ['secretary', 'staff'] as const
export const ANSWER = [...ENTER, 'chair', 'vice-chair', 'facilitator'] as const

export function mayEnter(
  process: Process,
  by: By,
  entered: number,
): Result<Standing, AdviceRefusal> {
  if (entered >= LETTERS_MAX) return refuse({ kind: 'too-many-entries', most: LETTERS_MAX })
  return standingOf({ process }, by, ENTER)
}

/** A letter of tomorrow has not come yet. @returns when its answer is due */
export const answerDue = (dated: string, now: Instant): Result<Instant, AdviceRefusal> =>
  dated > dayOf(now) ? refuse({ kind: 'letter-of-tomorrow' }) : ok(dueAfter(now, ANSWER_WITHIN))

export function mayReply(
  process: Process,
  letter: Letter,
  by: By,
): Result<Standing, AdviceRefusal> {
  if (letter.reply) return refuse({ kind: 'letter-answered-already' })
  return standingOf({ process }, by, ANSWER)
}

/** A letter opens no gate; a template may wait until all were answered. */
export function letterFactsOf(letters: readonly Letter[]): Facts {
  const owed = letters.filter(({ reply }) => !reply)
  const since = owed.map(({ enteredAt }) => enteredAt).toSorted((one, other) => one - other)[0]
  return {
    'letters.unanswered': {
      value: owed.length,
      of: letters.length,
      ...(since === undefined ? {} : { since }),
    },
  }
}
