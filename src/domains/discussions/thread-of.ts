/** Which thread a mail belongs to, by the Message-IDs that it answers. Reads no mail. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Message, Thread } from './message.ts'
import { findByMail } from './store-messages.ts'
import { findThread, type Reader } from './store-threads.ts'

export type Answered = { readonly thread: Thread; readonly parent: Message }

/**
 * @param mail one Message-ID with its angle brackets, from `In-Reply-To` or `References`
 * @param reader who answers: what they may not read, they cannot answer either
 */
export async function threadOf(
  db: Read | Tx,
  mail: string,
  reader: Reader,
): Promise<Answered | undefined> {
  const parent = await findByMail(db, mail, reader)
  const thread = parent && (await findThread(db, parent.thread, reader))
  return parent && thread && { parent, thread }
}
