/** In which of a template's roles somebody stands to a process. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { isStaff, mayAct, ROLES, seatIn } from '../people/index.ts'
import type { Actor, PersonId, PersonRefusal } from '../people/index.ts'
import type { By, Process } from './process.ts'

export type StandingRefusal =
  | PersonRefusal
  /** `roles` are the template's ids of those who may. */
  | { readonly kind: 'not-in-role'; readonly roles: readonly string[] }
  | { readonly kind: 'reported-only' }
  | { readonly kind: 'not-reported' }

/** The role in which reported facts are entered. */
const IMPORTER_ROLE = 'importer'

/** Names that a template uses for those who are no officers of the body. */
export const STAFF = 'staff'
export const MEMBERS = 'members'
/** Everybody who may speak at all: nobody approves who that is. */
export const PARTICIPANTS = 'participants'
const GENERAL: ReadonlySet<string> = new Set([STAFF, MEMBERS, PARTICIPANTS, ...ROLES])

/**
 * All roles of the template that somebody holds here. Those of the process's own body have plain
 * names; another body stands under its slug, as `board` for whoever sits in it and `board-chair`
 * for who chairs it, so that a template can name a forum or a council without code.
 */
export function rolesIn(process: Process, acting: Actor): readonly string[] {
  const actor = withLent(process, acting)
  const held = actor.roles.filter(({ body }) => body === process.body).map(({ role }) => role)
  const seated = process.body !== undefined && seatIn(actor, process.body) !== undefined
  return [
    ...held,
    ...(seated ? [MEMBERS] : []),
    ...(isStaff(actor) ? [STAFF] : []),
    ...elsewhere(actor),
    PARTICIPANTS,
  ]
}

/** A role that was delegated in one process counts there, and nowhere else. */
const withLent = ({ id }: Process, actor: Actor): Actor => ({
  ...actor,
  roles: [...actor.roles, ...(actor.lent ?? []).filter(({ process }) => process === id)],
})

/**
 * For whom somebody acts in one of these roles: themselves, and whoever they stand in for. What
 * keeps the one from acting keeps the other from it too. In a role of one's own, oneself alone.
 */
export function actingFor(
  process: Process,
  acting: Actor,
  roles: readonly string[],
): readonly PersonId[] {
  const actor = withLent(process, acting)
  const own = { ...actor, lent: [], roles: actor.roles.filter(({ holder }) => !holder) }
  const isOwn = rolesIn(process, own).some((role) => roles.includes(role))
  if (isOwn) return [actor.person]
  return [actor.person, ...actor.roles.flatMap(({ holder }) => (holder ? [holder] : []))]
}

/** A body cannot be called so that its members would be officers of every other one. */
const elsewhere = ({ seats, roles }: Actor): readonly string[] =>
  [...seats.map(({ slug }) => slug), ...roles.map(({ slug, role }) => `${slug}-${role}`)].filter(
    (name) => !GENERAL.has(name),
  )

/**
 * Lets act who holds one of these roles, and says which. A reported process belongs to its sources:
 * only what they report is entered, by the importer; and the importer touches no other.
 */
export function mayActAs(
  process: Process,
  by: By,
  roles: readonly string[],
): Result<string, StandingRefusal> {
  if (by.kind === 'importer') {
    return process.reported ? ok(IMPORTER_ROLE) : refuse({ kind: 'not-reported' })
  }
  if (process.reported) return refuse({ kind: 'reported-only' })
  if (!by.actor) return refuse({ kind: 'signed-out' })
  const role = rolesIn(process, by.actor).find((held) => roles.includes(held))
  if (role === undefined) return refuse({ kind: 'not-in-role', roles })
  const allowed = mayAct(by.actor)
  return allowed.ok ? ok(role) : allowed
}

/** What a page shows a form for: who may, or may once they have read what is permanent. */
export const mayOrWill = (asked: Result<unknown, { readonly kind: string }>): boolean =>
  asked.ok || asked.refusal.kind === 'permanence-unread'
