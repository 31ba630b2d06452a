/**
 * Merging two objections that say the same, with the consent of both owners. Pure.
 *
 * Only objections that nobody answered yet can be merged: once one has an answer, the other is
 * answered as its repetition. Nobody's stand is given away by another: whoever shared the merged
 * one stands behind the other now, and may say no to that until the level is final.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Commitment, type PersonId } from '../../people/index.ts'
import type { Call } from '../call.ts'
import { holdsOneOf, type CallRule, type Party } from '../call-rule.ts'
import type { Merge, MergeId } from '../merge.ts'
import { isUnanswered, type Behind, type Objection, type Supporter } from '../objection.ts'
import { findSharer, isMovable, standing, standsBehind, type Change } from './behind.ts'
import { BEHIND_MAX } from './objections.ts'
import type { Refusal } from './refusal.ts'
import { leave, mayLeave, takenOver } from './settling.ts'

/** Asking again and again is no argument. */
export const MERGES_PER_OBJECTION_MAX = 20
/** Each stand moves by an act of its own; what more people share stays, and takes the other in. */
export const CARRIED_MAX = 100

export type Pair = { readonly call: Call; readonly from: Behind; readonly into: Behind }

/** What a merge changes: each is one row and one act. */
export type MergeChange =
  | { readonly kind: 'objection'; readonly act: 'merge'; readonly objection: Objection }
  | { readonly kind: 'supporter'; readonly act: 'carry'; readonly supporter: Supporter }

export type Merging = { readonly merge: Merge; readonly changes: readonly MergeChange[] }

const ownersOf = ({ from, into }: Pair) => [from.objection.owner, into.objection.owner]

/** Whether both still stand as they stood when it was asked. */
function mayBeOne({ call, from, into }: Pair, now: Instant): Result<true, Refusal> {
  const movable = isMovable(call, now)
  if (!movable.ok) return movable
  const [one, other] = [from.objection, into.objection]
  if (one.id === other.id || one.call !== call.id || other.call !== call.id) {
    return refuse({ kind: 'merge-with-itself' })
  }
  if (!isUnanswered(one) || !isUnanswered(other)) return refuse({ kind: 'merge-over' })
  const carried = standing(from).filter((person) => !standsBehind(into, person)).length
  const most = Math.min(CARRIED_MAX, BEHIND_MAX - into.supporters.length)
  return carried > most ? refuse({ kind: 'too-many-behind', most }) : ok(true)
}

/** An owner of either, or who answers objections in this call. */
export function mayProposeMerge(
  pair: Pair,
  party: Party,
  rule: CallRule,
  facts: { readonly now: Instant; readonly before: readonly Merge[] },
): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  const possible = mayBeOne(pair, facts.now)
  if (!possible.ok) return possible
  const { person } = actor.value
  const isOfficer = holdsOneOf(party, [...rule.answerers, ...rule.chairs])
  if (!isOfficer && !ownersOf(pair).includes(person)) return refuse({ kind: 'merge-not-yours' })
  const [from, into] = [pair.from.objection.id, pair.into.objection.id]
  const isAsked = facts.before.some(
    (one) =>
      one.state.kind === 'asked' && (one.from === from || (one.from === into && one.into === from)),
  )
  if (isAsked) return refuse({ kind: 'merge-asked' })
  const own = facts.before.filter((one) => one.from === from).length
  return own >= MERGES_PER_OBJECTION_MAX
    ? refuse({ kind: 'too-many-merges', most: MERGES_PER_OBJECTION_MAX })
    : ok(person)
}

/** An owner who proposes it agrees by that; whoever owns both has agreed for both. */
export function proposeMerge(
  pair: Pair,
  party: Party,
  rule: CallRule,
  facts: {
    readonly now: Instant
    readonly before: readonly Merge[]
    readonly id: MergeId
    readonly reason: Commitment | undefined
  },
): Result<Merging, Refusal> {
  const proposer = mayProposeMerge(pair, party, rule, facts)
  if (!proposer.ok) return proposer
  const { id, reason, now } = facts
  const asked: Merge = {
    id,
    call: pair.call.id,
    from: pair.from.objection.id,
    into: pair.into.objection.id,
    proposedBy: proposer.value,
    proposedAt: now,
    reason,
    agreed: ownersOf(pair).includes(proposer.value) ? [proposer.value] : [],
    state: { kind: 'asked' },
  }
  return ok(onceAgreed(pair, asked, now))
}

export function mayAgree(
  pair: Pair,
  merge: Merge,
  party: Party,
  now: Instant,
): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  if (merge.state.kind !== 'asked') return refuse({ kind: 'merge-ended' })
  const possible = mayBeOne(pair, now)
  if (!possible.ok) return possible
  const { person } = actor.value
  if (!ownersOf(pair).includes(person)) return refuse({ kind: 'merge-not-yours' })
  return merge.agreed.includes(person) ? refuse({ kind: 'merge-agreed' }) : ok(person)
}

export function agreeToMerge(
  pair: Pair,
  merge: Merge,
  party: Party,
  now: Instant,
): Result<Merging, Refusal> {
  const owner = mayAgree(pair, merge, party, now)
  if (!owner.ok) return owner
  return ok(onceAgreed(pair, { ...merge, agreed: [...merge.agreed, owner.value] }, now))
}

/** Whoever speaks for each now has agreed; an earlier owner's yes binds no later one. */
function onceAgreed(pair: Pair, merge: Merge, now: Instant): Merging {
  const isAgreed = ownersOf(pair).every((owner) => merge.agreed.includes(owner))
  if (!isAgreed) return { merge, changes: [] }
  return {
    merge: { ...merge, state: { kind: 'merged', at: now } },
    changes: [mergedInto(pair, now), ...carried(pair, now)],
  }
}

const mergedInto = ({ from, into }: Pair, now: Instant): MergeChange => ({
  kind: 'objection',
  act: 'merge',
  objection: {
    ...from.objection,
    state: { kind: 'merged', into: into.objection.id, mergedAt: now },
  },
})

/** Everybody behind the one stands behind the other, in the capacity in which they spoke. */
function carried({ from, into }: Pair, now: Instant): readonly MergeChange[] {
  return standing(from).flatMap((person): readonly MergeChange[] => {
    const own = findSharer(from, person)
    const { capacity, spokeFor, hat, group } = own ?? from.objection
    const here: Supporter = {
      objection: into.objection.id,
      person,
      capacity,
      spokeFor,
      hat,
      group,
      joinedAt: now,
      state: { kind: 'behind' },
    }
    const moved = own && { ...own, state: { kind: 'carried' } as const }
    return [
      ...(moved ? [{ kind: 'supporter', act: 'carry', supporter: moved } as const] : []),
      ...(standsBehind(into, person)
        ? []
        : [{ kind: 'supporter', act: 'carry', supporter: here } as const]),
    ]
  })
}

/** An owner says no, or takes a yes back before the other's; whoever proposed it gives it up. */
export function mayEndMerge(
  pair: Pair,
  merge: Merge,
  party: Party,
  now: Instant,
): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  if (merge.state.kind !== 'asked') return refuse({ kind: 'merge-ended' })
  const movable = isMovable(pair.call, now)
  if (!movable.ok) return movable
  const { person } = actor.value
  return [...ownersOf(pair), merge.proposedBy].includes(person)
    ? ok(person)
    : refuse({ kind: 'merge-not-yours' })
}

export function endMerge(
  pair: Pair,
  merge: Merge,
  party: Party,
  now: Instant,
): Result<Merge, Refusal> {
  const allowed = mayEndMerge(pair, merge, party, now)
  return allowed.ok ? ok({ ...merge, state: { kind: 'ended', at: now } }) : allowed
}

/** A merged objection, what it is a part of at the end of the chain, and who agreed to that. */
export type Part = {
  readonly call: Call
  readonly from: Behind
  readonly whole: Behind
  readonly agreed: readonly PersonId[]
}

/** Shared the merged one, was not asked, and still stands. */
export function mayStandApart(part: Part, party: Party, now: Instant): Result<Supporter, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  const movable = isMovable(part.call, now)
  if (!movable.ok) return movable
  const { person } = actor.value
  const own = part.from.supporters.find(
    (one) => one.person === person && one.state.kind === 'carried',
  )
  if (part.from.objection.state.kind !== 'merged') return refuse({ kind: 'merge-ended' })
  if (!own || part.agreed.includes(person)) return refuse({ kind: 'merge-not-yours' })
  if (!standsBehind(part.whole, person)) return refuse({ kind: 'not-behind' })
  const leaves = cameByMerge(part, person) ? mayLeave(caseOf(part), party, now) : ok(person)
  return leaves.ok ? ok(own) : leaves
}

const caseOf = ({ call, whole }: Part) => ({ call, behind: whole })

/** Whoever stood behind the other before stays behind it: that was their own act. */
function cameByMerge({ from, whole }: Part, person: PersonId): boolean {
  const { state } = from.objection
  const there = findSharer(whole, person)
  return there !== undefined && state.kind === 'merged' && there.joinedAt >= state.mergedAt
}

export type Apart = { readonly objection: Objection; readonly left: readonly Change[] }

/** Says no to the merge: the objection stands again, unanswered, and is now this person's. */
export function standApart(part: Part, party: Party, now: Instant): Result<Apart, Refusal> {
  const sharer = mayStandApart(part, party, now)
  if (!sharer.ok) return sharer
  const isLeaving = cameByMerge(part, sharer.value.person)
  const left = isLeaving ? leave(caseOf(part), party, now) : ok([])
  if (!left.ok) return left
  const again = {
    ...part.from.objection,
    ...takenOver(sharer.value),
    state: { kind: 'open' } as const,
  }
  return ok({ objection: again, left: left.value })
}
