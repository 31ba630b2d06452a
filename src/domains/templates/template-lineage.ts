/** Who is shown behind what a text grew from, and how long a contest takes. Nouns only. */
import { z } from 'zod'
import { SpanSchema } from './template-parts.ts'

/**
 * Compromise needs cover sometimes: lineage by name, by group alone, or by nobody before the text
 * is adopted. Source: issue "texts and uptake".
 */
export const LINEAGES = ['by-person', 'by-group', 'sealed-until-adoption'] as const
export type LineageShown = (typeof LINEAGES)[number]

export const LineageSchema = z
  .strictObject({
    shown: z.enum(LINEAGES),
    /** Whether something may be contributed that was said on condition of not being named. */
    nonAttributed: z.enum(['allowed', 'no']),
    /** How long those who hold the pen have for a disposition that its author contests. */
    contestAnsweredWithin: SpanSchema,
  })
  .readonly()
export type LineageRule = z.infer<typeof LineageSchema>
