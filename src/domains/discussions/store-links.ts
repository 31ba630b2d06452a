/** SQL for what became of messages, and for the word that their authors give. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { CONTRIBUTED_MAX, type ProcessId } from '../processes/index.ts'
import { LEAVES_MAX, LINKS_MAX, type Leave, type MessageId, type MessageLink } from './message.ts'
import type { PersonId } from '../people/index.ts'
import { LEAVES, LINKS, own, type LeaveRow, type LinkRow } from './tables.ts'

const linkFrom = (row: LinkRow): MessageLink => ({
  message: row.message_id,
  thing: row.thing,
  by: row.made_by,
  at: row.at,
})

/** What these messages became, the first first. */
export async function linksFrom(
  db: Read | Tx,
  messages: readonly MessageId[],
): Promise<readonly MessageLink[]> {
  if (messages.length === 0) return []
  const query = own(db).selectFrom('message_links').selectAll().where('message_id', 'in', messages)
  const most = LINKS_MAX * messages.length
  return (await query.orderBy('at').orderBy('thing').limit(most).execute()).map(linkFrom)
}

/** What the open messages of a process became. */
export async function linksIn(db: Read | Tx, process: ProcessId): Promise<readonly MessageLink[]> {
  const rows = await own(db)
    .selectFrom('message_links as l')
    .innerJoin('messages as m', 'm.id', 'l.message_id')
    .innerJoin('threads as t', 't.id', 'm.thread_id')
    .selectAll('l')
    .where('t.process_id', '=', process)
    .orderBy('l.at')
    .orderBy('l.thing')
    .limit(CONTRIBUTED_MAX)
    .execute()
  return rows.map(linkFrom)
}

/** What a thing grew from. */
export const linksTo = remembered(
  async (db: Read | Tx, thing: string): Promise<readonly MessageLink[]> => {
    const query = own(db).selectFrom('message_links').selectAll().where('thing', '=', thing)
    return (await query.orderBy('at').limit(LINKS_MAX).execute()).map(linkFrom)
  },
)

export async function saveLink(tx: Tx, link: MessageLink, act: Act): Promise<void> {
  const { message: message_id, thing, by: made_by, at } = link
  await keep(tx, LINKS, { message_id, thing, made_by, at }, act)
}

const leaveFrom = (row: LeaveRow): Leave => ({
  message: row.message_id,
  person: row.person_id,
  askedAt: row.asked_at,
  givenAt: row.given_at ?? undefined,
})

export async function leavesOf(db: Read | Tx, message: MessageId): Promise<readonly Leave[]> {
  const query = own(db).selectFrom('message_leaves').selectAll().where('message_id', '=', message)
  const rows = await query.orderBy('asked_at').orderBy('person_id').limit(LEAVES_MAX).execute()
  return rows.map(leaveFrom)
}

/** What others wait for an author to say, the longest waiting first. */
export async function leavesAwaiting(db: Read, author: PersonId): Promise<readonly Leave[]> {
  const rows = await own(db)
    .selectFrom('message_leaves as l')
    .innerJoin('messages as m', 'm.id', 'l.message_id')
    .selectAll('l')
    .where('m.author', '=', author)
    .where('l.given_at', 'is', null)
    .orderBy('l.asked_at')
    .limit(LEAVES_MAX)
    .execute()
  return rows.map(leaveFrom)
}

export async function saveLeave(tx: Tx, leave: Leave, act: Act): Promise<void> {
  const row = {
    message_id: leave.message,
    person_id: leave.person,
    asked_at: leave.askedAt,
    given_at: leave.givenAt ?? null,
  }
  await keep(tx, LEAVES, row, act)
}
