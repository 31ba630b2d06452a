/** The forms of a room, as they are read. Decides nothing. */
import { z } from 'zod'
import { line, optional, tick, whole } from '../../platform/http/index.ts'
import { WAYS_IN } from '../minutes/index.ts'
import { consent, speakingAs } from '../people/index.ts'
import { LENGTHENED_MINUTES, REASON_LENGTH_MAX, turnId, type TurnId } from './speaking.ts'

const ID_LENGTH_MAX = 60
const REVISION_MAX = 1_000_000

const id = line({ max: ID_LENGTH_MAX })
const reason = line({ max: REASON_LENGTH_MAX })

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

const Seen = Acting.extend({ revision: whole({ max: REVISION_MAX }) })

export const Sitting = Seen.extend({ to: z.enum(['open', 'close']) })

/** Left empty, the table is cleared. */
export const Putting = Seen.extend({ item: optional(id) })

export const Asking = Acting.extend({
  as: speakingAs,
  way: z.enum(WAYS_IN),
  ofOrder: tick(),
})

/** For somebody else, who is on the list already with the way in which they came. */
export const AskingFor = Acting.extend({ line: id, ofOrder: tick() })

export const Giving = Acting.extend({
  hand: id,
  /** The latest turn that the page showed; empty before the first. */
  last: optional(id).transform((raw): TurnId | undefined =>
    raw === undefined ? undefined : turnId(raw),
  ),
  reason: optional(reason),
})

export const Lengthening = Acting.extend({
  minutes: whole({ min: 1, max: Math.max(...LENGTHENED_MINUTES) }),
  reason,
})
