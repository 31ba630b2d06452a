/** SQL for threads and months of an archive: who answers whom, as it was last worked out. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { ArchivedMessage, ArchivedThread, ArchiveId } from './archive.ts'
import { THREADS_PAGE } from './archive.ts'
import { inRows, messageFrom, own } from './tables.ts'
import type { Standing, Threadable } from './threads.ts'

/** Rows that are read at once to work out the threads of an archive. */
const READ_AT_ONCE = 5_000

/** All of an archive; the caller holds it to a bound. */
export async function threadables(
  db: Read | Tx,
  archive: ArchiveId,
): Promise<readonly Threadable[]> {
  const found: Threadable[] = []
  for (;;) {
    const rows = await own(db)
      .selectFrom('archive_messages')
      .select(['number', 'message_id', 'refs', 'subject_key', 'is_answer', 'at'])
      .where('archive_id', '=', archive)
      .where('number', '>', found.at(-1)?.number ?? 0)
      .orderBy('number')
      .limit(READ_AT_ONCE)
      .execute()
    found.push(
      ...rows.map((row) => ({
        number: row.number,
        messageId: row.message_id,
        references: row.refs === '' ? [] : row.refs.split(' '),
        subject: row.subject_key ?? undefined,
        isAnswer: row.is_answer === 1,
        at: row.at,
      })),
    )
    if (rows.length < READ_AT_ONCE) return found
  }
}

export async function replaceStandings(
  tx: Tx,
  archive: ArchiveId,
  {
    standings,
    threads,
  }: { readonly standings: readonly Standing[]; readonly threads: readonly ArchivedThread[] },
): Promise<void> {
  await own(tx).deleteFrom('archive_standings').where('archive_id', '=', archive).execute()
  await own(tx).deleteFrom('archive_threads').where('archive_id', '=', archive).execute()
  for (const some of inRows(standings)) {
    const rows = some.map(({ parent, ...one }) => ({
      archive_id: archive,
      ...one,
      parent: parent ?? null,
    }))
    await own(tx).insertInto('archive_standings').values(rows).execute()
  }
  for (const some of inRows(threads)) {
    const rows = some.map(({ thread, messages, firstAt, lastAt }) => ({
      archive_id: archive,
      thread,
      messages,
      first_at: firstAt,
      last_at: lastAt,
    }))
    await own(tx).insertInto('archive_threads').values(rows).execute()
  }
}

/** Where a message stands; alone, where threads were not worked out since it came. */
export async function standingOf(db: Read, archive: ArchiveId, number: number): Promise<Standing> {
  const row = await own(db)
    .selectFrom('archive_standings')
    .selectAll()
    .where('archive_id', '=', archive)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return { number, thread: number, parent: undefined, depth: 0, position: 0 }
  const { thread, parent, depth, position } = row
  return { number, thread, parent: parent ?? undefined, depth, position }
}

/** Those beside it in its thread, and those that answer it, by number. */
export async function aroundOf(
  db: Read,
  archive: ArchiveId,
  { number, thread, position }: Standing,
): Promise<{
  readonly before: number | undefined
  readonly next: number | undefined
  readonly answers: readonly number[]
}> {
  const rows = await own(db)
    .selectFrom('archive_standings')
    .select(['number', 'position'])
    .where('archive_id', '=', archive)
    .where('thread', '=', thread)
    .where('position', 'in', [position - 1, position + 1])
    .execute()
  const answers = await own(db)
    .selectFrom('archive_standings')
    .select('number')
    .where('archive_id', '=', archive)
    .where('parent', '=', number)
    .orderBy('position')
    .limit(ANSWERS_MAX)
    .execute()
  const at = (where: number) => rows.find((row) => row.position === where)?.number
  return {
    before: at(position - 1),
    next: at(position + 1),
    answers: answers.map((row) => row.number),
  }
}

/** Of one message; the thread has them all. */
const ANSWERS_MAX = 20

export async function messagesOfThread(
  db: Read,
  archive: ArchiveId,
  {
    thread,
    from,
    limit,
  }: { readonly thread: number; readonly from: number; readonly limit: number },
): Promise<readonly { readonly message: ArchivedMessage; readonly depth: number }[]> {
  const rows = await own(db)
    .selectFrom('archive_standings as standing')
    .innerJoin('archive_messages as message', (join) =>
      join
        .onRef('message.archive_id', '=', 'standing.archive_id')
        .onRef('message.number', '=', 'standing.number'),
    )
    .selectAll('message')
    .select('standing.depth')
    .where('standing.archive_id', '=', archive)
    .where('standing.thread', '=', thread)
    .where('standing.position', '>=', from)
    .orderBy('standing.position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ message: messageFrom(row), depth: row.depth }))
}

export async function findThread(
  db: Read,
  archive: ArchiveId,
  thread: number,
): Promise<ArchivedThread | undefined> {
  const row = await own(db)
    .selectFrom('archive_threads')
    .selectAll()
    .where('archive_id', '=', archive)
    .where('thread', '=', thread)
    .executeTakeFirst()
  return row && threadFrom(row)
}

type ThreadLike = {
  readonly thread: number
  readonly messages: number
  readonly first_at: Instant
  readonly last_at: Instant
}

const threadFrom = (row: ThreadLike): ArchivedThread => ({
  thread: row.thread,
  messages: row.messages,
  firstAt: row.first_at,
  lastAt: row.last_at,
})

/** Where a page of threads ends: the newest message of the last one, and that one. */
export type Before = { readonly at: Instant; readonly thread: number }

/** Those spoken of last come first; one more than a page, to know whether there are more. */
export async function newestThreads(
  db: Read,
  archive: ArchiveId,
  before: Before | undefined,
): Promise<readonly ArchivedThread[]> {
  let query = own(db)
    .selectFrom('archive_threads')
    .selectAll()
    .where('archive_id', '=', archive)
    .orderBy('last_at', 'desc')
    .orderBy('thread', 'desc')
    .limit(THREADS_PAGE + 1)
  if (before) {
    query = query.where((is) =>
      is.or([
        is('last_at', '<', before.at),
        is.and([is('last_at', '=', before.at), is('thread', '<', before.thread)]),
      ]),
    )
  }
  return (await query.execute()).map(threadFrom)
}

/** `2003-04` with how many, the newest first. */
export async function monthsOf(
  db: Read,
  archive: ArchiveId,
): Promise<readonly { readonly month: string; readonly messages: number }[]> {
  const rows = await own(db)
    .selectFrom('archive_messages')
    .select(({ fn }) => ['month', fn.countAll<number>().as('messages')])
    .where('archive_id', '=', archive)
    .groupBy('month')
    .orderBy('month', 'desc')
    .limit(MONTHS_MAX)
    .execute()
  return rows.map(({ month, messages }) => ({ month, messages: Number(messages) }))
}

/** Sixty years. */
const MONTHS_MAX = 720

export type Slice = {
  readonly month?: string | undefined
  readonly after: number
  readonly limit: number
}

/** By the hour, a page after so many; of the whole archive by number, which is by key alone. */
export async function messagesIn(
  db: Read,
  archive: ArchiveId,
  { month, after, limit }: Slice,
): Promise<readonly ArchivedMessage[]> {
  const all = own(db).selectFrom('archive_messages').selectAll().where('archive_id', '=', archive)
  const rows =
    month === undefined
      ? await all.where('number', '>', after).orderBy('number').limit(limit).execute()
      : await all
          .where('month', '=', month)
          .orderBy('at')
          .orderBy('number')
          .offset(after)
          .limit(limit)
          .execute()
  return rows.map(messageFrom)
}

export async function newestMessages(
  db: Read,
  archive: ArchiveId,
  limit: number,
): Promise<readonly ArchivedMessage[]> {
  const rows = await own(db)
    .selectFrom('archive_messages')
    .selectAll()
    .where('archive_id', '=', archive)
    .orderBy('month', 'desc')
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(messageFrom)
}
