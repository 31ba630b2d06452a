/** SQL for open messages of a process with what their threads are about. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { CONTRIBUTED_MAX, type ProcessId } from '../processes/index.ts'
import { aboutOf, type Message, type Thread } from './message.ts'
import { messageFrom, own } from './tables.ts'

export type MessageIn = {
  readonly message: Message
  readonly thread: Pick<Thread, 'about' | 'anchor' | 'process'>
}

const open = messageFrom(false)

/** In the order in which they were posted; the oldest that fit. */
export async function messagesTo(db: Read | Tx, process: ProcessId): Promise<readonly MessageIn[]> {
  const rows = await own(db)
    .selectFrom('messages as m')
    .innerJoin('threads as t', 't.id', 'm.thread_id')
    .selectAll('m')
    .select(['t.about_kind', 't.about_id', 't.clause', 't.version', 't.process_id'])
    .where('t.process_id', '=', process)
    .orderBy('m.id')
    .limit(CONTRIBUTED_MAX)
    .execute()
  return rows.flatMap((row) => {
    const { about_kind, about_id, clause, version } = row
    const about = aboutOf(`${about_kind}:${about_id}`)
    if (!about) return []
    const anchor = clause === null || version === null ? undefined : { clause, version }
    return [{ message: open(row), thread: { about, anchor, process } }]
  })
}
