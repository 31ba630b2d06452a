/** SQL for the paragraphs of notes, and who writes in one now. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import { CONTRIBUTED_MAX, type ProcessId } from '../processes/index.ts'
import { NOTES_MAX, type Hold, type Note, type NoteId, type Spoken } from './note.ts'
import { NOTES, own, type NoteRow } from './tables.ts'

const Clauses = z.array(z.string())

function spokenFrom({ speaker, capacity, guest, text_id, clauses }: NoteRow): Spoken | undefined {
  if (speaker === null && guest === null) return undefined
  return {
    speaker:
      speaker === null
        ? { kind: 'guest', name: guest ?? '' }
        : { kind: 'person', person: speaker, capacity: capacity ?? 'personal' },
    text: text_id ?? undefined,
    clauses: Clauses.parse(fromJson(clauses)),
  }
}

const noteFrom = (row: NoteRow): Note => ({
  id: row.id,
  meeting: row.meeting_id,
  kind: row.kind,
  item: row.item ?? undefined,
  place: row.place,
  words: row.words,
  version: row.version,
  spoken: spokenFrom(row),
  action: row.action ?? undefined,
  beside: row.beside ?? undefined,
  writtenBy: row.written_by,
  at: row.at,
  struckAt: row.struck_at ?? undefined,
})

/** In their order within each item; with those that were struck. */
export const notesOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly Note[]> => {
    const all = own(db).selectFrom('notes').selectAll().where('meeting_id', '=', meeting)
    const rows = await all.orderBy('place').orderBy('id').limit(NOTES_MAX).execute()
    return rows.map(noteFrom)
  },
)

export async function findNote(db: Read | Tx, id: NoteId): Promise<Note | undefined> {
  const query = own(db).selectFrom('notes').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && noteFrom(row)
}

/** Held until the transaction ends: of two who save at once the second sees the first. */
export async function lockNote(tx: Tx, id: NoteId): Promise<Note | undefined> {
  const query = own(tx).selectFrom('notes').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && noteFrom(row)
}

/** What was said aloud in the meetings of a process and stands in their notes, the oldest first. */
export async function spokenIn(db: Read | Tx, process: ProcessId): Promise<readonly Note[]> {
  const rows = await own(db)
    .selectFrom('notes')
    .selectAll()
    .where('process_id', '=', process)
    .where('kind', '=', 'intervention')
    .where('struck_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(CONTRIBUTED_MAX)
    .execute()
  return rows.map(noteFrom)
}

/** Meetings in which something was said about a text, the latest of them. */
const SAID_AT_MAX = 20

export async function meetingsAbout(db: Read | Tx, text: string): Promise<readonly MeetingId[]> {
  const rows = await own(db)
    .selectFrom('notes')
    .select('meeting_id')
    .distinct()
    .where('text_id', '=', text)
    .where('struck_at', 'is', null)
    .orderBy('meeting_id', 'desc')
    .limit(SAID_AT_MAX)
    .execute()
  return rows.map(({ meeting_id }) => meeting_id)
}

export async function saveNote(
  tx: Tx,
  one: Note,
  process: ProcessId | undefined,
  act: Act,
): Promise<void> {
  const speaker = one.spoken?.speaker
  const row: NoteRow = {
    id: one.id,
    meeting_id: one.meeting,
    process_id: process ?? null,
    kind: one.kind,
    item: one.item ?? null,
    place: one.place,
    words: one.words,
    version: one.version,
    speaker: speaker?.kind === 'person' ? speaker.person : null,
    capacity: speaker?.kind === 'person' ? speaker.capacity : null,
    guest: speaker?.kind === 'guest' ? speaker.name : null,
    text_id: one.spoken?.text ?? null,
    clauses: json(one.spoken?.clauses ?? []),
    action: one.action ?? null,
    beside: one.beside ?? null,
    written_by: one.writtenBy,
    at: one.at,
    struck_at: one.struckAt ?? null,
  }
  await keep(tx, NOTES, row, act)
}

/** Of these paragraphs, those in which somebody writes. */
export async function holdsOf(
  db: Read | Tx,
  notes: readonly NoteId[],
  now: Instant,
): Promise<ReadonlyMap<NoteId, Hold>> {
  if (notes.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('note_holds')
    .selectAll()
    .where('note_id', 'in', notes)
    .where('until', '>', now)
    .orderBy('note_id')
    .limit(NOTES_MAX)
    .execute()
  return new Map(rows.map(({ note_id: note, person_id: by, until }) => [note, { note, by, until }]))
}

export async function saveHold(tx: Tx, { note, by, until }: Hold): Promise<void> {
  await own(tx)
    .insertInto('note_holds')
    .values({ note_id: note, person_id: by, until })
    .onConflict((conflict) => conflict.column('note_id').doUpdateSet({ person_id: by, until }))
    .execute()
}

export async function endHold(tx: Tx, { note, by }: Pick<Hold, 'note' | 'by'>): Promise<void> {
  await own(tx)
    .deleteFrom('note_holds')
    .where('note_id', '=', note)
    .where('person_id', '=', by)
    .execute()
}
