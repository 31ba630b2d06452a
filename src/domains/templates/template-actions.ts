/** What a group says of its actions: whether their owners are reminded. Nouns only. */
import { z } from 'zod'

export const ActionsSchema = z
  .strictObject({
    /** `mail` where a template says nothing. */
    reminders: z.enum(['mail', 'none']),
  })
  .readonly()
export type ActionsRule = z.infer<typeof ActionsSchema>
