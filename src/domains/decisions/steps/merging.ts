/** Asking for a merge, agreeing to it, ending it, and saying no after it: each in one step. */
import { newUlid } from '../../../platform/clock.ts'
import { ok, type Result } from '../../../platform/values.ts'
import type { Call } from '../call.ts'
import { holdsOneOf } from '../call-rule.ts'
import type { Merge, MergeId } from '../merge.ts'
import type { Objection } from '../objection.ts'
import {
  agreeToMerge,
  endMerge,
  proposeMerge,
  standApart,
  type Merging,
  type Pair,
  type Part,
} from '../rules/merging.ts'
import type { Refusal } from '../rules/refusal.ts'
import { mergesIn, saveMerge } from '../store/merges.ts'
import { saveObjection, saveSupporter } from '../store/objections.ts'
import { saveChanges } from './objections.ts'
import { actOf, optionalWords, roleOf, type Step } from './step.ts'

const clearOf = ({ call, id, into }: Merge) => ({ call, merge: id, into })
const about = ({ from }: Pick<Merge, 'from'>) => `objection:${from}` as const

export async function askForMerge(
  step: Step,
  pair: Pair,
  why: string | undefined,
): Promise<Result<Merge, Refusal>> {
  const { tx, clock, now, party, rule } = step
  const reason = optionalWords(step, 'reason', why)
  const proposed = proposeMerge(pair, party, rule, {
    now,
    id: newUlid(clock) as string as MergeId,
    reason: reason?.commitment,
    before: await mergesIn(tx, pair.call.id),
  })
  if (!proposed.ok) return proposed
  const { merge } = proposed.value
  const officers = [...rule.answerers, ...rule.chairs]
  // An owner speaks for an objection; an officer who owns neither asks in the office.
  const isOwn = merge.agreed.includes(merge.proposedBy) || !holdsOneOf(party, officers)
  const act = actOf(step, pair.call, {
    act: 'merge.propose',
    obj: about(merge),
    cap: isOwn ? 'personal' : roleOf(party, officers),
    clear: clearOf(merge),
    parts: [reason],
  })
  await saveMerge(tx, merge, act)
  await saveMerging(step, pair, proposed.value)
  return ok(merge)
}

export async function agreeToAsked(
  step: Step,
  pair: Pair,
  merge: Merge,
): Promise<Result<Merge, Refusal>> {
  const agreed = agreeToMerge(pair, merge, step.party, step.now)
  if (!agreed.ok) return agreed
  const told = { act: 'merge.agree', obj: about(merge), clear: clearOf(merge) } as const
  await saveMerge(step.tx, agreed.value.merge, actOf(step, pair.call, told))
  await saveMerging(step, pair, agreed.value)
  return ok(agreed.value.merge)
}

export async function endAsked(
  step: Step,
  pair: Pair,
  merge: Merge,
): Promise<Result<Merge, Refusal>> {
  const ended = endMerge(pair, merge, step.party, step.now)
  if (!ended.ok) return ended
  const told = { act: 'merge.end', obj: about(merge), clear: clearOf(merge) } as const
  await saveMerge(step.tx, ended.value, actOf(step, pair.call, told))
  return ended
}

/** Each stand that moves is a row and an act: whoever asks the record finds their own. */
async function saveMerging(step: Step, { call }: Pair, { merge, changes }: Merging): Promise<void> {
  const { from, into } = merge
  for (const change of changes) {
    if (change.kind === 'objection') {
      const clear = { call: call.id, into }
      const told = { act: 'objection.merge', obj: about(merge), clear } as const
      await saveObjection(step.tx, change.objection, actOf(step, call, told))
      continue
    }
    const { person, objection } = change.supporter
    const clear = { call: call.id, person, from, into }
    const told = { act: 'objection.carry', obj: `objection:${objection}`, clear } as const
    await saveSupporter(step.tx, change.supporter, actOf(step, call, told))
  }
}

export async function standApartFrom(
  step: Step,
  part: Part,
  why: string | undefined,
): Promise<Result<Objection, Refusal>> {
  const apart = standApart(part, step.party, step.now)
  if (!apart.ok) return apart
  const { objection, left } = apart.value
  const { call, whole } = part
  await saveObjection(step.tx, objection, ownAgain(step, call, { objection, why }))
  await saveChanges(step, { call, behind: whole }, left, {})
  return ok(objection)
}

const ownAgain = (
  step: Step,
  call: Call,
  { objection, why }: { readonly objection: Objection; readonly why: string | undefined },
) =>
  actOf(step, call, {
    act: 'objection.apart',
    obj: `objection:${objection.id}`,
    cap: objection.capacity,
    clear: { call: call.id, owner: objection.owner },
    parts: [optionalWords(step, 'reason', why)],
  })
