/** SQL for what mail asks of discussions: what was said, who may hear it. Tells nobody. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { PersonId } from '../people/index.ts'
import type { ListId } from './list.ts'
import { hearingPlaces, type Message, type MessageId } from './message.ts'
import type { Thread, ThreadId } from './message.ts'
import type { Span } from './store-messages.ts'
import { listsOpenTo } from './store-threads.ts'
import { messageFrom, own, threadFrom } from './tables.ts'

export type Heard = { readonly message: Message; readonly thread: Thread }

/** Those who sit on a closed list now, as a part of a query: its talk is told to nobody else. */
export const membersNow = (db: Read | Tx, list: ListId) =>
  own(db)
    .selectFrom('closed_list_members')
    .select('person_id')
    .where('list_id', '=', list)
    .where('since', 'is not', null)
    .where('ended_at', 'is', null)

/** Who muted a thread, or a place that it is in and chose nothing narrower: part of a query. */
export const mutersOf = (db: Read | Tx, thread: Thread) => {
  const [first = '', ...wider] = hearingPlaces(thread)
  const muting = (place: string) =>
    own(db)
      .selectFrom('reading_choices')
      .select('person_id')
      .where('place', '=', place)
      .where('choice', '=', 'mute')
  const chose = (places: readonly string[]) =>
    own(db).selectFrom('reading_choices').select('person_id').where('place', 'in', places)
  return wider.reduce(
    (muters, place, at) =>
      muters.union(
        muting(place).where('person_id', 'not in', chose([first, ...wider.slice(0, at)])),
      ),
    muting(first),
  )
}

/** Open messages of a span, [from, until), the newest first; what was imported is no news. */
export async function heardBetween(
  db: Read | Tx,
  { from, until }: Span,
  limit: number,
): Promise<readonly Heard[]> {
  const rows = await own(db)
    .selectFrom('messages')
    .selectAll()
    .where('at', '>=', from)
    .where('at', '<', until)
    .where('via', '!=', 'import')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const ids = [...new Set(rows.map(({ thread_id }) => thread_id))]
  if (ids.length === 0) return []
  const found = await own(db).selectFrom('threads').selectAll().where('id', 'in', ids).execute()
  const threads = new Map(found.map((row) => [row.id, threadFrom(row)]))
  return rows.flatMap((row) => {
    const thread = threads.get(row.thread_id)
    return thread ? [{ message: messageFrom(false)(row), thread }] : []
  })
}

/** The same of the closed lists that somebody sits on. */
export async function sealedBetween(
  db: Read | Tx,
  reader: PersonId,
  { from, until }: Span,
  limit: number,
): Promise<readonly Heard[]> {
  const found = await own(db)
    .selectFrom('sealed_threads')
    .selectAll()
    .where('about_id', 'in', listsOpenTo(db, reader))
    .execute()
  if (found.length === 0) return []
  const threads = new Map(found.map((row) => [row.id, threadFrom(row)]))
  const rows = await own(db)
    .selectFrom('sealed_messages')
    .selectAll()
    .where('thread_id', 'in', [...threads.keys()])
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => {
    const thread = threads.get(row.thread_id)
    return thread ? [{ message: messageFrom(true)(row), thread }] : []
  })
}

/** In which of these threads somebody wrote. */
export async function wroteIn(
  db: Read | Tx,
  person: PersonId,
  threads: readonly ThreadId[],
): Promise<ReadonlySet<ThreadId>> {
  if (threads.length === 0) return new Set()
  const rows = await own(db)
    .selectFrom('messages')
    .select('thread_id')
    .distinct()
    .where('author', '=', person)
    .where('thread_id', 'in', threads)
    .execute()
  return new Set(rows.map(({ thread_id }) => thread_id))
}

/**
 * One message, open or closed, for the clock that sends it on: no reader is asked, since who hears
 * it is part of the query that finds its readers.
 */
export async function heardOne(db: Read | Tx, id: MessageId): Promise<Heard | undefined> {
  const open = await own(db).selectFrom('messages').selectAll().where('id', '=', id).execute()
  const sealed =
    open.length > 0
      ? []
      : await own(db).selectFrom('sealed_messages').selectAll().where('id', '=', id).execute()
  const row = open[0] ?? sealed[0]
  if (!row) return undefined
  const isOpen = open.length > 0
  const found = await own(db)
    .selectFrom(isOpen ? 'threads' : 'sealed_threads')
    .selectAll()
    .where('id', '=', row.thread_id)
    .executeTakeFirstOrThrow()
  return { message: messageFrom(!isOpen)(row), thread: threadFrom(found) }
}

/** What a message answers, from the first of its thread on: at most so many, the last ones. */
export async function answeredBy(
  db: Read | Tx,
  { message, thread }: Heard,
  most: number,
): Promise<readonly Message[]> {
  const isSealed = thread.about.kind === 'list'
  const table = isSealed ? 'sealed_messages' : 'messages'
  const all = own(db).selectFrom(table).selectAll().where('thread_id', '=', thread.id)
  const line: Message[] = []
  for (let next = message.parent; next !== undefined && line.length < most;) {
    const row = await all.where('id', '=', next).executeTakeFirst()
    if (!row) break
    line.unshift(messageFrom(isSealed)(row))
    next = row.parent_id ?? undefined
  }
  if (message.number === 1 || line[0]?.number === 1) return line
  const first = await all.where('number', '=', 1).executeTakeFirst()
  return first ? [messageFrom(isSealed)(first), ...line] : line
}
