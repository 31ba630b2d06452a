/** SQL for channels and their events. Decides nothing. */
import type { Read, Tx } from '../db/index.ts'
import { hours, type Instant } from '../values.ts'
import {
  DATA_LENGTH_MAX,
  REPLAYED_MAX,
  type Channel,
  type EventNumber,
  type LiveEvent,
} from './event.ts'

type Tables = {
  readonly live_channels: {
    readonly channel: Channel
    readonly last: EventNumber
    readonly at: Instant
  }
  readonly live_events: {
    readonly channel: Channel
    readonly number: EventNumber
    readonly kind: string
    readonly data: string
    readonly at: Instant
  }
}

const own = (db: Read | Tx) => db.withTables<Tables>()

/** A laptop that slept for longer reads the page again. */
const KEPT = hours(24)

export type Told = { readonly kind: string; readonly data: string; readonly now: Instant }

/**
 * Tells a channel something, in the transaction of what happened: nobody hears of what was not
 * kept, and what was kept is heard. Throws where it is more than an event.
 */
export async function tell(
  tx: Tx,
  channel: Channel,
  { kind, data, now }: Told,
): Promise<EventNumber> {
  if (data.length > DATA_LENGTH_MAX) throw new Error(`${kind}: ${data.length} characters`)
  const first = { channel, last: 1 as EventNumber, at: now }
  const { last: number } = await own(tx)
    .insertInto('live_channels')
    .values(first)
    .onConflict((conflict) =>
      conflict.column('channel').doUpdateSet(({ eb, ref }) => ({
        last: eb(ref('live_channels.last'), '+', 1 as EventNumber),
        at: now,
      })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  await own(tx).insertInto('live_events').values({ channel, number, kind, data, at: now }).execute()
  return number
}

/** The number that a page stands for which is read now; 0 where nothing was told yet. */
export async function lastNumber(db: Read | Tx, channel: Channel): Promise<EventNumber> {
  const query = own(db).selectFrom('live_channels').select('last').where('channel', '=', channel)
  return (await query.executeTakeFirst())?.last ?? (0 as EventNumber)
}

/** What was told after that number, the oldest first; one more than is replayed, at most. */
export async function eventsAfter(
  db: Read | Tx,
  channel: Channel,
  number: EventNumber,
): Promise<readonly LiveEvent[]> {
  return own(db)
    .selectFrom('live_events')
    .select(['number', 'kind', 'data', 'at'])
    .where('channel', '=', channel)
    .where('number', '>', number)
    .orderBy('number')
    .limit(REPLAYED_MAX + 1)
    .execute()
}

/** Those that nobody will ask for any more; the numbers go on from where they are. */
export async function forgetOldEvents(tx: Tx, now: Instant): Promise<void> {
  await own(tx).deleteFrom('live_events').where('at', '<', before(now)).execute()
}

const before = (now: Instant): Instant => (now - KEPT) as Instant
