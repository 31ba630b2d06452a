/** What every form that speaks in public asks besides its matter, as schemas. Judges no person. */
import { z } from 'zod'
import { isUlid } from '../../platform/clock.ts'
import { tick } from '../../platform/http/index.ts'
import type { AffiliationId, Capacity } from './person.ts'

/** What is ticked on the way to a first act. */
export const consent = { permanence: tick(), undertakings: tick() }

export type Consent = { readonly permanence: boolean; readonly undertakings: boolean }

/** Its shape alone: whether the affiliation is one's own is for `speakAs`. */
export const speakingAs = z
  .string()
  .optional()
  .transform((raw, context): Capacity => {
    if (raw === undefined || raw === '' || raw === 'personal') return 'personal'
    const id = raw.startsWith('org:') ? raw.slice('org:'.length) : ''
    if (isUlid(id)) return `org:${id as string as AffiliationId}`
    context.addIssue({ code: 'invalid_value', values: ['personal'] })
    return z.NEVER
  })
