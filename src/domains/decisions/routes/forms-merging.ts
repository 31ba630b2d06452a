/** What the forms about merging objections hold, as schemas. Judges shapes only. */
import { z } from 'zod'
import { optional, passage } from '../../../platform/http/index.ts'
import { consent } from '../../people/index.ts'
import { objectionId } from '../objection.ts'
import { REASON_MAX } from '../views/position.tsx'

const why = optional(passage({ max: REASON_MAX }))

export const MergeForm = z.object({
  into: z.string().transform((raw, context) => {
    const id = objectionId(raw)
    if (!id) context.addIssue({ code: 'custom', params: { kind: 'missing' } })
    return id ?? z.NEVER
  }),
  why,
  ...consent,
})

export const MergeWordForm = z.object({ word: z.enum(['agree', 'end']), ...consent })

export const ApartForm = z.object({ why, ...consent })
