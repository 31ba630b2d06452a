/**
 * SQL for messages, open and closed. As with threads, who reads is part of the query. Decides
 * nothing.
 */
import { held, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act, type Prose } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import {
  isClosed,
  MESSAGES_PAGE,
  type Draft,
  type Message,
  type MessageId,
  type Thread,
  type ThreadId,
} from './message.ts'
import { listsOpenTo, type Reader, type Scope } from './store-threads.ts'
import { messageFrom, messageRow, MESSAGES, own, sealedJson, unsealed } from './tables.ts'

const open = messageFrom(false)
const closed = messageFrom(true)

export const sealedMessagesFor = (db: Read | Tx, reader: PersonId) =>
  own(db)
    .selectFrom('sealed_messages')
    .selectAll()
    .where(
      'thread_id',
      'in',
      own(db)
        .selectFrom('sealed_threads')
        .select('id')
        .where('about_id', 'in', listsOpenTo(db, reader)),
    )

export async function findMessage(
  db: Read | Tx,
  id: MessageId,
  reader: Reader,
): Promise<Message | undefined> {
  const query = own(db).selectFrom('messages').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  if (row || reader === undefined) return row && open(row)
  const sealed = await sealedMessagesFor(db, reader).where('id', '=', id).executeTakeFirst()
  return sealed && closed(sealed)
}

/** Held until the transaction ends: two edits at once follow each other. */
export async function lockMessage(
  tx: Tx,
  id: MessageId,
  reader: Reader,
): Promise<Message | undefined> {
  const query = own(tx).selectFrom('messages').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  if (row || reader === undefined) return row && open(row)
  const sealed = await held(
    tx,
    sealedMessagesFor(tx, reader).where('id', '=', id),
  ).executeTakeFirst()
  return sealed && closed(sealed)
}

export type PageAsked = {
  readonly reader: Reader
  /** Numbers above this one only. */
  readonly after: number
  readonly limit?: number
}

/** In the order in which they were posted. */
export async function messagesIn(
  db: Read | Tx,
  thread: Thread,
  { reader, after, limit = MESSAGES_PAGE }: PageAsked,
): Promise<readonly Message[]> {
  if (isClosed(thread)) {
    if (reader === undefined) return []
    const query = sealedMessagesFor(db, reader).where('thread_id', '=', thread.id)
    const rows = await query.where('number', '>', after).orderBy('number').limit(limit).execute()
    return rows.map(closed)
  }
  return openMessagesIn(db, thread.id, after, limit)
}

const openMessagesIn = remembered(
  async (db: Read | Tx, thread: ThreadId, after: number, limit: number) => {
    const query = own(db).selectFrom('messages').selectAll().where('thread_id', '=', thread)
    const rows = await query.where('number', '>', after).orderBy('number').limit(limit).execute()
    return rows.map(open)
  },
)

/** How many there are, which is the number of the last one. */
export async function countIn(db: Read | Tx, thread: Thread, reader: Reader): Promise<number> {
  if (!isClosed(thread)) {
    const query = own(db)
      .selectFrom('messages')
      .select(({ fn }) => fn.max('number').as('last'))
    const row = await query.where('thread_id', '=', thread.id).executeTakeFirst()
    return Number(row?.last ?? 0)
  }
  if (reader === undefined) return 0
  const query = sealedMessagesFor(db, reader).where('thread_id', '=', thread.id)
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row?.number ?? 0
}

/** Posted by somebody since an instant, openly or not. */
export async function countBy(db: Read | Tx, author: PersonId, since: Instant): Promise<number> {
  const said = await own(db)
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('author', '=', author)
    .where('at', '>', since)
    .executeTakeFirst()
  const sealed = await own(db)
    .selectFrom('sealed_messages')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('author', '=', author)
    .where('at', '>', since)
    .executeTakeFirst()
  return Number(said?.count ?? 0) + Number(sealed?.count ?? 0)
}

export type Wording = { readonly words: Prose; readonly subject: Prose | undefined }

/** A new one. A closed one makes no act: nobody else learns that anything was said. */
export async function saveMessage(
  tx: Tx,
  { message, thread }: { readonly message: Message; readonly thread: Thread },
  { words, subject }: Wording,
  act: Act,
): Promise<void> {
  if (isClosed(thread)) {
    const sealed = { words: sealedJson(words), subject: subject && sealedJson(subject) }
    const row = messageRow(message, sealed)
    await own(tx).insertInto('sealed_messages').values(row).execute()
    return
  }
  const said = { words: words.commitment, subject: subject?.commitment }
  await keep(tx, MESSAGES, messageRow(message, said), act)
}

/** New words; of a closed one the old ones are put by, of an open one the record has them. */
export async function saveEdit(
  tx: Tx,
  { message, thread }: { readonly message: Message; readonly thread: Thread },
  words: Prose,
  act: Act,
): Promise<void> {
  if (!isClosed(thread)) {
    const { subject } = message
    const said = subject && 'of' in subject ? subject.of : undefined
    await keep(tx, MESSAGES, messageRow(message, { words: words.commitment, subject: said }), act)
    return
  }
  const before = await own(tx)
    .selectFrom('sealed_messages')
    .select(['words', 'at', 'edited_at', 'author'])
    .where('id', '=', message.id)
    .executeTakeFirstOrThrow()
  const { author, at, edited_at } = before
  const draft = { edit: message.edits, author, words: before.words, at: edited_at ?? at }
  await own(tx)
    .insertInto('sealed_drafts')
    .values({ message_id: message.id, ...draft })
    .execute()
  await own(tx)
    .updateTable('sealed_messages')
    .set({
      words: sealedJson(words),
      edits: message.edits,
      edited_at: message.editedAt ?? null,
    })
    .where('id', '=', message.id)
    .execute()
}

/** What a closed message said before; for those who may read it, as `findMessage` found it. */
export async function sealedDrafts(
  db: Read | Tx,
  message: MessageId,
  reader: PersonId,
): Promise<readonly Draft[]> {
  const rows = await own(db)
    .selectFrom('sealed_drafts')
    .selectAll()
    .where('message_id', '=', message)
    .where('message_id', 'in', sealedMessagesFor(db, reader).clearSelect().select('id'))
    .orderBy('edit')
    .execute()
  return rows.map(({ edit, words, at }) => ({ edit, words: { text: unsealed(words) }, at }))
}

/** By its Message-ID, the first that came with it: another may have pre-empted no one. */
export async function findByMail(
  db: Read | Tx,
  mail: string,
  reader: Reader,
): Promise<Message | undefined> {
  const query = own(db).selectFrom('messages').selectAll().where('message_id', '=', mail)
  const row = await query.orderBy('id').limit(1).executeTakeFirst()
  if (row || reader === undefined) return row && open(row)
  const sealed = sealedMessagesFor(db, reader).where('message_id', '=', mail)
  const found = await sealed.orderBy('id').limit(1).executeTakeFirst()
  return found && closed(found)
}

export type Span = { readonly from: Instant; readonly until: Instant }

/** Open ones of a scope in a span of time, [from, until), the oldest first. */
export async function messagesBetween(
  db: Read | Tx,
  scope: Scope,
  { from, until }: Span,
  page: { readonly skip: number; readonly limit: number },
): Promise<readonly Message[]> {
  const rows = await inScope(db, scope)
    .where('m.at', '>=', from)
    .where('m.at', '<', until)
    .orderBy('m.at')
    .orderBy('m.id')
    .offset(page.skip)
    .limit(page.limit)
    .execute()
  return rows.map(open)
}

/** The newest open ones of a scope. */
export const newestIn = remembered(
  async (db: Read | Tx, scope: Scope, limit: number): Promise<readonly Message[]> => {
    const query = inScope(db, scope).orderBy('m.at', 'desc').orderBy('m.id', 'desc')
    return (await query.limit(limit).execute()).map(open)
  },
)

export function inScope(db: Read | Tx, scope: Scope) {
  const all = own(db)
    .selectFrom('messages as m')
    .innerJoin('threads as t', 't.id', 'm.thread_id')
    .selectAll('m')
  if (scope.kind === 'all') return all
  if (scope.kind === 'process') return all.where('t.process_id', '=', scope.process)
  const about = all.where('t.about_id', '=', scope.id)
  if (scope.kind === 'clause') return about.where('t.clause', '=', scope.clause)
  return about.where('t.about_kind', '=', scope.of)
}

/** How much was said in the open, and when first and last. */
export type Extent = {
  readonly messages: number
  readonly threads: number
  readonly first: Instant | undefined
  readonly last: Instant | undefined
}

export const extentOf = remembered(async (db: Read | Tx, scope: Scope): Promise<Extent> => {
  const row = await inScope(db, scope)
    .clearSelect()
    .select(({ fn }) => [
      fn.countAll().as('messages'),
      fn.count('m.thread_id').distinct().as('threads'),
      fn.min('m.at').as('first'),
      fn.max('m.at').as('last'),
    ])
    .executeTakeFirst()
  const at = (value: unknown) => (value === null ? undefined : (Number(value) as Instant))
  return {
    messages: Number(row?.messages ?? 0),
    threads: Number(row?.threads ?? 0),
    first: at(row?.first ?? null),
    last: at(row?.last ?? null),
  }
})
