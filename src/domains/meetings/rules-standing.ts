/** Who runs a host's meetings, and who is invited to them. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { holdsRole, isStaff, mayAct, seatIn, type Actor } from '../people/index.ts'
import { mayActAs, rolesIn } from '../processes/index.ts'
import type { Hosting } from './hosting.ts'
import type { Refusal } from './refusal.ts'

/** Who calls, moves and cancels meetings, and orders their agendas. */
export const RUNNERS = ['chair', 'vice-chair', 'facilitator', 'secretary', 'staff'] as const
export const OFFICERS = ['chair', 'vice-chair', 'facilitator', 'secretary'] as const

/** May this person run the meetings of this host? Says in which role. */
export function mayRun(hosting: Hosting, actor: Actor | undefined): Result<string, Refusal> {
  if (hosting.kind === 'process') {
    return mayActAs(hosting.process, { kind: 'person', actor }, RUNNERS)
  }
  if (!actor) return refuse({ kind: 'signed-out' })
  const { body } = hosting
  if (body.state.kind !== 'standing') return refuse({ kind: 'body-dissolved' })
  const own = OFFICERS.find((role) => holdsRole(actor, body.id, role))
  const role = own ?? (isStaff(actor) ? 'staff' : undefined)
  if (role === undefined) return refuse({ kind: 'not-in-role', roles: RUNNERS })
  const allowed = mayAct(actor)
  return allowed.ok ? ok(role) : allowed
}

/** Who is invited without asking: whoever has a seat in the body, and who runs its meetings. */
export function isInvited(hosting: Hosting, actor: Actor | undefined): boolean {
  if (!actor) return false
  const body = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  if (body !== undefined && seatIn(actor, body)) return true
  if (hosting.kind === 'body') return isOfficer(hosting, actor)
  return rolesIn(hosting.process, actor).some((role) => RUNNERS.some((one) => one === role))
}

const isOfficer = ({ body }: Extract<Hosting, { kind: 'body' }>, actor: Actor): boolean =>
  holdsRole(actor, body.id, ...OFFICERS) || isStaff(actor)

export const isMemberOf = isInvited
