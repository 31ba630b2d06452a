/** Drafting, opening, closing and withdrawing a call: each decided and saved in one step. */
import { newUlid, type Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { heldByMail } from '../../../platform/mail/inbox/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { findPeople, type Actor } from '../../people/index.ts'
import type { ProcessId, Window } from '../../processes/index.ts'
import { rulesTextsOf, unsignedIn } from '../../texts/index.ts'
import {
  ACT_OF_CALL,
  draftClear,
  enrolClear,
  openClear,
  openedClear,
  rollParts,
  type DecisionAct,
} from '../acts.ts'
import { datesOf, type Call, type CallId, type CallSubject, type Roll } from '../call.ts'
import { close, mayDraft, mayPut, open, reopen, withdraw } from '../rules/calls.ts'
import { unseal } from '../rules/positions.ts'
import type { Refusal } from '../rules/refusal.ts'
import { saveCall, saveRollPart } from '../store/calls.ts'
import { breakSeal, positionsOf, savePosition, sealedOf } from '../store/positions.ts'
import { actOf, roleOf, touchedBy, wordsBy, type Step } from './step.ts'

export type Draft = {
  readonly process: ProcessId
  readonly windowKind: string
  readonly subject: CallSubject
  readonly ladder?: string | undefined
  readonly question: string
}

export async function draftCall(step: Step, draft: Draft): Promise<Result<Call, Refusal>> {
  const { clock, now, rule, party } = step
  const drafter = mayDraft(party, rule)
  if (!drafter.ok) return drafter
  const put = await mayPutHere(step, draft)
  if (!put.ok) return put
  const question = wordsBy(step, 'question', draft.question)
  const call: Call = {
    ...draft,
    id: newUlid(clock) as string as CallId,
    question: question.commitment,
    rules: rule.rules,
    visibility: rule.visibility,
    draftedBy: drafter.value,
    draftedAt: now,
    window: undefined,
    roll: [],
    state: { kind: 'draft' },
  }
  await saveCall(
    step.tx,
    call,
    actOf(step, call, {
      act: 'call.draft',
      cap: roleOf(party, rule.chairs),
      clear: draftClear(call),
      parts: [question],
    }),
  )
  return ok(call)
}

/** Asked again at the opening: the rules may have been changed since it was drafted. */
async function mayPutHere(
  { tx, rule }: Step,
  { process, subject }: Pick<Draft, 'process' | 'subject'>,
) {
  const rules = await rulesTextsOf(tx, process)
  const unsigned = await unsignedIn(tx, { id: process })
  const waits = unsigned.some(
    ({ text, version }) => text.id === subject.text && version.number === subject.version,
  )
  if (waits) return refuse({ kind: 'uncountersigned', version: subject.version } as const)
  return mayPut(rule, rules.has(subject.text))
}

/** Logs who is counted, then opens: the roll stands on the record before the first position. */
export async function openCall(
  step: Step,
  call: Call,
  facts: { readonly window: Window; readonly roll: Roll },
): Promise<Result<Call, Refusal>> {
  const put = await mayPutHere(step, call)
  if (!put.ok) return put
  const opened = open(call, step.party, step.rule, facts)
  if (!opened.ok) return opened
  const cap = roleOf(step.party, step.rule.chairs)
  for (const [part, seats] of rollParts(opened.value.roll).entries()) {
    const act = actOf(step, call, { act: 'call.enrol', cap, clear: enrolClear(seats) })
    await saveRollPart(step.tx, call, { part, seats }, act)
  }
  const clear = openClear(opened.value)
  await saveCall(step.tx, opened.value, actOf(step, call, { act: 'call.open', cap, clear }))
  return opened
}

export async function withdrawCall(
  step: Step,
  call: Call,
  reason: string,
): Promise<Result<Call, Refusal>> {
  const words = wordsBy(step, 'reason', reason)
  const facts = { now: step.now, reason: words.commitment }
  const withdrawn = withdraw(call, step.party, step.rule, facts)
  if (!withdrawn.ok) return withdrawn
  await saveCall(
    step.tx,
    withdrawn.value,
    actOf(step, call, {
      act: 'call.withdraw',
      cap: roleOf(step.party, step.rule.chairs),
      clear: {},
      parts: [words],
    }),
  )
  return withdrawn
}

/** Seals opened in one transaction; a call with more is closed in several. */
export const SEALS_PER_STEP = 500

export type Closing = { readonly tx: Tx; readonly clock: Clock; readonly now: Instant }

/** Nothing is made of a call before the mail that came in time for it was read. */
export async function mailIsRead(
  { tx, now }: Pick<Closing, 'tx' | 'now'>,
  call: Call,
): Promise<Result<true, Refusal>> {
  const closes = call.state.kind === 'open' ? datesOf(call)?.closes : undefined
  if (closes === undefined) return ok(true)
  const until = await heldByMail(tx, { what: `call:${call.id}`, closes }, now)
  return until === undefined ? ok(true) : refuse({ kind: 'mail-unread', until })
}

/**
 * The clock's own step, also taken by the first who acts on a call that has ended: opens the seals,
 * then closes.
 *
 * @returns the call as it is then; still `open` while there are seals left
 */
export async function closeCall({ tx, now }: Closing, call: Call): Promise<Result<Call, Refusal>> {
  const closed = close(call, now)
  if (!closed.ok) return closed
  const read = await mailIsRead({ tx, now }, call)
  if (!read.ok) return read
  const byClock = (act: DecisionAct) =>
    ({
      act,
      actor: 'role:clock',
      obj: `call:${call.id}`,
      rules: call.rules,
      via: 'api',
      topics: touchedBy(act, call),
    }) as const

  const sealed = await sealedOf(tx, call.id, SEALS_PER_STEP)
  const positions = sealed.length > 0 ? await positionsOf(tx, call.id) : []
  const people = await findPeople(
    tx,
    sealed.map(({ person }) => person),
  )
  for (const { person, stance, opening, reason } of sealed) {
    const position = positions.find((one) => one.person === person)
    if (!position) throw new Error(`a seal without a position: ${person} in ${call.id}`)
    // Who was erased meanwhile keeps the fact of their position and none of their words.
    const words = people.get(person)?.state.kind === 'erased' ? undefined : reason
    const facts = { now, stance, seal: opening.commitment, reason: words?.commitment }
    const opened = unseal(call, position, facts)
    if (!opened.ok) return opened
    await savePosition(tx, opened.value, {
      ...byClock('position.open'),
      clear: openedClear(opened.value),
      parts: words ? [opening, words] : [opening],
    })
    await breakSeal(tx, call.id, person)
  }
  if (sealed.length === SEALS_PER_STEP) return ok(call)
  await saveCall(tx, closed.value, byClock(ACT_OF_CALL.closed))
  return closed
}

export type Reopening = Pick<Step, 'tx' | 'via'> & {
  readonly actor: Actor
  readonly cap: `role:${string}`
  /** What found the designation in error: `challenge:…`. */
  readonly why: `${string}:${string}`
}

/** For a later domain that has judged a designation; a call that was reopened already stays so. */
export async function reopenCall({ tx, via, actor, cap, why }: Reopening, call: Call) {
  const reopened = reopen(call)
  if (!reopened.ok) return reopened
  await saveCall(tx, reopened.value, {
    act: 'call.reopen',
    actor: actor.person,
    cap,
    obj: `call:${call.id}`,
    rules: call.rules,
    via,
    clear: { why },
    topics: touchedBy('call.reopen', call),
  })
  return reopened
}
