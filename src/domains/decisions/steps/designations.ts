/** Proposing, reacting to and concluding a designation; writing a minority statement. */
import { newUlid } from '../../../platform/clock.ts'
import type { Prose } from '../../../platform/record/index.ts'
import type { Instant, Result } from '../../../platform/values.ts'
import type { Capacity, PersonId } from '../../people/index.ts'
import { enterLog } from '../../stewards/index.ts'
import type { Call } from '../call.ts'
import { officeIn } from '../call-rule.ts'
import type {
  Designation,
  DesignationId,
  MinorityStatement,
  Polarity,
  Reaction,
  ReactionKind,
} from '../designation.ts'
import type { Case } from '../rules/behind.ts'
import { conclude, propose, react, type Concluded } from '../rules/designations.ts'
import { write } from '../rules/minority.ts'
import type { Refusal } from '../rules/refusal.ts'
import { tally } from '../rules/tally.ts'
import { saveCall } from '../store/calls.ts'
import {
  designationsOf,
  minorityOf,
  saveDesignation,
  saveMinority,
  saveReaction,
} from '../store/designations.ts'
import { objectionsOf } from '../store/objections.ts'
import { forgetPreparation } from '../store/preparing.ts'
import { positionsOf } from '../store/positions.ts'
import { mailIsRead } from './calls.ts'
import { actOf, optionalWords, roleOf, topicsOf, wordsBy, type Step } from './step.ts'

export async function proposeDesignation(
  step: Step,
  call: Call,
  typed: {
    readonly level: string
    readonly polarity: Polarity
    readonly reasons: string
    readonly reactUntil: Instant
    readonly seen?: number | undefined
    readonly prepared?: readonly PersonId[] | undefined
  },
): Promise<Result<Designation, Refusal>> {
  const { tx, clock, now, party, rule } = step
  const read = await mailIsRead(step, call)
  if (!read.ok) return read
  const reasons = wordsBy(step, 'reasons', typed.reasons)
  const before = (await designationsOf(tx, call.id)).length
  const proposed = propose(call, party, rule, {
    now,
    id: newUlid(clock) as string as DesignationId,
    level: typed.level,
    polarity: typed.polarity,
    reasons: reasons.commitment,
    reactUntil: typed.reactUntil,
    before,
    seen: typed.seen,
    prepared: typed.prepared,
  })
  if (!proposed.ok) return proposed
  const { level, polarity, round, prepared } = proposed.value
  await saveDesignation(
    tx,
    proposed.value,
    actOf(step, call, {
      act: 'designation.propose',
      cap: roleOf(party, rule.chairs),
      clear: { call: call.id, level, polarity, round, ...(prepared ? { prepared } : {}) },
      parts: [reasons],
    }),
  )
  return proposed
}

export async function reactToDesignation(
  step: Step,
  call: Call,
  designation: Designation,
  typed: { readonly kind: ReactionKind; readonly reason?: string | undefined },
): Promise<Result<Reaction, Refusal>> {
  const reason = optionalWords(step, 'reason', typed.reason)
  const facts = { now: step.now, kind: typed.kind, reason: reason?.commitment }
  const reacted = react(designation, step.party, step.rule, facts)
  if (!reacted.ok) return reacted
  await saveReaction(
    step.tx,
    reacted.value,
    actOf(step, call, {
      act: 'designation.react',
      clear: { call: call.id, reaction: typed.kind },
      parts: [reason],
    }),
  )
  return reacted
}

/** Over unanswered objections it is also a line in the steward log, in the same transaction. */
export async function concludeCall(
  step: Step,
  call: Call,
  override: string | undefined,
): Promise<Result<Concluded, Refusal>> {
  const { tx, now, party, rule } = step
  const behind = await objectionsOf(tx, [call.id])
  const reason = optionalWords(step, 'override', override)
  const concluded = conclude(call, party, rule, {
    now,
    latest: (await designationsOf(tx, call.id)).at(-1),
    standings: {
      objections: behind.map(({ objection }) => objection),
      lines: tally(await positionsOf(tx, call.id), call.roll, rule.groups),
    },
    overrideReason: reason?.commitment,
  })
  if (!concluded.ok) return concluded
  await saveConcluded(step, concluded.value, reason)
  await forgetPreparation(tx, call.id)
  return concluded
}

async function saveConcluded(
  step: Step,
  { call, designation }: Concluded,
  reason: Prose | undefined,
): Promise<void> {
  const { tx, clock, now, party, rule } = step
  const { id, level, polarity, state } = designation
  if (state.kind !== 'final') throw new Error(`not final: ${id}`)
  const cap = roleOf(party, rule.chairs)
  const over = state.override && reason
  await saveDesignation(
    tx,
    designation,
    actOf(step, call, {
      act: 'designation.conclude',
      cap,
      clear: {
        call: call.id,
        level,
        polarity,
        unanswered: state.override?.unanswered.length ?? 0,
        unmet: state.unmet,
      },
      parts: [over],
    }),
  )
  const clear = { designation: id, level, polarity }
  await saveCall(tx, call, actOf(step, call, { act: 'call.designate', cap, clear }))
  if (!over || !party.actor) return
  await enterLog(
    tx,
    clock,
    {
      kind: 'override',
      by: party.actor,
      role: roleOf(party, rule.overriders).slice('role:'.length),
      about: `call:${call.id}`,
      place: `/calls/${call.id}`,
      line: wordsBy(step, 'line', over.text),
      via: step.via,
      rules: call.rules,
      topics: topicsOf(call),
    },
    now,
  )
}

export async function writeMinorityStatement(
  step: Step,
  case_: Case,
  typed: { readonly text: string; readonly capacity: Capacity },
): Promise<Result<MinorityStatement, Refusal>> {
  const { tx, now, party } = step
  const { call, behind } = case_
  const text = wordsBy(step, 'statement', typed.text)
  const written = (await minorityOf(tx, call.id)).filter(
    ({ objection }) => objection === behind.objection.id,
  )
  const hat = officeIn(party, step.rule)
  const facts = { now, written, text: text.commitment, capacity: typed.capacity, hat }
  const statement = write(case_, party, facts)
  if (!statement.ok) return statement
  await saveMinority(
    tx,
    statement.value,
    actOf(step, call, {
      act: 'minority.write',
      cap: typed.capacity,
      clear: { call: call.id, objection: behind.objection.id },
      parts: [text],
    }),
  )
  return statement
}
