/** The same facts as the pages of participation, for machines. */
import type { Cell } from '../../../platform/http/index.ts'
import { currentOf, type Said } from '../audit.ts'
import type { AuditShown, SeatsShown } from './shown.ts'

export const seatsJson = (shown: SeatsShown | undefined) => ({
  body: shown?.body.slug ?? null,
  target: shown?.body.target ?? null,
  groups: (shown?.groups ?? []).map(({ group, filled, target }) => ({
    group,
    filled,
    target: target ?? null,
  })),
})

export const seatsCsv = (shown: SeatsShown | undefined): readonly (readonly Cell[])[] => [
  ['group', 'filled', 'target'],
  ...(shown?.groups ?? []).map(({ group, filled, target }) => [group, filled, target ?? null]),
]

/** Words as they can be read now; null where they were removed. */
function textOf({ words }: AuditShown, of: Said | undefined): string | null {
  if (of === undefined) return null
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : null
}

/** Every question with all that was ever answered to it; the answer that stands comes last. */
export const auditJson = (shown: AuditShown) => ({
  process: shown.process.slug,
  questions: shown.questions.map(({ id, mustHave, question }) => ({
    id,
    mustHave,
    question,
    answers: shown.answers
      .filter((answer) => answer.question === id)
      .map((answer) => ({
        ...answer,
        line: textOf(shown, answer.line),
        evidence: textOf(shown, answer.evidence),
        contests: shown.contests
          .filter((contest) => contest.answer === answer.id)
          .map(({ by, at, reason }) => ({ by, at, reason: textOf(shown, reason) })),
      })),
  })),
})

const HEAD = ['question', 'verdict', 'line', 'by', 'role', 'round', 'contests', 'source']

/** One line for each question, with the answer that stands. */
export const auditCsv = (shown: AuditShown): readonly (readonly Cell[])[] => [
  HEAD,
  ...shown.questions.map(({ id }) => {
    const answer = currentOf(shown.answers, id)
    if (!answer) return [id, null, null, null, null, null, null, null]
    const contests = shown.contests.filter((contest) => contest.answer === answer.id)
    return [
      id,
      answer.verdict,
      textOf(shown, answer.line),
      answer.by,
      answer.role,
      answer.round,
      contests.length,
      answer.reported?.source ?? null,
    ]
  }),
]
