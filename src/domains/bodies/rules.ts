/** Who may sit where, in which role, and who decides that. Pure; counts nobody's opinion. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Prose } from '../../platform/record/index.ts'
import {
  holdsRole,
  isStaff,
  mayAct,
  seatIn,
  type Actor,
  type PersonId,
  type PersonRefusal,
} from '../people/index.ts'
import type { Body, BodyId, BodyKind, Role, RoleTerm, Seat, SeatId, TermId } from './body.ts'
import type { BodyShape } from './place.ts'

/** A target table that nobody could draw or read is none. */
export const TARGET_SEATS_MAX = 120

export type BodyRefusal =
  | PersonRefusal
  | { readonly kind: 'not-entitled' }
  | { readonly kind: 'nobody'; readonly handle: string }
  | { readonly kind: 'dissolved' }
  | { readonly kind: 'already-seated' }
  | { readonly kind: 'appointed-only' }
  | { readonly kind: 'group-needed'; readonly scheme: string }
  | { readonly kind: 'seat-ended' }
  | { readonly kind: 'not-your-seat' }
  | { readonly kind: 'role-held' }
  | { readonly kind: 'role-ended' }
  | { readonly kind: 'too-many-seats'; readonly most: number }
  | { readonly kind: 'term-ends-before-it-begins' }
  | { readonly kind: 'only-by-decision' }
  | { readonly kind: 'no-such-place' }
  | { readonly kind: 'place-held' }
  | { readonly kind: 'term-limit'; readonly served: number; readonly most: number }
  | { readonly kind: 'stand-in-holds' }
  | { readonly kind: 'stand-in-there' }
  | { readonly kind: 'stand-in-ended' }
  | { readonly kind: 'stand-in-too-long'; readonly days: number }
  | { readonly kind: 'seat-in-process' }
  | { readonly kind: 'no-such-process' }

export type Founding = {
  readonly id: BodyId
  readonly slug: string
  readonly kind: BodyKind
  readonly name: Prose
  readonly mandate: Prose | null
  readonly joining: Body['joining']
  readonly grouping: string | null
  readonly practice: boolean
  readonly shape?: BodyShape | undefined
}

export function found(founding: Founding, now: Instant): Body {
  return {
    ...founding,
    name: founding.name.commitment,
    mandate: founding.mandate?.commitment ?? null,
    foundedAt: now,
    target: null,
    shape: founding.shape ?? null,
    state: { kind: 'standing' },
  }
}

/** Staff, and the body's own chairs and secretaries, look after its seats. */
export function mayAppoint(body: Body, by: Actor | undefined): Result<Actor, BodyRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (body.state.kind === 'dissolved') return refuse({ kind: 'dissolved' })
  const entitled =
    isStaff(allowed.value) || holdsRole(allowed.value, body.id, 'chair', 'vice-chair', 'secretary')
  return entitled ? allowed : refuse({ kind: 'not-entitled' })
}

/** Joining an open body needs nobody's approval. Source: processes.md 1.1, "Open". */
export function mayJoin(body: Body, by: Actor | undefined): Result<Actor, BodyRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (body.state.kind === 'dissolved') return refuse({ kind: 'dissolved' })
  if (body.joining === 'appointed' || body.shape) return refuse({ kind: 'appointed-only' })
  if (seatIn(allowed.value, body.id)) return refuse({ kind: 'already-seated' })
  return allowed
}

/** One's group is the one that one chose in the body's own code list. */
export function takeSeat(
  id: SeatId,
  body: Body,
  by: Actor,
  now: Instant,
): Result<Seat, BodyRefusal> {
  const allowed = mayJoin(body, by)
  if (!allowed.ok) return allowed
  const group = body.grouping === null ? null : by.codes.get(body.grouping)
  if (group === undefined) return refuse({ kind: 'group-needed', scheme: body.grouping ?? '' })
  return ok({ id, body: body.id, person: by.person, group, since: now, endedAt: null })
}

/** An appointment names the seat's group; the person appointed may leave at any time. */
export function appoint(
  seat: Omit<Seat, 'since' | 'endedAt' | 'body'>,
  body: Body,
  facts: { readonly by: Actor; readonly alreadySeated: boolean },
  now: Instant,
): Result<Seat, BodyRefusal> {
  const allowed = mayAppoint(body, facts.by)
  if (!allowed.ok) return allowed
  if (facts.alreadySeated) return refuse({ kind: 'already-seated' })
  if (body.grouping !== null && seat.group === null) {
    return refuse({ kind: 'group-needed', scheme: body.grouping })
  }
  return ok({ ...seat, body: body.id, since: now, endedAt: null })
}

/** One leaves one's own seat; nobody is unseated by this rule. */
export function leave(seat: Seat, by: Actor, now: Instant): Result<Seat, BodyRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (seat.person !== by.person) return refuse({ kind: 'not-your-seat' })
  if (seat.endedAt !== null) return refuse({ kind: 'seat-ended' })
  return ok({ ...seat, endedAt: now, ending: 'left' })
}

export type NewTerm = {
  readonly id: TermId
  readonly person: PersonId
  readonly role: Role
  readonly until: Instant | null
}

export function giveRole(
  term: NewTerm,
  body: Body,
  facts: { readonly by: Actor; readonly serving: readonly RoleTerm[] },
  now: Instant,
): Result<RoleTerm, BodyRefusal> {
  const allowed = mayAppoint(body, facts.by)
  if (!allowed.ok) return allowed
  const held = facts.serving.some(
    ({ person, role }) => person === term.person && role === term.role,
  )
  if (held) return refuse({ kind: 'role-held' })
  if (term.until !== null && term.until <= now) {
    return refuse({ kind: 'term-ends-before-it-begins' })
  }
  return ok({ ...term, body: body.id, since: now, endedAt: null })
}

/** Those who lead: nobody but themselves or a decision by the rule in force ends their term. */
const LEADING: readonly Role[] = ['chair', 'vice-chair']

/** A role is laid down by its holder, or ended by whoever may appoint. */
export function endRole(
  term: RoleTerm,
  body: Body,
  by: Actor,
  now: Instant,
): Result<RoleTerm, BodyRefusal> {
  if (term.endedAt !== null) return refuse({ kind: 'role-ended' })
  if (term.person === by.person) {
    const allowed = mayAct(by)
    return allowed.ok ? ok({ ...term, endedAt: now, ending: 'left' }) : allowed
  }
  const allowed = mayAppoint(body, by)
  if (!allowed.ok) return allowed
  if (LEADING.includes(term.role)) return refuse({ kind: 'only-by-decision' })
  return ok({ ...term, endedAt: now, ending: 'removed' })
}

/** A decision by the rule in force removed them: whoever asks here has that decision at hand. */
export function removeByDecision(term: RoleTerm, now: Instant): Result<RoleTerm, BodyRefusal> {
  if (term.endedAt !== null) return refuse({ kind: 'role-ended' })
  return ok({ ...term, endedAt: now, ending: 'removed' })
}

/** The target says who should be there; it excludes nobody. */
export function setTarget(
  body: Body,
  target: { readonly setBy: string; readonly seats: Readonly<Record<string, number>> },
  by: Actor,
  now: Instant,
): Result<Body, BodyRefusal> {
  const allowed = mayAppoint(body, by)
  if (!allowed.ok) return allowed
  const total = Object.values(target.seats).reduce((sum, count) => sum + count, 0)
  if (total > TARGET_SEATS_MAX) return refuse({ kind: 'too-many-seats', most: TARGET_SEATS_MAX })
  return ok({ ...body, target: { ...target, setAt: now } })
}
