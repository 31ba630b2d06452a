/** Letters from outside in a played process: entered, and answered in public. They move nothing. */
import { answerDue, mayEnter, mayReply, type LetterId } from '../domains/advice/index.ts'
import { dayOf } from '../domains/templates/index.ts'
import { ok, refuse } from '../platform/values.ts'
import type { Answer, Turn } from './answer.ts'
import type { ActOf } from './scenario.ts'
import type { Table } from './table.ts'

const idOf = (name: string) => `letter-${name}` as string as LetterId

/** Of the day that it says, or of today. */
export function enterLetter(table: Table, act: ActOf<'enter-letter'>, turn: Turn): Answer {
  const id = idOf(act.letter)
  const { process, letters } = table
  if (letters.some((one) => one.id === id)) return refuse({ kind: 'name-taken' })
  const allowed = mayEnter(process, turn.by, letters.length)
  if (!allowed.ok) return allowed
  const dated = act.dated ?? dayOf(turn.now)
  const due = answerDue(dated, turn.now)
  if (!due.ok) return due
  const letter = {
    id,
    process: process.id,
    kind: act.kind,
    sender: act.sender,
    dated,
    words: act.says,
    link: undefined,
    enteredBy: allowed.value.actor.person,
    role: allowed.value.role,
    enteredAt: turn.now,
    due: due.value,
    reply: undefined,
  }
  return ok({ ...table, letters: [...letters, letter] })
}

export function answerLetter(table: Table, act: ActOf<'answer-letter'>, turn: Turn): Answer {
  const letter = table.letters.find((one) => one.id === idOf(act.letter))
  if (!letter) return refuse({ kind: 'no-such-letter' })
  const allowed = mayReply(table.process, letter, turn.by)
  if (!allowed.ok) return allowed
  const { actor, role } = allowed.value
  const reply = { words: act.says, by: actor.person, role, at: turn.now }
  const letters = table.letters.map((one) => (one.id === letter.id ? { ...one, reply } : one))
  return ok({ ...table, letters })
}
