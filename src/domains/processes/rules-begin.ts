/** Who begins a process, and how it may be called. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { holdsRole, isStaff, mayAct } from '../people/index.ts'
import type { Actor, BodyId, PersonRefusal } from '../people/index.ts'
import { type By, SLUG } from './process.ts'

/** The page on which one begins a process stands where this one would. */
const TAKEN_BY_PAGES = 'new'

const SECRETARY = 'secretary'
const CHAIR = 'chair'

export type BeginRefusal =
  | PersonRefusal
  | { readonly kind: 'not-staff' }
  | { readonly kind: 'slug-malformed' }
  | { readonly kind: 'slug-taken' }

export type Naming = {
  readonly slug: string
  readonly taken: boolean
  /** The body in which it will run. */
  readonly body: BodyId | undefined
}

/**
 * Staff begin processes, and whoever chairs a body those of that body; the ones that sources report
 * are begun by the importer, and only those. Says in which role.
 */
export function mayBegin(
  by: By,
  { slug, taken, body }: Naming,
): Result<typeof SECRETARY | typeof CHAIR, BeginRefusal> {
  if (by.kind === 'person') {
    const allowed = mayAct(by.actor)
    if (!allowed.ok) return allowed
    const leads = body !== undefined && leadsBody(allowed.value, body)
    if (!leads && !isStaff(allowed.value)) return refuse({ kind: 'not-staff' })
  }
  if (!SLUG.test(slug) || slug === TAKEN_BY_PAGES) return refuse({ kind: 'slug-malformed' })
  if (taken) return refuse({ kind: 'slug-taken' })
  const isChair = by.kind === 'person' && by.actor !== undefined && !isStaff(by.actor)
  return ok(isChair ? CHAIR : SECRETARY)
}

export const leadsBody = (actor: Actor, body: BodyId): boolean =>
  isStaff(actor) || holdsRole(actor, body, CHAIR)

/** Whether somebody is shown the form at all. */
export function mayBeginSome(actor: Actor | undefined): Result<Actor, BeginRefusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  const some = isStaff(actor) || actor.roles.some(({ role }) => role === CHAIR)
  return some ? mayAct(actor) : refuse({ kind: 'not-staff' })
}
