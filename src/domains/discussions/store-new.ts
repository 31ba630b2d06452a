/** SQL for what is new to one reader: of others, since their marks. Says nothing of closed talk. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { isClosed, type Message, type News, type Thread, type ThreadId } from './message.ts'
import { inScope } from './store-messages.ts'
import { messageFrom, own } from './tables.ts'
import type { Scope } from './store-threads.ts'
import type { Marks } from './tree.ts'

/** Counted at most: above it a number says no more than that it is many. */
export const NEW_MAX = 1_000

const open = messageFrom(false)

/** A message that came, and the places whose muting silences it, the narrowest first. */
export type Come = { readonly message: Message; readonly places: readonly string[] }

/** Open messages of others that came after everything was read last, the oldest first. */
export async function comeSince(
  db: Read | Tx,
  { person, since }: Marks,
  scope: Scope,
): Promise<readonly Come[]> {
  if (since === undefined) return []
  const rows = await inScope(db, scope)
    .select(['t.about_kind', 't.about_id', 't.process_id'])
    .where('m.at', '>', since)
    .where('m.author', '!=', person)
    .orderBy('m.at')
    .orderBy('m.id')
    .limit(NEW_MAX)
    .execute()
  return rows.map((row) => ({
    message: open(row),
    places: [
      `thread:${row.thread_id}`,
      `${row.about_kind}:${row.about_id}`,
      ...(row.process_id === null ? [] : [`process:${row.process_id}`]),
    ],
  }))
}

/** How many messages of others are new in each of some threads: all open, or of one closed list. */
export async function newIn(
  db: Read | Tx,
  { person, since, seen }: Marks,
  threads: readonly Pick<Thread, 'id' | 'about'>[],
): Promise<ReadonlyMap<ThreadId, News>> {
  const [first] = threads
  if (since === undefined || !first) return new Map()
  const rows = await own(db)
    .selectFrom(isClosed(first) ? 'sealed_messages' : 'messages')
    .select(({ fn }) => ['thread_id', fn.countAll().as('count'), fn.min('number').as('first')])
    .where('at', '>', since)
    .where('author', '!=', person)
    .where(({ or, and, eb }) =>
      or(
        threads.map(({ id }) =>
          and([eb('thread_id', '=', id), eb('number', '>', seen.get(id) ?? 0)]),
        ),
      ),
    )
    .groupBy('thread_id')
    .execute()
  return new Map(
    rows.map(({ thread_id, count, first: from }) => [
      thread_id,
      { count: Number(count), first: Number(from) },
    ]),
  )
}
