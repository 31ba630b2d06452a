/** SQL for the meetings of a span of time: what comes, what was, and whose. Decides nothing. */
import { json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Host } from '../processes/index.ts'
import type { Meeting, MeetingId, MeetingKind, SeriesId } from './meeting.ts'
import { hostColumns, hostFrom, meetingFrom, MEETINGS_MAX } from './store.ts'
import { own } from './tables.ts'

/** Processes and bodies with meetings in one span: more than any site has. */
const HOSTS_MAX = 2_000

/** Some of all meetings: of these hosts, or named one by one. */
export type Among = {
  readonly hosts: readonly Host[]
  readonly meetings: readonly MeetingId[]
  readonly series: readonly SeriesId[]
}

export type Between = {
  readonly from: Instant
  readonly until: Instant
  readonly limit: number
  /** Asked of the database, so that others' meetings take none of the room. */
  readonly among?: Among | undefined
  readonly kinds?: readonly MeetingKind[] | undefined
}

/** No two things have one id, so a host's own says whose it is. */
const some = (db: Read | Tx, { among, kinds }: Pick<Between, 'among' | 'kinds'>) => {
  let query = own(db).selectFrom('meetings').selectAll()
  if (kinds) query = query.where('kind', 'in', kinds)
  if (!among) return query
  const hosts = among.hosts.map((host) => hostColumns(host).host_id)
  return query.where((eb) =>
    eb.or([
      ...(hosts.length === 0 ? [] : [eb('host_id', 'in', hosts)]),
      ...(among.meetings.length === 0 ? [] : [eb('id', 'in', among.meetings)]),
      ...(among.series.length === 0 ? [] : [eb('series_id', 'in', among.series)]),
    ]),
  )
}

const ofHost = (db: Read | Tx, host: Host) => {
  const { host_kind, host_id } = hostColumns(host)
  const all = own(db).selectFrom('meetings').selectAll()
  return all.where('host_kind', '=', host_kind).where('host_id', '=', host_id)
}

/** The next `limit` of a host that have not ended, cancelled ones too. */
export async function nextMeetingsOf(
  db: Read | Tx,
  host: Host,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly Meeting[]> {
  const rows = await ofHost(db, host)
    .where('ends', '>', now)
    .orderBy('starts')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(meetingFrom)
}

/** That go on at some time in [from, until), of the whole site, the earliest first. */
export async function comingMeetings(
  db: Read | Tx,
  { from, until, limit, ...which }: Between,
): Promise<readonly Meeting[]> {
  const rows = await some(db, which)
    .where('ends', '>', from)
    .where('starts', '<', until)
    .orderBy('starts')
    .orderBy('id')
    .limit(Math.min(limit, MEETINGS_MAX))
    .execute()
  return rows.map(meetingFrom)
}

/**
 * Planned, of the whole site, that end after a moment: for whoever must look after them. The
 * nearest first, so that what was planned for next year hides none of tomorrow's.
 */
export const plannedMeetings = remembered(
  async (db: Read | Tx, from: Instant): Promise<readonly Meeting[]> => {
    const all = own(db).selectFrom('meetings').selectAll().where('state', '=', PLANNED)
    const ahead = all.where('ends', '>', from).orderBy('starts').orderBy('id')
    return (await ahead.limit(MEETINGS_MAX).execute()).map(meetingFrom)
  },
)
const PLANNED = json({ kind: 'planned' })

/** That are over, the latest first. */
export async function pastMeetings(
  db: Read | Tx,
  { now, limit, ...which }: Pick<Between, 'limit' | 'among'> & { readonly now: Instant },
): Promise<readonly Meeting[]> {
  const all = some(db, which).where('ends', '<=', now)
  const rows = await all.orderBy('starts', 'desc').orderBy('id').limit(limit).execute()
  return rows.map(meetingFrom)
}

/** Of a host, that are over and were not cancelled, the latest first. */
export async function heldMeetingsOf(
  db: Read | Tx,
  host: Host,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly Meeting[]> {
  const rows = await ofHost(db, host)
    .where('ends', '<=', now)
    .where('state', 'not like', '{"kind":"cancelled"%')
    .orderBy('starts', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(meetingFrom)
}

/** Whose meetings go on at some time in [from, until), each once. */
export async function hostsBetween(
  db: Read | Tx,
  { from, until }: Pick<Between, 'from' | 'until'>,
): Promise<readonly Host[]> {
  const rows = await own(db)
    .selectFrom('meetings')
    .select(['host_kind', 'host_id'])
    .distinct()
    .where('ends', '>', from)
    .where('starts', '<', until)
    .orderBy('host_id')
    .limit(HOSTS_MAX)
    .execute()
  return rows.map(hostFrom)
}
