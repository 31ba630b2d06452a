/** SQL for meetings and their series. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { BodyId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Host } from '../processes/index.ts'
import {
  endsOf,
  type Meeting,
  type MeetingId,
  type MeetingState,
  type SeriesId,
  type Ways,
} from './meeting.ts'
import { OCCURRENCES_MAX, type Pattern, type Series } from './series.ts'
import { MEETINGS, own, SERIES, type MeetingRow, type SeriesRow } from './tables.ts'
import { FOLDS } from './wall-time.ts'

/** Of one host, series or span of time: more than a page or a calendar shows. */
export const MEETINGS_MAX = 500

const StoredState: z.ZodType<MeetingState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned') }),
  z.object({ kind: z.literal('cancelled'), at: storedInstant, reason: z.string() }),
  z.object({ kind: z.literal('held'), at: storedInstant }),
])

const maybe = z
  .string()
  .nullable()
  .transform((one) => one ?? undefined)
const StoredWays: z.ZodType<Ways> = z.object({
  join: maybe,
  stream: maybe,
  dialIn: maybe,
  venue: maybe,
  closed: z.boolean(),
})

const StoredPattern: z.ZodType<Pattern> = z.object({
  from: z.string(),
  rhythm: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('once') }),
    z.object({ kind: z.literal('weekly'), every: z.int(), count: z.int() }),
    z.object({ kind: z.literal('monthly'), last: z.boolean(), count: z.int() }),
    z.object({ kind: z.literal('dates'), dates: z.array(z.string()) }),
  ]),
  slots: z.array(z.object({ time: z.string(), zone: z.string() })),
  minutes: z.int(),
  except: z.array(z.string()),
  fold: z.enum(FOLDS),
})

export const hostFrom = ({
  host_kind,
  host_id,
}: Pick<MeetingRow, 'host_kind' | 'host_id'>): Host =>
  host_kind === 'process'
    ? { kind: 'process', process: host_id as ProcessId }
    : { kind: 'body', body: host_id as BodyId }

export const hostColumns = (host: Host) =>
  ({
    host_kind: host.kind,
    host_id: host.kind === 'process' ? host.process : host.body,
  }) as const

export const meetingFrom = (row: MeetingRow): Meeting => ({
  id: row.id,
  host: hostFrom(row),
  series: row.series_id === null ? undefined : { id: row.series_id, number: row.occurrence ?? 0 },
  kind: row.kind,
  title: row.title,
  zone: row.zone,
  local: row.local_time,
  fold: row.fold,
  starts: row.starts,
  minutes: row.minutes,
  ways: StoredWays.parse(fromJson(row.ways)),
  calledBy: row.called_by,
  calledAt: row.called_at,
  shortNotice: row.short_notice ?? undefined,
  agendaAt: row.agenda_at ?? undefined,
  revision: row.revision,
  state: StoredState.parse(fromJson(row.state)),
})

const seriesFrom = (row: SeriesRow): Series => ({
  id: row.id,
  host: hostFrom(row),
  kind: row.kind,
  title: row.title,
  pattern: StoredPattern.parse(fromJson(row.pattern)),
  madeBy: row.made_by,
  madeAt: row.made_at,
})

export async function loadMeeting(db: Read | Tx, id: MeetingId): Promise<Meeting | undefined> {
  const query = own(db).selectFrom('meetings').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && meetingFrom(row)
}

export async function meetingsById(
  db: Read | Tx,
  ids: readonly MeetingId[],
): Promise<readonly Meeting[]> {
  if (ids.length === 0) return []
  const all = own(db).selectFrom('meetings').selectAll().where('id', 'in', ids)
  return (await all.orderBy('starts').limit(MEETINGS_MAX).execute()).map(meetingFrom)
}

/** Held until the transaction ends: two chairs cannot both move it. */
export async function lockMeeting(tx: Tx, id: MeetingId): Promise<Meeting | undefined> {
  const query = own(tx).selectFrom('meetings').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && meetingFrom(row)
}

/** Of a process, a body or a series, the earliest first. */
export async function meetingsOf(
  db: Read | Tx,
  of: Host | { readonly kind: 'series'; readonly series: SeriesId },
): Promise<readonly Meeting[]> {
  const all = own(db).selectFrom('meetings').selectAll()
  const some =
    of.kind === 'series'
      ? all.where('series_id', '=', of.series)
      : all.where('host_kind', '=', of.kind).where('host_id', '=', hostColumns(of).host_id)
  const rows = await some.orderBy('starts').orderBy('id').limit(MEETINGS_MAX).execute()
  return rows.map(meetingFrom)
}

export async function saveMeeting(tx: Tx, one: Meeting, act: Act): Promise<void> {
  const { join, stream, dialIn, venue, closed } = one.ways
  const ways = {
    join: join ?? null,
    stream: stream ?? null,
    dialIn: dialIn ?? null,
    venue: venue ?? null,
    closed,
  }
  const row: MeetingRow = {
    id: one.id,
    ...hostColumns(one.host),
    series_id: one.series?.id ?? null,
    occurrence: one.series?.number ?? null,
    kind: one.kind,
    title: one.title,
    zone: one.zone,
    local_time: one.local,
    fold: one.fold,
    starts: one.starts,
    ends: endsOf(one),
    minutes: one.minutes,
    ways: json(ways),
    called_by: one.calledBy,
    called_at: one.calledAt,
    short_notice: one.shortNotice ?? null,
    agenda_at: one.agendaAt ?? null,
    revision: one.revision,
    state: json(one.state),
  }
  await keep(tx, MEETINGS, row, act)
}

export async function findSeries(db: Read | Tx, id: SeriesId): Promise<Series | undefined> {
  const query = own(db).selectFrom('meeting_series').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && seriesFrom(row)
}

export async function saveSeries(tx: Tx, one: Series, act: Act): Promise<void> {
  const row: SeriesRow = {
    id: one.id,
    ...hostColumns(one.host),
    kind: one.kind,
    title: one.title,
    pattern: json(one.pattern),
    made_by: one.madeBy,
    made_at: one.madeAt,
  }
  await keep(tx, SERIES, row, act)
}

/** All occurrences of one series, held: moving the rest of it is one decision. */
export async function lockSeries(tx: Tx, id: SeriesId): Promise<readonly Meeting[]> {
  const all = own(tx).selectFrom('meetings').selectAll().where('series_id', '=', id)
  const rows = await held(tx, all.orderBy('id').limit(OCCURRENCES_MAX)).execute()
  return rows.map(meetingFrom).toSorted((one, other) => one.starts - other.starts)
}
