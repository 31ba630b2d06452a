/** Who may have a window that silence closed opened again, for which groups. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { mayAct, seatIn } from '../people/index.ts'
import type { Actor } from '../people/index.ts'
import type { Process } from './process.ts'
import { groupOfMember, type PauseRefusal } from './rules-pauses.ts'
import { reopen, type Reopening, type ReopenRefusal, type SilenceFacts } from './rules-silence.ts'
import { rolesIn } from './rules-standing.ts'
import type { Setting } from './rules-windows.ts'
import type { ServedRefusal } from './served.ts'
import type { Reopened, Window } from './window.ts'

export type ReopeningRefusal =
  | PauseRefusal
  | ReopenRefusal
  | ServedRefusal
  /** Members ask for their own group; for any only those whom the template names. */
  | { readonly kind: 'not-your-group'; readonly group: string }

const MEMBERS = 'members'

type Asking = { readonly role: string; readonly actor: Actor; readonly groups: readonly string[] }

/** For which groups somebody asks, and in which role: their own, or all where they are named. */
function asking(
  process: Process,
  { rule, groups }: SilenceFacts,
  { template, by }: Setting,
): Result<Asking, ReopeningRefusal> {
  if (by.kind === 'importer' || process.reported) return refuse({ kind: 'reported-only' })
  const { actor } = by
  if (!actor) return refuse({ kind: 'signed-out' })
  const named = rule.silenceCheck?.reopenedBy ?? []
  const role = rolesIn(process, actor).find((one) => named.includes(one))
  if (role !== undefined) return ok({ role, actor, groups })
  const seat = process.body === undefined ? undefined : seatIn(actor, process.body)
  if (!seat) return refuse({ kind: 'not-seated' })
  const group = groupOfMember(template, seat, actor.codes)
  return group === undefined
    ? refuse({ kind: 'no-group' })
    : ok({ role: MEMBERS, actor, groups: [group] })
}

type Before = { readonly group: string; readonly before: readonly Reopened[] }

/** Once for each group, after the close, for at least the shortest time of such a window. */
export function openAgain(
  { process, window }: { readonly process: Process; readonly window: Window },
  { group, before }: Before,
  facts: SilenceFacts,
  setting: Setting,
): Result<{ readonly role: string; readonly reopening: Reopening }, ReopeningRefusal> {
  const asked = asking(process, facts, setting)
  if (!asked.ok) return asked
  const { role, actor, groups } = asked.value
  if (!groups.includes(group)) return refuse({ kind: 'not-your-group', group })
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  const reopening = reopen(window, { group, before }, facts)
  if (!reopening.ok) return reopening
  const allowed = mayAct(actor)
  return allowed.ok ? ok({ role, reopening: reopening.value }) : allowed
}
