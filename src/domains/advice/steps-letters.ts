/** Acts about letters inside a transaction: load, decide, save. The rules decide. */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import type { Process, Step } from '../processes/index.ts'
import { actOf } from './acts.ts'
import type { Letter, LetterId, LetterKind } from './letter.ts'
import { answerDue, mayEnter, mayReply } from './rules-letters.ts'
import type { AdviceRefusal } from './rules.ts'
import { lettersIn, saveLetter } from './store-letters.ts'

export type LetterTyped = {
  readonly kind: LetterKind
  readonly sender: string
  readonly dated: string
  readonly words: string
  readonly link: string | undefined
}

export async function enterLetter(
  { tx, clock, by, now, via }: Step,
  process: Process,
  typed: LetterTyped,
): Promise<Result<Letter, AdviceRefusal>> {
  const allowed = mayEnter(process, by, (await lettersIn(tx, process.id)).length)
  if (!allowed.ok) return allowed
  const due = answerDue(typed.dated, now)
  if (!due.ok) return due
  const standing = allowed.value
  const { kind, dated, link } = typed
  const sender = prose('sender', typed.sender, clock)
  const words = prose('words', typed.words, clock)
  const letter: Letter = {
    id: newUlid(clock) as string as LetterId,
    process: process.id,
    kind,
    sender: sender.commitment,
    dated,
    words: words.commitment,
    link,
    enteredBy: standing.actor.person,
    role: standing.role,
    enteredAt: now,
    due: due.value,
    reply: undefined,
  }
  const told = { obj: `letter:${letter.id}` as const, via, process, standing }
  const clear = { kind, day: dated }
  await saveLetter(
    tx,
    letter,
    actOf({ ...told, act: 'letter.enter', clear, parts: [sender, words] }),
  )
  return ok(letter)
}

export async function answerLetter(
  { tx, clock, by, now, via }: Step,
  process: Process,
  letter: Letter,
  typed: string,
): Promise<Result<Letter, AdviceRefusal>> {
  const allowed = mayReply(process, letter, by)
  if (!allowed.ok) return allowed
  const standing = allowed.value
  const words = prose('reply', typed, clock, standing.actor.person)
  const { actor, role } = standing
  const next: Letter = {
    ...letter,
    reply: { words: words.commitment, by: actor.person, role, at: now },
  }
  const told = { obj: `letter:${letter.id}` as const, via, process, standing }
  await saveLetter(tx, next, actOf({ ...told, act: 'letter.answer', parts: [words] }))
  return ok(next)
}
