/**
 * What a steward owes the public, and how anybody may object to it. Pure.
 *
 * Whether a steward may do the thing itself is the rule of the domain that the thing belongs to.
 */
import { after, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Prose } from '../../platform/record/index.ts'
import { isStaff, mayAct, type Actor, type PersonRefusal } from '../people/index.ts'
import {
  FULL_REASON_WITHIN,
  type Contest,
  type ContestId,
  type StewardAct,
  type StewardActId,
  type StewardKind,
} from './steward-act.ts'

export type StewardRefusal =
  | PersonRefusal
  | { readonly kind: 'not-the-steward' }
  | { readonly kind: 'reason-already-given' }
  | { readonly kind: 'not-a-steward' }
  | { readonly kind: 'own-act' }
  | { readonly kind: 'not-the-objector' }
  | { readonly kind: 'already-answered' }
  | { readonly kind: 'not-answered' }
  | { readonly kind: 'ended' }

export type Entry = {
  readonly id: StewardActId
  readonly kind: StewardKind
  readonly by: Actor
  readonly role: string
  readonly about: string
  readonly place: string
  readonly line: Prose
}

/** A line of the log. An override owes its full reason within 48 hours; the others say it all. */
export function enter(entry: Entry, now: Instant): StewardAct {
  const { by, line, ...rest } = entry
  return {
    ...rest,
    by: by.person,
    line: line.commitment,
    at: now,
    reason:
      entry.kind === 'override'
        ? { kind: 'owed', dueAt: after(now, FULL_REASON_WITHIN) }
        : { kind: 'in-the-line' },
  }
}

export function mayGiveReason(act: StewardAct, by: Actor): Result<true, StewardRefusal> {
  if (act.by !== by.person) return refuse({ kind: 'not-the-steward' })
  return act.reason.kind === 'owed' ? ok(true) : refuse({ kind: 'reason-already-given' })
}

/** Late is shown as late; it is still better said than not. */
export function giveReason(
  act: StewardAct,
  by: Actor,
  words: Prose,
  now: Instant,
): Result<StewardAct, StewardRefusal> {
  const allowed = mayGiveReason(act, by)
  if (!allowed.ok) return allowed
  const late = act.reason.kind === 'owed' && now >= act.reason.dueAt
  return ok({ ...act, reason: { kind: 'given', words: words.commitment, at: now, late } })
}

/** Anybody may object who may act here at all; a steward does not object to their own act. */
export function mayContest(act: StewardAct, by: Actor | undefined): Result<Actor, StewardRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  return allowed.value.person === act.by ? refuse({ kind: 'own-act' }) : allowed
}

export function contest(
  id: ContestId,
  act: StewardAct,
  said: { readonly by: Actor; readonly argument: Prose },
  now: Instant,
): Result<Contest, StewardRefusal> {
  const allowed = mayContest(act, said.by)
  if (!allowed.ok) return allowed
  const argument = said.argument.commitment
  const { person: by, interest = null } = said.by
  return ok({ id, act: act.id, by, argument, interest, at: now, state: { kind: 'open' } })
}

/**
 * Who answers: whoever did the act, or the staff; never the objector. A maintained objection may be
 * answered again, so that a better answer is always possible.
 */
export function mayAnswer(
  contested: Contest,
  act: StewardAct,
  by: Actor | undefined,
): Result<Actor, StewardRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (allowed.value.person === contested.by) return refuse({ kind: 'not-a-steward' })
  if (allowed.value.person !== act.by && !isStaff(allowed.value)) {
    return refuse({ kind: 'not-a-steward' })
  }
  const { kind } = contested.state
  if (kind === 'satisfied' || kind === 'withdrawn') return refuse({ kind: 'ended' })
  return kind === 'answered' ? refuse({ kind: 'already-answered' }) : allowed
}

export function answer(
  contested: Contest,
  act: StewardAct,
  said: { readonly by: Actor; readonly words: Prose },
  now: Instant,
): Result<Contest, StewardRefusal> {
  const allowed = mayAnswer(contested, act, said.by)
  if (!allowed.ok) return allowed
  const given = { by: said.by.person, words: said.words.commitment, at: now }
  return ok({ ...contested, state: { kind: 'answered', answer: given } })
}

export const CONTEST_WORDS = ['satisfied', 'maintained', 'withdrawn'] as const
export type ContestWord = (typeof CONTEST_WORDS)[number]

/** Only the objector says whether the answer settles it; withdrawing needs no answer. */
export function settle(
  contested: Contest,
  by: Actor,
  word: ContestWord,
  now: Instant,
): Result<Contest, StewardRefusal> {
  const { state } = contested
  if (contested.by !== by.person) return refuse({ kind: 'not-the-objector' })
  if (state.kind === 'satisfied' || state.kind === 'withdrawn') return refuse({ kind: 'ended' })
  if (word === 'withdrawn') return ok({ ...contested, state: { kind: 'withdrawn', at: now } })
  if (state.kind !== 'answered') return refuse({ kind: 'not-answered' })
  return ok({ ...contested, state: { kind: word, answer: state.answer, at: now } })
}
