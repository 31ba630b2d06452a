/** Ratifications in a played process: bodies are asked, and answer by their rule or say nothing. */
import {
  ask,
  innerRule,
  judgeVotes,
  mayAnswer,
  ratificationRule,
  type RatificationGround,
  type RatificationId,
} from '../domains/petitions/index.ts'
import { ok, refuse } from '../platform/values.ts'
import type { Answer, Turn } from './answer.ts'
import type { ActOf } from './scenario.ts'
import type { Ratifying, Table } from './table.ts'

const groundOf = ({ process, template, ratifications }: Table): RatificationGround => ({
  process,
  template,
  earlier: ratifications,
})

export function askIn(table: Table, act: ActOf<'ask-ratification'>, turn: Turn): Answer {
  const id = `ratification-${turn.nth}` as string as RatificationId
  const asking = { id, rule: act.ratification, subject: act.subject, href: undefined }
  const asked = ask(groundOf(table), turn.by, asking, turn.now)
  if (!asked.ok) return asked
  const made = { ratification: asked.value, answers: [] }
  return ok({ ...table, ratifications: [...table.ratifications, made] })
}

/** To the last asking, in heads as the officers of the body counted them. */
export function answerIn(table: Table, act: ActOf<'answer-ratification'>, turn: Turn): Answer {
  const { process, template } = table
  const one = table.ratifications.findLast(
    ({ ratification }) => ratification.rule === act.ratification,
  )
  const rule = one && ratificationRule(template, one.ratification.rule)
  if (!one || !rule) return refuse({ kind: 'no-such-ratification' })
  const allowed = mayAnswer({ process, template, rule, ...one }, act.body, turn.by, turn.now)
  if (!allowed.ok) return allowed
  const inner = innerRule(rule, act.body, template)
  if (!inner) return refuse({ kind: 'not-asked' })
  const { yes, no, abstain, of } = act
  const votes = { yes, no, abstain, of }
  const judged = judgeVotes(inner, votes)
  if (!judged.ok) return judged
  const answer = {
    ratification: one.ratification.id,
    body: act.body,
    finding: judged.value.finding,
    votes,
    ballot: undefined,
    by: allowed.value.actor.person,
    role: allowed.value.role,
    reasons: act.reasons,
    at: turn.now,
  }
  return ok(withAnswers(table, { ...one, answers: [...one.answers, answer] }))
}

const withAnswers = (table: Table, after: Ratifying): Table => ({
  ...table,
  ratifications: table.ratifications.map((one) =>
    one.ratification.id === after.ratification.id ? after : one,
  ),
})
