/** Which notice of ours a mail answers that came to the address of them all. Sends nothing. */
import type { Tx } from '../db/index.ts'
import { fromJson } from '../db/index.ts'
import type { MailAddress } from './address.ts'
import { AnswerMail } from './answer.ts'

/** What a mail names as answered is bounded where it is read; so is what is looked up. */
const LOOKED_UP_MAX = 12

type Tables = {
  readonly outbox: {
    readonly message_id: string
    readonly recipient: string
    readonly kind: string
    readonly about: string
    readonly answer: string | null
  }
}

export type Answered = {
  readonly about: string
  /** Where its answer should have gone. */
  readonly replyTo: MailAddress | undefined
}

/** @param ids the nearest first; only what went to this very mailbox is looked at */
export async function answeredNotice(
  tx: Tx,
  ids: readonly string[],
  mailbox: MailAddress,
): Promise<Answered | undefined> {
  for (const id of ids.slice(0, LOOKED_UP_MAX)) {
    const row = await tx
      .withTables<Tables>()
      .selectFrom('outbox')
      .select(['about', 'answer'])
      .where('message_id', '=', id)
      .where('recipient', '=', mailbox)
      .where('kind', '!=', 'sign-in')
      .executeTakeFirst()
    if (!row) continue
    const kept = row.answer === null ? undefined : AnswerMail.parse(fromJson(row.answer))
    return { about: row.about, replyTo: kept?.replyTo }
  }
  return undefined
}
