/**
 * Designating a level of agreement: propose, let the group react, propose again, make it final.
 * Pure: no clock, no store.
 *
 * Source: RFC 7282 §§2, 6, 7: what opens the gate is that every objection was answered; no count of
 * heads opens or shuts it. GNSO Working Group Guidelines 3.6 for the iterations.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { Commitment, PersonId } from '../../people/index.ts'
import type { WindowId } from '../../processes/index.ts'
import { datesOf, phaseOf, type Call } from '../call.ts'
import { officeIn, type CallRule, type Level, type Party } from '../call-rule.ts'
import type {
  Designation,
  DesignationId,
  Polarity,
  Reaction,
  ReactionKind,
} from '../designation.ts'
import { isStanding, isUnanswered, wordAwaited, type Objection } from '../objection.ts'
import { maySpeak, mayServe, type Refusal } from './refusal.ts'
import { unmetNeeds, type Tally } from './tally.ts'

/** A chair who has proposed this often should ask for help instead. */
export const ROUNDS_MAX = 20

/** Is there anything that nobody answered? The only question the gate asks (RFC 7282 §2). */
export const unansweredOf = (objections: readonly Objection[]): readonly Objection[] =>
  objections.filter(isUnanswered)

export function mayPropose(
  call: Call,
  party: Party,
  rule: CallRule,
  now: Instant,
): Result<PersonId, Refusal> {
  const phase = phaseOf(call, now)
  if (phase === 'designated') return refuse({ kind: 'already-designated' })
  if (phase === 'withdrawn') return refuse({ kind: 'not-open', phase })
  if (phase !== 'closed') return refuse({ kind: 'not-ended', closesAt: datesOf(call)?.closes })
  return mayServe(party, rule.chairs)
}

/** Publishes a level with its reasons; the group may react until `reactUntil`. */
export function propose(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: {
    readonly now: Instant
    readonly id: DesignationId
    readonly level: string
    readonly polarity: Polarity
    readonly reasons: Commitment
    readonly reactUntil: Instant
    readonly before: number
    /** How many proposals the officer had read; another may have proposed meanwhile. */
    readonly seen?: number | undefined
    readonly prepared?: readonly PersonId[] | undefined
  },
): Result<Designation, Refusal> {
  const { now, id, reasons, before, seen = before } = facts
  const officer = mayPropose(call, party, rule, now)
  if (!officer.ok) return officer
  const level = findLevel(rule, facts.level)
  if (!level) return refuse({ kind: 'unknown-level' })
  if (seen !== before) return refuse({ kind: 'other-proposal', round: before })
  if (before >= ROUNDS_MAX) return refuse({ kind: 'too-many-rounds', most: ROUNDS_MAX })
  return ok({
    id,
    call: call.id,
    round: before + 1,
    level: level.id,
    polarity: facts.polarity,
    reasons,
    by: officer.value,
    ...(facts.prepared?.length ? { prepared: facts.prepared } : {}),
    proposedAt: now,
    state: { kind: 'proposed', reactUntil: facts.reactUntil },
  })
}

export const findLevel = (rule: CallRule, id: string): Level | undefined =>
  rule.levels.find((level) => level.id === id)

/** A text is agreed by a level that passes, found for it; not by a head count. */
export const isAgreed = (rule: CallRule, { level, polarity, state }: Designation): boolean =>
  state.kind === 'final' && polarity === 'for' && findLevel(rule, level)?.passes === true

export function mayReact(
  designation: Designation,
  party: Party,
  rule: CallRule,
  now: Instant,
): Result<PersonId, Refusal> {
  const { state } = designation
  if (state.kind === 'final') return refuse({ kind: 'already-designated' })
  if (state.kind === 'lapsed') return refuse({ kind: 'proposal-lapsed' })
  if (now >= state.reactUntil) return refuse({ kind: 'reaction-over', until: state.reactUntil })
  const actor = maySpeak(party, rule)
  return actor.ok ? ok(actor.value.person) : actor
}

/** What was only proposed rests on less than was said in the end. What is final stays as it is. */
export const lapse = (
  designation: Designation,
  { now: lapsedAt, window }: { readonly now: Instant; readonly window: WindowId },
): Designation | undefined =>
  designation.state.kind === 'proposed'
    ? { ...designation, state: { kind: 'lapsed', lapsedAt, window } }
    : undefined

export function react(
  designation: Designation,
  party: Party,
  rule: CallRule,
  facts: {
    readonly now: Instant
    readonly kind: ReactionKind
    readonly reason: Commitment | undefined
  },
): Result<Reaction, Refusal> {
  const { now, kind, reason } = facts
  const person = mayReact(designation, party, rule, now)
  if (!person.ok) return person
  if (kind === 'contest' && !reason) return refuse({ kind: 'contest-without-reason' })
  const { id } = designation
  const hat = officeIn(party, rule)
  return ok({ designation: id, person: person.value, kind, reason, hat, reactedAt: now })
}

export type Standings = { readonly objections: readonly Objection[]; readonly lines: Tally }

/** What the label's own words ask for and the call does not show: shown, never a bar. */
export function warningsFor(rule: CallRule, level: string, { objections, lines }: Standings) {
  const found = findLevel(rule, level)
  return unmetNeeds(found?.needs ?? [], {
    lines,
    standing: objections.filter(isStanding).length,
    unanswered: unansweredOf(objections).length,
  })
}

export type Concluding = {
  readonly now: Instant
  readonly latest: Designation | undefined
  readonly standings: Standings
}

/** Not while the group may react, nor while an answer still waits for its word. */
export function mayConclude(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: Concluding,
): Result<Designation, Refusal> {
  const officer = mayPropose(call, party, rule, facts.now)
  if (!officer.ok) return officer
  const { latest, now, standings } = facts
  if (latest?.state.kind !== 'proposed') return refuse({ kind: 'no-proposal' })
  const { reactUntil } = latest.state
  if (now < reactUntil) return refuse({ kind: 'reaction-runs', until: reactUntil })
  const awaited = standings.objections.flatMap((one) => wordAwaited(one, now) ?? [])
  const until = awaited.toSorted((a, b) => b - a)[0]
  return until === undefined
    ? ok(latest)
    : refuse({ kind: 'awaits-words', count: awaited.length, until })
}

export type Concluded = { readonly call: Call; readonly designation: Designation }

/** Makes the last proposal final and ends the call; over open objections only with a reason. */
export function conclude(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: Concluding & { readonly overrideReason: Commitment | undefined },
): Result<Concluded, Refusal> {
  const { now, standings, overrideReason } = facts
  const proposed = mayConclude(call, party, rule, facts)
  if (!proposed.ok) return proposed
  if (call.state.kind !== 'closed') return refuse({ kind: 'not-ended', closesAt: undefined })

  const unanswered = unansweredOf(standings.objections)
  if (unanswered.length > 0 && !overrideReason) {
    return refuse({ kind: 'over-objections', unanswered: unanswered.length })
  }
  const overrider = unanswered.length > 0 ? mayServe(party, rule.overriders) : ok(true)
  if (!overrider.ok) return overrider
  const override =
    overrideReason && unanswered.length > 0
      ? { reason: overrideReason, unanswered: unanswered.map(({ id }) => id) }
      : undefined
  const designation: Designation = {
    ...proposed.value,
    state: {
      kind: 'final',
      finalAt: now,
      unmet: warningsFor(rule, proposed.value.level, standings),
      override,
    },
  }
  const state = { kind: 'designated', designation: designation.id, designatedAt: now } as const
  return ok({ call: { ...call, state }, designation })
}
