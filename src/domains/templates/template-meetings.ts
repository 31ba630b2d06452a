/** How long ahead a group's meetings are called, and who brings what to them. Nouns only. */
import { z } from 'zod'
import { Name, some, sourced, SpanSchema, told } from './template-parts.ts'

export const MEETING_KINDS = ['call', 'plenary', 'board', 'forum', 'office-hours'] as const

const NoChat = z.literal('none')
const SlowChat = z
  .strictObject({
    slow: z.string().regex(/^\d{1,4} seconds$/, 'a number of seconds such as 30 seconds'),
    ...sourced,
  })
  .readonly()

/** What decides who speaks next, where the one before it leaves two alike. */
export const QUEUE_RULES = ['not-yet-spoken', 'groups-that-spoke-least', 'asked-first'] as const
export type QueueRule = (typeof QUEUE_RULES)[number]

/** A turn is said in minutes: `PT2M`. */
const TURN = /^PT\d{1,2}M$/

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
    /** In what order people are called to speak, and how long a turn is. */
    queue: z
      .strictObject({
        order: some(z.enum(QUEUE_RULES)),
        turn: z.string().regex(TURN, 'minutes, as PT2M').optional(),
        ...sourced,
      })
      .readonly()
      .optional(),
    /** Whether people write beside it, and how long one waits between two lines. */
    chat: told((raw) => (typeof raw === 'string' ? NoChat : SlowChat)).optional(),
  })
  .readonly()
export type MeetingRule = z.infer<typeof MeetingRuleSchema>
