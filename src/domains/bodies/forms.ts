/** What the forms of a body hold, as schemas. Judges shapes only; the rules judge the rest. */
import { z } from 'zod'
import { isUlid } from '../../platform/clock.ts'
import { line, optional, tick } from '../../platform/http/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import { ROLES } from '../people/index.ts'
import type { SeatId, TermId } from './body.ts'
import type { PlaceId, StandInId } from './place.ts'

const HANDLE_LENGTH_MAX = 80
const SLUG_LENGTH_MAX = 120
const permanence = { permanence: tick() }
const handle = line({ max: HANDLE_LENGTH_MAX })
const ulid = z.string().refine(isUlid)

/** The named day is the last one of the term, so the term ends when that day ends (UTC). */
const lastDay = z.iso.date().transform((day) => (Date.parse(day) + days(1)) as Instant)

export const Going = z.object(permanence)

export const Appointing = z.object({
  handle,
  role: z.enum(ROLES),
  until: optional(lastDay),
  ...permanence,
})

export const EndingRole = z.object({
  term: ulid.transform((id) => id as string as TermId),
  ...permanence,
})

export const Filling = z.object({
  place: ulid.transform((id) => id as string as PlaceId),
  handle,
  ...permanence,
})

/** What is stood in for: `seat:01J…` or `role:01J…`. */
export type For =
  { readonly kind: 'seat'; readonly id: SeatId } | { readonly kind: 'role'; readonly id: TermId }

const heldThing = z.string().transform((raw, context): For => {
  const [kind, id = ''] = raw.split(':')
  if (kind === 'seat' && isUlid(id)) return { kind, id: id as string as SeatId }
  if (kind === 'role' && isUlid(id)) return { kind, id: id as string as TermId }
  context.addIssue({ code: 'invalid_value', values: ['seat', 'role'] })
  return z.NEVER
})

export const StandingIn = z.object({
  for: heldThing,
  handle,
  until: lastDay,
  /** The address of the process in which alone a role is delegated. */
  process: optional(line({ max: SLUG_LENGTH_MAX })),
  ...permanence,
})

export const EndingStandIn = z.object({
  standIn: ulid.transform((id) => id as string as StandInId),
  ...permanence,
})
