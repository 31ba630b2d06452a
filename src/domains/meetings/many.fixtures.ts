/** Hundreds of meetings of one host, for tests of what must not be lost among them. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import { json, type Database } from '../../platform/db/index.ts'
import { after, hours, type Instant } from '../../platform/values.ts'
import type { ProcessId } from '../processes/index.ts'
import { meetingId, type Meeting } from './meeting.ts'
import { own, type MeetingRow } from './tables.ts'

const AT_ONCE = 100
const NO_WAYS = { join: null, stream: null, dialIn: null, venue: null, closed: false }

type Site = { readonly database: Pick<Database, 'transact'>; readonly clock: Clock }
type Many = { readonly process: ProcessId; readonly from: Instant; readonly count: number }

/** Like one that there is, an hour each, one after the other: rows alone, on no record. */
export async function manyMeetings(
  { database, clock }: Site,
  like: Meeting,
  { process, from, count }: Many,
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) =>
    rowAt(like, { clock, process, starts: after(from, hours(index)) }),
  )
  await database.transact(async (tx) => {
    for (let start = 0; start < count; start += AT_ONCE) {
      const some = rows.slice(start, start + AT_ONCE)
      await own(tx).insertInto('meetings').values(some).execute()
    }
  })
}

type At = { readonly clock: Clock; readonly process: ProcessId; readonly starts: Instant }

function rowAt(like: Meeting, { clock, process, starts }: At): MeetingRow {
  const id = meetingId(newUlid(clock))
  if (!id) throw new Error('no id')
  return {
    id,
    host_kind: 'process',
    host_id: process,
    series_id: null,
    occurrence: null,
    kind: like.kind,
    title: like.title,
    zone: 'UTC',
    local_time: new Date(starts).toISOString().slice(0, 16),
    fold: 'earlier',
    starts,
    ends: after(starts, hours(1)),
    minutes: 60,
    ways: json(NO_WAYS),
    called_by: like.calledBy,
    called_at: like.calledAt,
    short_notice: null,
    agenda_at: null,
    revision: 0,
    state: json({ kind: 'planned' }),
  }
}
