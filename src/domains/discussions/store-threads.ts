/**
 * SQL for threads, open and closed. Who reads is part of each query: the talk of a closed list
 * comes out for its members, and for nobody else is it there.
 */
import { held, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act, type Prose } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'
import {
  isClosed,
  THREADS_PAGE,
  type About,
  type AboutKind,
  type Going,
  type Thread,
  type ThreadId,
} from './message.ts'
import { own, sealedJson, threadFrom, threadRow, THREADS, type ThreadRow } from './tables.ts'

/** Questions of one process that are counted. */
const QUESTIONS_MAX = 10_000

/** Nobody in particular: whoever reads without an account. */
export type Reader = PersonId | undefined

/** The closed lists whose talk somebody may read now. */
export const listsOpenTo = (db: Read | Tx, reader: PersonId) =>
  own(db)
    .selectFrom('closed_list_members')
    .select('list_id')
    .where('person_id', '=', reader)
    .where('since', 'is not', null)
    .where('ended_at', 'is', null)

const sealedFor = (db: Read | Tx, reader: PersonId) =>
  own(db)
    .selectFrom('sealed_threads')
    .selectAll()
    .where('about_kind', '=', 'list')
    .where('about_id', 'in', listsOpenTo(db, reader))

export async function findThread(
  db: Read | Tx,
  id: ThreadId,
  reader: Reader,
): Promise<Thread | undefined> {
  const open = own(db).selectFrom('threads').selectAll().where('id', '=', id)
  const row = await open.executeTakeFirst()
  if (row || reader === undefined) return row && threadFrom(row)
  const sealed = await sealedFor(db, reader).where('id', '=', id).executeTakeFirst()
  return sealed && threadFrom(sealed)
}

/** Held until the transaction ends: two messages cannot take the same number. */
export async function lockThread(
  tx: Tx,
  id: ThreadId,
  reader: Reader,
): Promise<Thread | undefined> {
  const open = own(tx).selectFrom('threads').selectAll().where('id', '=', id)
  const row = await held(tx, open).executeTakeFirst()
  if (row || reader === undefined) return row && threadFrom(row)
  const sealed = sealedFor(tx, reader).where('id', '=', id)
  const found = await held(tx, sealed).executeTakeFirst()
  return found && threadFrom(found)
}

/** @param subject already committed to; a closed one is kept with its words and makes no act */
export async function saveThread(tx: Tx, thread: Thread, subject: Prose, act: Act): Promise<void> {
  if (isClosed(thread)) {
    const row = threadRow(thread, sealedJson(subject))
    await own(tx).insertInto('sealed_threads').values(row).execute()
    return
  }
  await keep(tx, THREADS, threadRow(thread, subject.commitment), act)
}

/** Its answer, or that it is asked again; closed lists ask nothing. */
export async function saveQuestion(tx: Tx, thread: Thread, act: Act): Promise<void> {
  if (!('of' in thread.subject)) throw new Error(`closed: thread ${thread.id}`)
  await keep(tx, THREADS, threadRow(thread, thread.subject.of), act)
}

export type Questions = { readonly open: number; readonly all: number }

const countedOpen = (rows: readonly { readonly answer: unknown }[]): Questions => ({
  open: rows.filter(({ answer }) => answer === null).length,
  all: rows.length,
})

/** Asked about the texts of a process; above the bound the rest is not counted. */
export const questionsIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<Questions> => {
    const query = own(db).selectFrom('threads').select('answer').where('question', '=', 1)
    return countedOpen(await query.where('process_id', '=', process).limit(QUESTIONS_MAX).execute())
  },
)

/** Which threads: of the site, of a process with all that is in it, of one thing, of a clause. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'process'; readonly process: ProcessId }
  | { readonly kind: 'about'; readonly of: AboutKind; readonly id: string }
  | { readonly kind: 'clause'; readonly id: TextId; readonly clause: ClauseId }

export const scopeOf = ({ kind: of, id }: About): Scope => ({ kind: 'about', of, id })

/** Where a page of a list ended. */
export type Before = { readonly at: Instant; readonly thread: ThreadId }

type Stirred = ThreadRow & { readonly messages: number; readonly last_at: Instant }

const goingFrom = (row: Stirred): Going => ({
  ...threadFrom(row),
  messages: Number(row.messages),
  lastAt: Number(row.last_at) as Instant,
})

/** Threads with what was said in them last: those of a closed list for its members alone. */
export async function threadsIn(
  db: Read | Tx,
  scope: Scope,
  asked: { readonly reader: Reader; readonly before?: Before | undefined },
): Promise<readonly Going[]> {
  const { reader, before } = asked
  if (scope.kind === 'about' && scope.of === 'list') {
    if (reader === undefined) return []
    const rows = await closedStirred(db, scope.id, reader, before).execute()
    return rows.map(goingFrom)
  }
  if (!before) return firstPageOf(db, scope)
  return (await newestFirst(openStirred(db, scope), before).execute()).map(goingFrom)
}

const firstPageOf = remembered(async (db: Read | Tx, scope: Scope): Promise<readonly Going[]> => {
  const rows = await newestFirst(openStirred(db, scope), undefined).execute()
  return rows.map(goingFrom)
})

function openStirred(db: Read | Tx, scope: Scope) {
  const all = own(db)
    .selectFrom('threads as t')
    .innerJoin(
      (from) =>
        from
          .selectFrom('messages')
          .select(({ fn }) => [
            'thread_id',
            fn.max('number').as('messages'),
            fn.max('at').as('last_at'),
          ])
          .groupBy('thread_id')
          .as('m'),
      (join) => join.onRef('m.thread_id', '=', 't.id'),
    )
    .selectAll('t')
    .select(['m.messages', 'm.last_at'])
  if (scope.kind === 'all') return all
  if (scope.kind === 'process') return all.where('t.process_id', '=', scope.process)
  const about = all.where('t.about_id', '=', scope.id)
  if (scope.kind === 'clause') return about.where('t.clause', '=', scope.clause)
  return about.where('t.about_kind', '=', scope.of)
}

export type AtClause = { readonly threads: number; readonly open: number }

/** How many threads stand at each clause of a text, and how many ask what nobody answered. */
export const threadsAtClauses = remembered(
  async (db: Read | Tx, text: TextId): Promise<ReadonlyMap<ClauseId, AtClause>> => {
    const rows = await own(db)
      .selectFrom('threads')
      .select(({ fn }) => [
        'clause',
        fn.countAll().as('threads'),
        fn.count('question').as('questions'),
        fn.count('answer').as('answers'),
      ])
      .where('about_kind', '=', 'text')
      .where('about_id', '=', text)
      .where('clause', 'is not', null)
      .groupBy('clause')
      .execute()
    return new Map(
      rows.flatMap(({ clause, threads, questions, answers }) =>
        clause === null
          ? []
          : [[clause, { threads: Number(threads), open: Number(questions) - Number(answers) }]],
      ),
    )
  },
)

type Listing = ReturnType<typeof openStirred>

function newestFirst(listing: Listing, before: Before | undefined): Listing {
  const sorted = listing
    .orderBy('m.last_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(THREADS_PAGE + 1)
  if (!before) return sorted
  return sorted.where(({ or, and, eb }) =>
    or([
      eb('m.last_at', '<', before.at),
      and([eb('m.last_at', '=', before.at), eb('t.id', '<', before.thread)]),
    ]),
  )
}

function closedStirred(db: Read | Tx, list: string, reader: PersonId, before: Before | undefined) {
  const listing = own(db)
    .selectFrom('sealed_threads as t')
    .innerJoin(
      (from) =>
        from
          .selectFrom('sealed_messages')
          .select(({ fn }) => [
            'thread_id',
            fn.max('number').as('messages'),
            fn.max('at').as('last_at'),
          ])
          .groupBy('thread_id')
          .as('m'),
      (join) => join.onRef('m.thread_id', '=', 't.id'),
    )
    .selectAll('t')
    .select(['m.messages', 'm.last_at'])
    .where('t.about_kind', '=', 'list')
    .where('t.about_id', '=', list)
    .where('t.about_id', 'in', listsOpenTo(db, reader))
  return newestFirst(listing, before)
}
