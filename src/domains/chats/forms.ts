/** The forms of this domain, as they are read. Decides nothing. */
import { z } from 'zod'
import { line, optional, passage } from '../../platform/http/index.ts'
import { consent, speakingAs } from '../people/index.ts'
import { CHAT_UNITS_MAX, WHY_LENGTH_MAX } from './chat.ts'

const ID_LENGTH_MAX = 60

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

export const Writing = Acting.extend({
  words: line({ max: CHAT_UNITS_MAX }),
  as: speakingAs,
  reply: optional(line({ max: ID_LENGTH_MAX })),
  /** Where one is led then: back into the room that one wrote from. */
  from: optional(z.enum(['room'])),
})

export const Striking = Acting.extend({ why: passage({ max: WHY_LENGTH_MAX }) })
