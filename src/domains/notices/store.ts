/** SQL for notices that were sent, and for what the staff has checked before. Decides nothing. */
import { z } from 'zod'
import { held, json, parsedOnce, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BodyId, PersonId } from '../people/index.ts'
import { type Host, hostKey, type ProcessId } from '../processes/index.ts'
import { NOTICES_MAX, type Draft, type Notice, type NoticeId, type Wording } from './notice.ts'

type NoticeRow = {
  readonly id: NoticeId
  readonly host: string
  readonly wordings: string
  readonly people: number
  readonly sent_by: PersonId
  readonly sent_at: Instant
}
type DraftRow = {
  readonly notice_id: NoticeId
  readonly language: Language
  readonly subject: string
  readonly words: string
  readonly checked_by: PersonId
  readonly checked_at: Instant
}
type Tables = { readonly notices: NoticeRow; readonly notice_drafts: DraftRow }

const NOTICES = keptTable<NoticeRow>({ table: 'notices', noun: 'notice', key: ['id'] })
export const NOTICE_TABLES = [NOTICES] as const

const own = (db: Read | Tx) => db.withTables<Tables>()

const wordingsIn = parsedOnce<readonly Wording[]>(
  z.array(z.object({ language: z.enum(LANGUAGES), subject: z.string(), words: z.string() })),
)

function hostFrom(key: string): Host {
  const [kind, id = ''] = key.split(':')
  return kind === 'body'
    ? { kind: 'body', body: id as string as BodyId }
    : { kind: 'process', process: id as string as ProcessId }
}

const noticeFrom = (row: NoticeRow): Notice => ({
  id: row.id,
  host: hostFrom(row.host),
  wordings: wordingsIn(row.wordings),
  people: row.people,
  by: row.sent_by,
  at: row.sent_at,
})

export async function findNotice(db: Read | Tx, id: NoticeId): Promise<Notice | undefined> {
  const query = own(db).selectFrom('notices').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && noticeFrom(row)
}

/** Of these, those that were sent. */
export async function sentOf(
  db: Read | Tx,
  ids: readonly NoticeId[],
): Promise<ReadonlySet<NoticeId>> {
  if (ids.length === 0) return new Set()
  const query = own(db).selectFrom('notices').select('id').where('id', 'in', ids)
  return new Set((await query.execute()).map(({ id }) => id))
}

/** The newest first. */
export const sentNotices = remembered(async (db: Read | Tx): Promise<readonly Notice[]> => {
  const query = own(db).selectFrom('notices').selectAll().orderBy('sent_at', 'desc')
  return (await query.orderBy('id').limit(NOTICES_MAX).execute()).map(noticeFrom)
})

/** About one place, the newest first. */
export async function noticesOf(
  db: Read | Tx,
  host: Host,
  limit: number,
): Promise<readonly Notice[]> {
  const query = own(db).selectFrom('notices').selectAll().where('host', '=', hostKey(host))
  const newest = query.orderBy('sent_at', 'desc').orderBy('id').limit(limit)
  return (await newest.execute()).map(noticeFrom)
}

/** Saves what was sent with its act; what was checked for it is needed no more. */
export async function saveNotice(tx: Tx, notice: Notice, act: Act): Promise<void> {
  const { id, host, wordings, people, by, at } = notice
  const row = {
    id,
    host: hostKey(host),
    wordings: json(wordings),
    people,
    sent_by: by,
    sent_at: at,
  }
  await keep(tx, NOTICES, row, act)
  await own(tx).deleteFrom('notice_drafts').where('notice_id', '=', id).execute()
}

const draftFrom = ({ language, subject, words, checked_by, checked_at }: DraftRow): Draft => ({
  language,
  subject,
  words,
  by: checked_by,
  at: checked_at,
})

const draftsIn = (db: Read | Tx, id: NoticeId) =>
  own(db).selectFrom('notice_drafts').selectAll().where('notice_id', '=', id).orderBy('language')

export async function draftsOf(db: Read, id: NoticeId): Promise<readonly Draft[]> {
  return (await draftsIn(db, id).execute()).map(draftFrom)
}

/** Held until the transaction ends: two people of the staff do not send it both. */
export async function lockDrafts(tx: Tx, id: NoticeId): Promise<readonly Draft[]> {
  return (await held(tx, draftsIn(tx, id)).execute()).map(draftFrom)
}

/** Which of these have been checked in which languages. */
export async function checkedOf(
  db: Read,
  ids: readonly NoticeId[],
): Promise<ReadonlyMap<NoticeId, readonly Language[]>> {
  if (ids.length === 0) return new Map()
  const query = own(db).selectFrom('notice_drafts').select(['notice_id', 'language'])
  const rows = await query.where('notice_id', 'in', ids).orderBy('language').execute()
  const byNotice = Map.groupBy(rows, ({ notice_id }) => notice_id)
  return new Map([...byNotice].map(([id, some]) => [id, some.map(({ language }) => language)]))
}

export async function saveDraft(tx: Tx, id: NoticeId, draft: Draft): Promise<void> {
  const { language, subject, words, by, at } = draft
  const rest = { subject, words, checked_by: by, checked_at: at }
  await own(tx)
    .insertInto('notice_drafts')
    .values({ notice_id: id, language, ...rest })
    .onConflict((clash) => clash.columns(['notice_id', 'language']).doUpdateSet(rest))
    .execute()
}
