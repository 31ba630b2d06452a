/**
 * What an answer to somebody's mail adds: which mail it answers, and where the next one goes, which
 * a notice may say too. Pure: kept with the mail, so that each attempt says the same. Sources: RFC
 * 5322 §3.6.4, RFC 3834 §3.1.
 */
import { z } from 'zod'
import { json } from '../db/index.ts'
import { mailAddress, type MailAddress } from './address.ts'
import { isMailId } from './list.ts'

/** As it is stored. */
export const AnswerMail = z.object({
  /** With its angle brackets; absent where the mail had none, or one that no header could hold. */
  inReplyTo: z.string().optional(),
  references: z.array(z.string()).readonly(),
  /** The secret address of this reader, for this thing. */
  replyTo: z
    .string()
    .transform((raw, context): MailAddress => {
      const read = mailAddress(raw)
      if (read) return read
      context.addIssue({ code: 'custom', message: 'no mail address' })
      return z.NEVER
    })
    .optional(),
})
export type AnswerMail = z.output<typeof AnswerMail>

/** As a row keeps it: ids that strangers wrote and no header could hold are left out. */
export function storedAnswer({ inReplyTo, references, replyTo }: AnswerMail): string {
  return json({
    references: references.filter(isMailId),
    ...(inReplyTo === undefined || !isMailId(inReplyTo) ? {} : { inReplyTo }),
    ...(replyTo === undefined ? {} : { replyTo }),
  })
}
