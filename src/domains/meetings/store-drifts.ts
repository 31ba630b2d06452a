/** SQL for which new clock laws were told of which meeting: private. Decides nothing. */
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from './meeting.ts'
import { own } from './tables.ts'

type ToldDrift = {
  readonly meeting: MeetingId
  /** What its instant has become on the wall: another law is another change. */
  readonly nowLocal: string
  readonly at: Instant
}

/** False where it was told before: each change is told once. */
export async function tellOnce(tx: Tx, { meeting, nowLocal, at }: ToldDrift): Promise<boolean> {
  const told = await own(tx)
    .insertInto('meeting_drifts_told')
    .values({ meeting_id: meeting, now_local: nowLocal, told_at: at })
    .onConflict((clash) => clash.columns(['meeting_id', 'now_local']).doNothing())
    .returning('meeting_id')
    .executeTakeFirst()
  return told !== undefined
}
