/** SQL for captions. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import { personId, type PersonId } from '../people/index.ts'
import {
  MEETING_LINES_MAX,
  TONGUES_MAX,
  type Line,
  type Push,
  type PushId,
  type Tongue,
} from './caption.ts'
import { own, PUSHES, type PushRow } from './tables.ts'

const storedPerson = z.string().transform((raw, context): PersonId => {
  const id = personId(raw)
  if (!id) context.addIssue('not a person')
  return id ?? z.NEVER
})

const StoredLines = z.array(
  z.object({
    words: z.string(),
    speaker: z.string().optional(),
    at: storedInstant,
    until: storedInstant,
  }),
)
const StoredStruck = z.array(
  z.object({ line: z.int(), at: storedInstant, by: storedPerson, why: z.string() }),
)

function linesFrom(row: Pick<PushRow, 'lines' | 'struck'>): readonly Line[] {
  const gone = StoredStruck.parse(fromJson(row.struck))
  return StoredLines.parse(fromJson(row.lines)).map(({ words, speaker, at, until }, index) => {
    const struck = gone.find(({ line }) => line === index + 1)
    return {
      words,
      speaker,
      at,
      until,
      struck: struck && { at: struck.at, by: struck.by, why: struck.why },
    }
  })
}

const pushFrom = (row: PushRow): Push => ({
  id: row.id,
  meeting: row.meeting_id,
  session: row.session_id ?? undefined,
  language: row.language,
  from: row.made_from ?? undefined,
  by: row.made_by,
  door: row.door,
  person: row.person_id,
  at: row.at,
  lines: linesFrom(row),
})

const inMeeting = (db: Read | Tx, meeting: MeetingId) =>
  own(db).selectFrom('caption_pushes').selectAll().where('meeting_id', '=', meeting)

/** In one language, or in all; by the hour of their first line. */
export const pushesOf = remembered(
  async (db: Read | Tx, meeting: MeetingId, language?: Tongue): Promise<readonly Push[]> => {
    const all = inMeeting(db, meeting)
    const rows = await (language === undefined ? all : all.where('language', '=', language))
      .orderBy('from_at')
      .orderBy('id')
      .limit(MEETING_LINES_MAX)
      .execute()
    return rows.map(pushFrom)
  },
)

/** The last that were spoken, the newest first. */
export const lastPushes = remembered(
  async (
    db: Read | Tx,
    meeting: MeetingId,
    language: Tongue,
    most: number,
  ): Promise<readonly Push[]> => {
    const rows = await inMeeting(db, meeting)
      .where('language', '=', language)
      .orderBy('from_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
    return rows.map(pushFrom)
  },
)

/** Those of a language that have words in this time, ends included. */
export async function pushesWithin(
  tx: Tx,
  meeting: MeetingId,
  language: Tongue,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly Push[]> {
  const rows = await inMeeting(tx, meeting)
    .where('language', '=', language)
    .where('from_at', '<=', until)
    .where('until_at', '>=', from)
    .orderBy('from_at')
    .limit(MEETING_LINES_MAX)
    .execute()
  return rows.map(pushFrom)
}

/** The languages of a meeting's captions, each with the number of its lines. */
export const tonguesOf = remembered(
  async (
    db: Read | Tx,
    meeting: MeetingId,
  ): Promise<readonly { readonly language: Tongue; readonly lines: number }[]> => {
    const rows = await own(db)
      .selectFrom('caption_pushes')
      .select((by) => ['language', by.fn.sum<number | string>('count').as('lines')] as const)
      .where('meeting_id', '=', meeting)
      .groupBy('language')
      .orderBy('language')
      .limit(TONGUES_MAX)
      .execute()
    return rows.map(({ language, lines }) => ({ language, lines: Number(lines) }))
  },
)

export async function countSince(tx: Tx, meeting: MeetingId, since: Instant): Promise<number> {
  const row = await own(tx)
    .selectFrom('caption_pushes')
    .select((by) => by.fn.countAll<number | string>().as('count'))
    .where('meeting_id', '=', meeting)
    .where('at', '>', since)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

export async function findPush(db: Read | Tx, id: PushId): Promise<Push | undefined> {
  const query = own(db).selectFrom('caption_pushes').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && pushFrom(row)
}

/** Held until the transaction ends: a line is struck once. */
export async function lockPush(tx: Tx, id: PushId): Promise<Push | undefined> {
  const query = own(tx).selectFrom('caption_pushes').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && pushFrom(row)
}

export async function savePush(tx: Tx, one: Push, act: Act): Promise<void> {
  const { lines } = one
  const struck = lines.flatMap((line, index) =>
    line.struck ? [{ line: index + 1, ...line.struck }] : [],
  )
  const row: PushRow = {
    id: one.id,
    meeting_id: one.meeting,
    session_id: one.session ?? null,
    language: one.language,
    made_from: one.from ?? null,
    made_by: one.by,
    door: one.door,
    person_id: one.person,
    at: one.at,
    from_at: Math.min(...lines.map(({ at }) => at)) as Instant,
    until_at: Math.max(...lines.map(({ until }) => until)) as Instant,
    count: lines.length,
    lines: json(
      lines.map(({ words, speaker, at, until }) => ({
        ...{ words, at, until },
        ...(speaker === undefined ? {} : { speaker }),
      })),
    ),
    struck: json(struck),
  }
  await keep(tx, PUSHES, row, act)
}
