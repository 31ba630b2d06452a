/** SQL for minutes, the corrections asked of them, and what a meeting leaves. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import {
  CORRECTIONS_MAX,
  type Correction,
  type CorrectionId,
  type CorrectionState,
  type Minutes,
  type MinutesState,
} from './minutes.ts'
import {
  CORRECTIONS,
  MINUTES,
  own,
  TRACES,
  type CorrectionRow,
  type MinutesRow,
  type TraceRow,
} from './tables.ts'
import { TRACES_MAX, type Trace } from './trace.ts'

const StoredState: z.ZodType<MinutesState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('draft'), since: storedInstant, until: storedInstant }),
  z.object({ kind: z.literal('approved'), at: storedInstant, digest: z.string() }),
])

const minutesFrom = (row: MinutesRow): Minutes => ({
  meeting: row.meeting_id,
  state: StoredState.parse(fromJson(row.state)),
  said: row.said ?? undefined,
})

const unwritten = (meeting: MeetingId): Minutes => ({
  meeting,
  state: { kind: 'open' },
  said: undefined,
})

/** Open until somebody closes them: a meeting needs no act for its notes to begin. */
export async function minutesOf(db: Read | Tx, meeting: MeetingId): Promise<Minutes> {
  const query = own(db).selectFrom('meeting_minutes').selectAll()
  const row = await query.where('meeting_id', '=', meeting).executeTakeFirst()
  return row ? minutesFrom(row) : unwritten(meeting)
}

/** Of several meetings; those that nobody closed are left out. */
export async function minutesOfAll(
  db: Read | Tx,
  meetings: readonly MeetingId[],
): Promise<ReadonlyMap<MeetingId, Minutes>> {
  if (meetings.length === 0) return new Map()
  const query = own(db).selectFrom('meeting_minutes').selectAll()
  const rows = await query.where('meeting_id', 'in', meetings).limit(meetings.length).execute()
  return new Map(rows.map((row) => [row.meeting_id, minutesFrom(row)]))
}

/** Held until the transaction ends: nothing is written into notes that are being closed. */
export async function lockMinutes(tx: Tx, meeting: MeetingId): Promise<Minutes> {
  const query = own(tx).selectFrom('meeting_minutes').selectAll()
  const row = await held(tx, query.where('meeting_id', '=', meeting)).executeTakeFirst()
  return row ? minutesFrom(row) : unwritten(meeting)
}

export async function saveMinutes(tx: Tx, { meeting, state, said }: Minutes, act: Act) {
  const row: MinutesRow = {
    meeting_id: meeting,
    kind: state.kind,
    state: json(state),
    said: said ?? null,
  }
  await keep(tx, MINUTES, row, act)
}

const personId = z.custom<PersonId>((raw) => typeof raw === 'string')

const StoredAnswer: z.ZodType<CorrectionState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('taken'), at: storedInstant, by: personId }),
  z.object({ kind: z.literal('declined'), at: storedInstant, by: personId, reason: z.string() }),
])

const correctionFrom = (row: CorrectionRow): Correction => ({
  id: row.id,
  meeting: row.meeting_id,
  note: row.note_id,
  askedBy: row.asked_by,
  words: row.words,
  why: row.why,
  askedAt: row.asked_at,
  state: StoredAnswer.parse(fromJson(row.state)),
})

/** The oldest first. */
export async function correctionsOf(
  db: Read | Tx,
  meeting: MeetingId,
): Promise<readonly Correction[]> {
  const all = own(db).selectFrom('note_corrections').selectAll().where('meeting_id', '=', meeting)
  return (await all.orderBy('id').limit(CORRECTIONS_MAX).execute()).map(correctionFrom)
}

/** Unanswered ones of several meetings, the oldest first. */
export async function correctionsOfAll(
  db: Read | Tx,
  meetings: readonly MeetingId[],
): Promise<readonly Correction[]> {
  if (meetings.length === 0) return []
  const all = own(db).selectFrom('note_corrections').selectAll()
  const some = all.where('meeting_id', 'in', meetings).where('kind', '=', 'asked')
  return (await some.orderBy('id').limit(CORRECTIONS_MAX).execute()).map(correctionFrom)
}

export async function findCorrection(
  db: Read | Tx,
  id: CorrectionId,
): Promise<Correction | undefined> {
  const query = own(db).selectFrom('note_corrections').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && correctionFrom(row)
}

export async function saveCorrection(tx: Tx, one: Correction, act: Act): Promise<void> {
  const row: CorrectionRow = {
    id: one.id,
    meeting_id: one.meeting,
    note_id: one.note,
    asked_by: one.askedBy,
    words: one.words,
    why: one.why,
    asked_at: one.askedAt,
    kind: one.state.kind,
    state: json(one.state),
  }
  await keep(tx, CORRECTIONS, row, act)
}

const traceFrom = (row: TraceRow): Trace => ({
  id: row.id,
  meeting: row.meeting_id,
  kind: row.kind,
  language: row.language,
  what:
    row.href === null
      ? { kind: 'none', reason: row.reason ?? '' }
      : { kind: 'link', href: row.href },
  by: row.added_by,
  at: row.at,
})

/** Of several meetings, the oldest first. */
export async function tracesOf(
  db: Read | Tx,
  meetings: readonly MeetingId[],
): Promise<readonly Trace[]> {
  if (meetings.length === 0) return []
  const all = own(db).selectFrom('meeting_traces').selectAll().where('meeting_id', 'in', meetings)
  const rows = await all
    .orderBy('id')
    .limit(TRACES_MAX * meetings.length)
    .execute()
  return rows.map(traceFrom)
}

export async function saveTrace(tx: Tx, { what, ...one }: Trace, act: Act): Promise<void> {
  const row: TraceRow = {
    id: one.id,
    meeting_id: one.meeting,
    kind: one.kind,
    language: one.language,
    href: what.kind === 'link' ? what.href : null,
    reason: what.kind === 'none' ? what.reason : null,
    added_by: one.by,
    at: one.at,
  }
  await keep(tx, TRACES, row, act)
}
