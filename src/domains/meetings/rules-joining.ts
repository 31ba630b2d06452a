/** Who may go into the room of a call that this place opens, and at which hours. Pure. */
import { after, hours, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Hosting } from './hosting.ts'
import { endsOf, type Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { isInvited, mayRun } from './rules-standing.ts'

/** Long enough to try the sound, and for a call that runs over. Source: our own. */
const OPENS_BEFORE = hours(-1)
const CLOSES_AFTER = hours(6)

export type Going = { readonly moderates: boolean }

/** A door for those invited is closed to others, whoever gave them the address. */
export function mayGoIn(
  { meeting, hosting }: { readonly meeting: Meeting; readonly hosting: Hosting },
  actor: Actor | undefined,
  now: Instant,
): Result<Going, Refusal> {
  const { state, ways } = meeting
  if (state.kind === 'cancelled') return refuse({ kind: 'meeting-not-now', phase: 'cancelled' })
  if (ways.closed && !actor) return refuse({ kind: 'signed-out' })
  if (ways.closed && !isInvited(hosting, actor)) return refuse({ kind: 'for-invited' })
  const opens = opensOf(meeting)
  if (now < opens) return refuse({ kind: 'room-not-open', opens })
  if (now >= closesOf(meeting)) return refuse({ kind: 'meeting-not-now', phase: 'over' })
  return ok({ moderates: mayRun(hosting, actor).ok })
}

const opensOf = ({ starts }: Meeting): Instant => after(starts, OPENS_BEFORE)
const closesOf = (meeting: Meeting): Instant => after(endsOf(meeting), CLOSES_AFTER)

/** Of a series: the one whose room is open, else the next, and the last one when all are over. */
export function nextToJoin(series: readonly Meeting[], now: Instant): Meeting | undefined {
  const live = series
    .filter(({ state }) => state.kind !== 'cancelled')
    .toSorted((one, other) => one.starts - other.starts)
  const isOpen = (one: Meeting) => opensOf(one) <= now && now < closesOf(one)
  const open = live.findLast(isOpen) ?? live.find((one) => now < opensOf(one))
  return open ?? live.at(-1) ?? series.at(-1)
}
