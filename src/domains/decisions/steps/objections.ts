/** Raising, sharing, answering and settling objections: each decided and saved in one step. */
import { newUlid } from '../../../platform/clock.ts'
import { unreachable, type Result } from '../../../platform/values.ts'
import type { Capacity } from '../../people/index.ts'
import { answerClear, raiseClear } from '../acts.ts'
import type { Call } from '../call.ts'
import {
  answerOf,
  type AnswerHow,
  type Objection,
  type ObjectionId,
  type Supporter,
  type Word,
} from '../objection.ts'
import type { Case, Change } from '../rules/behind.ts'
import { answer, join, raise } from '../rules/objections.ts'
import type { Refusal } from '../rules/refusal.ts'
import { leave, sayWord } from '../rules/settling.ts'
import { countRaised, findObjection, saveObjection, saveSupporter } from '../store/objections.ts'
import { statePosition } from './positions.ts'
import { actOf, optionalWords, roleOf, wordsBy, type Step } from './step.ts'

export type ObjectionWords = {
  readonly title: string
  readonly argument: string
  /** What would change the objector's mind. */
  readonly remedy: string
  readonly clause?: string | undefined
}

type Speaking = { readonly capacity: Capacity; readonly ownGroup: string | undefined }

const about = (objection: Objection) => `objection:${objection.id}` as const

export async function raiseObjection(
  step: Step,
  call: Call,
  typed: ObjectionWords & Speaking,
): Promise<Result<Objection, Refusal>> {
  const { tx, clock, now, party, rule } = step
  const [title, argument, remedy] = [
    wordsBy(step, 'title', typed.title),
    wordsBy(step, 'argument', typed.argument),
    wordsBy(step, 'remedy', typed.remedy),
  ]
  const { clause, capacity, ownGroup } = typed
  const person = party.actor?.person
  const raising = {
    id: newUlid(clock) as string as ObjectionId,
    title: title.commitment,
    argument: argument.commitment,
    remedy: remedy.commitment,
    clause,
    capacity,
    ownGroup,
    ...(await countRaised(tx, call.id, person)),
  }
  const raised = raise(call, party, rule, { now, raising })
  if (!raised.ok) return raised
  const objection = raised.value
  await saveObjection(
    tx,
    objection,
    actOf(step, call, {
      act: 'objection.raise',
      obj: about(objection),
      cap: capacity,
      clear: raiseClear(objection),
      parts: [title, argument, remedy],
    }),
  )
  return raised
}

/** Raises an objection and takes the position that goes with it. */
export async function object(
  step: Step,
  call: Call,
  typed: ObjectionWords & Speaking,
): Promise<Result<Objection, Refusal>> {
  const raised = await raiseObjection(step, call, typed)
  if (!raised.ok) return raised
  const stated = await statePosition(step, call, asObjecting(typed), true)
  return stated.ok ? raised : stated
}

const asObjecting = ({ capacity, ownGroup }: Speaking) =>
  ({ stance: { kind: 'object' }, capacity, ownGroup, reason: undefined }) as const

/** Stands behind another's objection, and takes the position that goes with it. */
export async function joinObjection(
  step: Step,
  case_: Case,
  speaking: Speaking,
): Promise<Result<Supporter, Refusal>> {
  const { call, behind } = case_
  const joined = join(case_, step.party, step.rule, { now: step.now, ...speaking })
  if (!joined.ok) return joined
  await saveSupporter(
    step.tx,
    joined.value,
    actOf(step, call, {
      act: 'objection.join',
      obj: about(behind.objection),
      cap: speaking.capacity,
      clear: { call: call.id, group: joined.value.group },
    }),
  )
  const stated = await statePosition(step, call, asObjecting(speaking), true)
  return stated.ok ? joined : stated
}

export async function answerObjection(
  step: Step,
  case_: Case,
  typed: {
    readonly how: AnswerHow
    readonly reason: string
    readonly latestVersion: number
  },
): Promise<Result<Objection, Refusal>> {
  const { call } = case_
  const { how, latestVersion } = typed
  const reason = wordsBy(step, 'reason', typed.reason)
  const repeats = how.kind === 'repetition' ? await findObjection(step.tx, how.of) : undefined
  const answered = answer(case_, step.party, step.rule, {
    now: step.now,
    how,
    repeats: repeats?.objection,
    latestVersion,
    reason: reason.commitment,
  })
  if (!answered.ok) return answered
  const objection = answered.value
  const given = answerOf(objection)
  if (!given) throw new Error(`answered without an answer: ${objection.id}`)
  await saveObjection(
    step.tx,
    objection,
    actOf(step, call, {
      act: 'objection.answer',
      obj: about(objection),
      cap: roleOf(step.party, step.rule.answerers),
      clear: answerClear(objection, given),
      parts: [reason],
    }),
  )
  return answered
}

export type WordTyped = {
  readonly word: Word
  /** The answer that was read. */
  readonly round: number
  readonly why: string | undefined
}

export async function settleObjection(
  step: Step,
  case_: Case,
  typed: WordTyped,
): Promise<Result<readonly Change[], Refusal>> {
  const { word, round } = typed
  const said = sayWord(case_, step.party, { now: step.now, word, round })
  if (!said.ok) return said
  await saveChanges(step, case_, said.value, typed)
  return said
}

export async function leaveObjection(
  step: Step,
  case_: Case,
  why: string | undefined,
): Promise<Result<readonly Change[], Refusal>> {
  const left = leave(case_, step.party, step.now)
  if (!left.ok) return left
  await saveChanges(step, case_, left.value, { why })
  return left
}

/** Each change is one row and one act; the reason, where one was given, goes with the first. */
export async function saveChanges(
  step: Step,
  { call, behind }: Case,
  changes: readonly Change[],
  typed: Partial<WordTyped>,
): Promise<void> {
  const why = optionalWords(step, 'reason', typed.why)
  const word = { word: typed.word ?? '', round: typed.round ?? 0 }
  for (const [index, change] of changes.entries()) {
    const act = actOf(step, call, {
      act: `objection.${change.act}`,
      obj: about(behind.objection),
      clear: clearOf(change, call, word),
      parts: index === 0 ? [why] : [],
    })
    if (change.kind === 'objection') await saveObjection(step.tx, change.objection, act)
    else await saveSupporter(step.tx, change.supporter, act)
  }
}

function clearOf(
  change: Change,
  call: Call,
  word: { readonly word: string; readonly round: number },
) {
  switch (change.act) {
    case 'word':
    case 'concur':
      return { call: call.id, ...word }
    case 'pass':
      return {
        call: call.id,
        owner: change.objection.owner,
        state: change.objection.state.kind,
      }
    case 'withdraw':
    case 'leave':
      return { call: call.id }
    default:
      return unreachable(change)
  }
}
