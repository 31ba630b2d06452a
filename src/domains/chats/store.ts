/** SQL for the lines of a chat. Decides nothing. */
import { held, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { CONTRIBUTED_MAX, type ProcessId } from '../processes/index.ts'
import { CHAT_LINES_MAX, type ChatLine, type ChatLineId } from './chat.ts'
import { CHAT_LINES, own, type ChatLineRow } from './tables.ts'

const lineFrom = (row: ChatLineRow): ChatLine => ({
  id: row.id,
  meeting: row.meeting_id,
  by: row.person_id,
  capacity: row.capacity,
  language: row.language,
  words: row.words,
  reply: row.reply_to ?? undefined,
  at: row.at,
  struck:
    row.struck_at === null || row.struck_by === null
      ? undefined
      : { at: row.struck_at, by: row.struck_by, why: row.why ?? '' },
})

/** In the order in which they came, with those that were struck. */
export const chatsOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly ChatLine[]> => {
    const all = own(db).selectFrom('chat_lines').selectAll().where('meeting_id', '=', meeting)
    const rows = await all.orderBy('id').limit(CHAT_LINES_MAX).execute()
    return rows.map(lineFrom)
  },
)

/** The newest, in the order in which they came. */
export const lastChats = remembered(
  async (db: Read | Tx, meeting: MeetingId, most: number): Promise<readonly ChatLine[]> => {
    const all = own(db).selectFrom('chat_lines').selectAll().where('meeting_id', '=', meeting)
    const rows = await all.orderBy('id', 'desc').limit(most).execute()
    return rows.map(lineFrom).toReversed()
  },
)

export async function findChat(db: Read | Tx, id: ChatLineId): Promise<ChatLine | undefined> {
  const query = own(db).selectFrom('chat_lines').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && lineFrom(row)
}

/** Held until the transaction ends: a line is struck once. */
export async function lockChat(tx: Tx, id: ChatLineId): Promise<ChatLine | undefined> {
  const query = own(tx).selectFrom('chat_lines').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && lineFrom(row)
}

/** How many there are, and when somebody wrote last. The meeting is held by whoever asks. */
export async function pace(
  tx: Tx,
  meeting: MeetingId,
  person: PersonId,
): Promise<{ readonly count: number; readonly last: Instant | undefined }> {
  const here = own(tx).selectFrom('chat_lines').where('meeting_id', '=', meeting)
  const all = await here
    .select((by) => by.fn.countAll<number | string>().as('count'))
    .executeTakeFirst()
  const last = await here
    .select('at')
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { count: Number(all?.count ?? 0), last: last?.at }
}

/** What stands in the chats of a process, the oldest first. */
export async function chatsIn(db: Read | Tx, process: ProcessId): Promise<readonly ChatLine[]> {
  const rows = await own(db)
    .selectFrom('chat_lines')
    .selectAll()
    .where('process_id', '=', process)
    .where('struck_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(CONTRIBUTED_MAX)
    .execute()
  return rows.map(lineFrom)
}

export async function saveChat(
  tx: Tx,
  line: ChatLine,
  process: ProcessId | undefined,
  act: Act,
): Promise<void> {
  const row: ChatLineRow = {
    id: line.id,
    meeting_id: line.meeting,
    process_id: process ?? null,
    person_id: line.by,
    capacity: line.capacity,
    language: line.language,
    words: line.words,
    reply_to: line.reply ?? null,
    at: line.at,
    struck_at: line.struck?.at ?? null,
    struck_by: line.struck?.by ?? null,
    why: line.struck?.why ?? null,
  }
  await keep(tx, CHAT_LINES, row, act)
}
