/** To whom mail comes back: nothing more is sent to them until they say that it works again. */
import type { Tx } from '../../platform/db/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import { bouncingAmong, forgiveBounces } from '../../platform/mail/inbox/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findAccount, type Account, type PersonId } from '../people/index.ts'
import type { MailReader } from './pace.ts'
import { nextMorning } from './rules.ts'
import { findReader, lockReader, saveReader } from './store-readers.ts'

export const bouncing = async (
  tx: Tx,
  accounts: readonly Account[],
  now: Instant,
): Promise<ReadonlyMap<MailAddress, unknown>> =>
  bouncingAmong(
    tx,
    accounts.map(({ mail }) => mail),
    now,
  )

/** From now on: what is said before the first mail is told is no news. */
export const newReader = (
  { person, zone }: Pick<Account, 'person' | 'zone'>,
  now: Instant,
): MailReader => ({
  person,
  nextAt: nextMorning(now, zone),
  dailyTo: now,
  weeklyTo: now,
  needs: [],
  reminded: [],
  pausedAt: undefined,
})

export async function pause(tx: Tx, account: Account, now: Instant): Promise<void> {
  const reader = (await lockReader(tx, account.person)) ?? newReader(account, now)
  if (reader.pausedAt === undefined) await saveReader(tx, { ...reader, pausedAt: now })
}

/** On the person's own word; what was said meanwhile is told by the next mail of the day. */
export async function resume(tx: Tx, person: PersonId): Promise<void> {
  const account = await findAccount(tx, { person })
  const reader = await findReader(tx, person)
  if (!account || !reader) return
  await forgiveBounces(tx, account.mail)
  await saveReader(tx, { ...reader, pausedAt: undefined })
}
