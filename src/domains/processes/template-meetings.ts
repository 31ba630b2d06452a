/** How long ahead a group's meetings are called, and who brings what to them. Nouns only. */
import { z } from 'zod'
import { Name, some, sourced, SpanSchema } from './template-parts.ts'

export const MEETING_KINDS = ['call', 'plenary', 'board', 'forum', 'office-hours'] as const

export const MeetingRuleSchema = z
  .strictObject({
    kind: z.enum(MEETING_KINDS),
    /** It is called at least so long before it begins. */
    notice: SpanSchema.optional(),
    /** Whether it may be called later, with a reason that stays on the record. */
    emergency: z.enum(['allowed', 'no']).optional(),
    agenda: SpanSchema.optional(),
    papers: SpanSchema.optional(),
    /** Who may add to the agenda, and until how long before it begins. */
    items: z
      .strictObject({ by: some(Name), until: SpanSchema.optional(), ...sourced })
      .readonly()
      .optional(),
    /** For whom the way in is: everybody where nothing is said. */
    joinFor: z.enum(['everybody', 'invited']).optional(),
  })
  .readonly()
export type MeetingRule = z.infer<typeof MeetingRuleSchema>
