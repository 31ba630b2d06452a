/** Who notes what was said on condition of not being named, and who agrees to that. Pure. */
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor, type PersonId } from '../../people/index.ts'
import { type By, mayActAs, type Process } from '../../processes/index.ts'
import { type LineageRule, undertakingsOf } from '../../templates/index.ts'
import { PENS } from '../../texts/index.ts'
import type { Refusal } from '../refusal.ts'
import { REMARKS_ASKED_MAX, type Asked } from '../remark.ts'
import { VOICES_LEAST } from './cover.ts'

/** Those who hold the pen or keep the notes: they hear what is said in a room. */
export const NOTERS = [...PENS, 'rapporteur', 'secretary'] as const

/** In which role. */
export function mayNote(
  process: Process,
  by: By,
  rule: Pick<LineageRule, 'nonAttributed'> | undefined,
): Result<string, Refusal> {
  if (rule?.nonAttributed !== 'allowed') return refuse({ kind: 'not-without-a-name' })
  return mayActAs(process, by, NOTERS)
}

/** Nobody notes what they said themselves, and nobody is asked by one person without end. */
export function note(
  by: PersonId,
  speaker: PersonId | undefined,
  waiting: number,
): Result<PersonId, Refusal> {
  if (speaker === undefined) return refuse({ kind: 'nobody-of-that-name' })
  if (speaker === by) return refuse({ kind: 'own-words' })
  return waiting >= REMARKS_ASKED_MAX
    ? refuse({ kind: 'asked-enough', most: REMARKS_ASKED_MAX })
    : ok(speaker)
}

/** Only whoever is said to have said it agrees, and nobody for them. */
export function mayAnswer(
  process: Process,
  actor: Actor | undefined,
  asked: Pick<Asked, 'speaker'>,
): Result<Actor, Refusal> {
  if (actor && actor.person !== asked.speaker) return refuse({ kind: 'not-author' })
  return mayAct(actor, undertakingsOf(process.pin))
}

/** A group of few is as good as a name. */
export const groupNamed = (group: string | undefined, members: number): string | undefined =>
  members >= VOICES_LEAST ? group : undefined
