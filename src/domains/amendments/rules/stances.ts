/** Who may say that they support an amendment or cannot live with it, and propose it too. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { speakAs, type Actor, type Capacity } from '../../people/index.ts'
import type { By } from '../../processes/index.ts'
import type { Amendment, Sponsor, Stance } from '../amendment.ts'
import type { Refusal } from '../refusal.ts'
import { mayPropose, type Place } from './proposing.ts'

/** On one that is open and not one's own: its proposer has said already what they think of it. */
export function mayStand(place: Place, by: By, amendment: Amendment): Result<Actor, Refusal> {
  const allowed = mayPropose(place, by)
  if (!allowed.ok) return allowed
  if (amendment.state.kind !== 'proposed') return refuse({ kind: 'not-open' })
  return allowed.value.person === amendment.by ? refuse({ kind: 'own-amendment' }) : allowed
}

export type Standing = {
  readonly actor: Actor
  readonly amendment: Amendment
  readonly asked: Pick<Stance, 'stance' | 'capacity' | 'reason'>
  readonly group: string | undefined
  /** What they said last. */
  readonly before: Stance | undefined
}

/** The latest word counts, once for a person: no number grows by saying it again. */
export function stand(
  { actor, amendment, asked, group, before }: Standing,
  now: Instant,
): Result<Stance, Refusal> {
  const speaks = speakAs(actor, asked.capacity)
  if (!speaks.ok) return speaks
  const { stance, reason } = asked
  if (stance === 'none' && (before?.stance ?? 'none') === 'none') {
    return refuse({ kind: 'said-nothing' })
  }
  if (stance === 'object' && reason === undefined) return refuse({ kind: 'needs-reason' })
  return ok({ amendment: amendment.id, person: actor.person, ...asked, group, at: now })
}

/** Each co-proposer speaks for an organisation of their own, and by their own word alone. */
export function join(
  actor: Actor,
  { amendment, capacity }: { readonly amendment: Amendment; readonly capacity: Capacity },
  sponsors: readonly Sponsor[],
  now: Instant,
): Result<Sponsor, Refusal> {
  const speaks = speakAs(actor, capacity)
  if (!speaks.ok) return speaks
  if (capacity === 'personal') return refuse({ kind: 'needs-organisation' })
  const { person } = actor
  if (sponsors.some((one) => one.person === person)) return refuse({ kind: 'joined-already' })
  return ok({ amendment: amendment.id, person, capacity, joinedAt: now })
}
