/** Whether a rapporteur signs beside the editor, and from which group. Nouns only. */
import { z } from 'zod'
import { sourced } from './template-parts.ts'

/** From another group than the editor: a compromise that one side wrote alone is none. */
export const COUNTERSIGNERS = ['rapporteur', 'other-group'] as const
export type Countersigner = (typeof COUNTERSIGNERS)[number]

/** Each version of a text but the first; until then no call is held about it. */
export const CountersignedSchema = z
  .strictObject({ by: z.enum(COUNTERSIGNERS), ...sourced })
  .readonly()

/** The role that countersigns. Source: issue "texts and uptake". */
export const COUNTERSIGNING_ROLE = 'rapporteur'
