/**
 * What people may do about themselves, and what they must have done before they act.
 *
 * Pure. Whether a mail address was confirmed is `sign-in.ts`; who holds which role is `bodies`.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Prose } from '../../platform/record/index.ts'
import {
  agreementKey,
  INTEREST_FIELDS,
  PERMANENCE,
  type Actor,
  type Affiliation,
  type AffiliationId,
  type Agreement,
  type Capacity,
  type CodeChoice,
  type Interest,
  type InterestField,
  type Person,
  type PersonId,
} from './person.ts'

/** As many organisations as one may speak for at a time; more is a directory, not a person. */
export const AFFILIATIONS_MAX = 12

/** A statement of interest is looked over once a year. Source: promises.md 3.2, L2. */
export const INTEREST_FRESH_MONTHS = 12

export type PersonRefusal =
  | { readonly kind: 'erased' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'not-affiliated' }
  | { readonly kind: 'affiliation-ended' }
  | { readonly kind: 'too-many-affiliations'; readonly most: number }
  | { readonly kind: 'unknown-code'; readonly scheme: string }
  | { readonly kind: 'empty-interest' }
  | { readonly kind: 'not-operator' }
  | { readonly kind: 'permanence-unread' }
  | {
      readonly kind: 'undertakings-unread'
      readonly undertakings: string
      readonly version: number
    }

/** Joins under a pseudonym; the name is prose, so that it can be removed and the fact stays. */
export function join(id: PersonId, handle: string, name: Prose, now: Instant): Person {
  return { id, handle, name: name.commitment, joinedAt: now, state: { kind: 'active' } }
}

export function rename(person: Person, handle: string, name: Prose): Result<Person, PersonRefusal> {
  if (person.state.kind === 'erased') return refuse({ kind: 'erased' })
  return ok({ ...person, handle, name: name.commitment })
}

/** Name and words go, the fact stays: what is left is the pseudonym. */
export function erase(person: Person, now: Instant): Result<Person, PersonRefusal> {
  if (person.state.kind === 'erased') return refuse({ kind: 'erased' })
  return ok({ ...person, handle: person.id, state: { kind: 'erased', erasedAt: now } })
}

export function affiliate(
  id: AffiliationId,
  person: PersonId,
  organisation: Prose,
  facts: { readonly current: readonly Affiliation[]; readonly now: Instant },
): Result<Affiliation, PersonRefusal> {
  const open = facts.current.filter(({ endedAt }) => endedAt === null)
  if (open.length >= AFFILIATIONS_MAX) {
    return refuse({ kind: 'too-many-affiliations', most: AFFILIATIONS_MAX })
  }
  const since = facts.now
  return ok({ id, person, organisation: organisation.commitment, since, endedAt: null })
}

export function endAffiliation(
  affiliation: Affiliation,
  by: PersonId,
  now: Instant,
): Result<Affiliation, PersonRefusal> {
  if (affiliation.person !== by) return refuse({ kind: 'not-yours' })
  if (affiliation.endedAt !== null) return refuse({ kind: 'affiliation-ended' })
  return ok({ ...affiliation, endedAt: now })
}

export type InterestDraft = {
  readonly fields: Readonly<Partial<Record<InterestField, Prose>>>
  readonly undisclosed: boolean
}

/** A new version of somebody's statement of interest. The earlier ones stay as they were. */
export function stateInterest(
  person: PersonId,
  draft: InterestDraft,
  facts: { readonly latestVersion: number; readonly now: Instant },
): Result<Interest, PersonRefusal> {
  const given = INTEREST_FIELDS.flatMap((field) => {
    const prose = draft.fields[field]
    return prose ? [[field, prose.commitment] as const] : []
  })
  if (given.length === 0) return refuse({ kind: 'empty-interest' })
  return ok({
    person,
    version: facts.latestVersion + 1,
    at: facts.now,
    fields: Object.fromEntries(given),
    undisclosed: draft.undisclosed,
  })
}

/** Nobody is put into a group but by themselves; only codes in use can be chosen. */
export function chooseCode(
  person: PersonId,
  choice: { readonly scheme: string; readonly code: string },
  inUse: ReadonlySet<string>,
  now: Instant,
): Result<CodeChoice, PersonRefusal> {
  if (!inUse.has(choice.code)) return refuse({ kind: 'unknown-code', scheme: choice.scheme })
  return ok({ person, ...choice, at: now })
}

export function agree(
  person: PersonId,
  undertakings: string,
  version: number,
  now: Instant,
): Agreement {
  return { person, undertakings, version, at: now }
}

export const hasAgreed = (actor: Pick<Actor, 'agreed'>, undertakings: string, version: number) =>
  actor.agreed.has(agreementKey(undertakings, version))

/**
 * May this person act in public at all, under these undertakings?
 *
 * Law 1 (speaking needs a confirmed address and the undertakings) and law 7 (before a first act
 * one reads what is permanent). Asked by every door of every later domain.
 */
export function mayAct(
  actor: Actor | undefined,
  undertakings?: { readonly id: string; readonly version: number },
): Result<Actor, PersonRefusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  if (!hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version)) {
    return refuse({ kind: 'permanence-unread' })
  }
  if (undertakings && !hasAgreed(actor, undertakings.id, undertakings.version)) {
    const { id, version } = undertakings
    return refuse({ kind: 'undertakings-unread', undertakings: id, version })
  }
  return ok(actor)
}

/** What a form itself can mend: by reading what is permanent, by agreeing. */
const MENDED: ReadonlySet<string> = new Set(['permanence-unread', 'undertakings-unread'])

type Judged =
  { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly kind: string } }

/** Allowed, or refused only for what the form itself can mend: such a form is shown. */
export const canTry = (judged: Judged): boolean => judged.ok || MENDED.has(judged.refusal.kind)

/** Speaking as oneself, or under an affiliation that is one's own and has not ended. */
export function speakAs(actor: Actor, capacity: Capacity): Result<Capacity, PersonRefusal> {
  const held = actor.capacities.some((standing) => standing.capacity === capacity)
  return held ? ok(capacity) : refuse({ kind: 'not-affiliated' })
}
