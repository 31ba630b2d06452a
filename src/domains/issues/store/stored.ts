/** How the JSON in rows of issues and screenings is read back. Names no table. */
import { z } from 'zod'
import { storedInstant } from '../../../platform/stored.ts'
import { DECLINED_FOR } from '../issue.ts'
import { LOCK_IN_QUESTIONS, SHEET_WORDS, URGENCY_QUESTIONS } from '../screening.ts'
import type { Cost, Outcome, Sheet } from '../screening.ts'

const whole = z.int().min(0)

export const StoredCost: z.ZodType<Cost> = z.object({
  staffHours: whole,
  volunteerHours: whole,
  money: whole,
})

export const StoredOutcome: z.ZodType<Outcome> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted') }),
  z.object({ kind: z.literal('narrowed'), scope: z.string() }),
  z.object({ kind: z.literal('parked'), until: storedInstant }),
  z.object({ kind: z.literal('referred'), to: z.string() }),
  z.object({ kind: z.literal('declined'), why: z.enum(DECLINED_FOR) }),
])

export const StoredSheet: z.ZodType<Sheet> = z.object({
  urgency: z.record(z.enum(URGENCY_QUESTIONS), whole),
  lockIn: z.record(z.enum(LOCK_IN_QUESTIONS), whole),
  elements: z.array(
    z.object({
      what: z.string(),
      who: z.string(),
      authority: z.string().nullable(),
      attends: z.boolean(),
      core: z.boolean(),
    }),
  ),
  words: z.partialRecord(z.enum(SHEET_WORDS), z.string()),
  cost: StoredCost,
})
