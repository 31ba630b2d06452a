/** To whom mail comes back: nothing more is sent to them until they say that it works again. */
import type { Tx } from '../../platform/db/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import { bouncingAmong, forgiveBounces } from '../../platform/mail/inbox/index.ts'
import { hours, type Instant } from '../../platform/values.ts'
import { findAccount, type Account, type PersonId } from '../people/index.ts'
import type { MailReader } from './pace.ts'
import { nextMorning } from './rules.ts'
import { findReader, lockReader, saveReader } from './store-readers.ts'

/** What was said so shortly before may not have been sent yet: better twice than never. */
const UNDER_WAY_FOR = hours(1)

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
  missed: undefined,
})

/** @param since when what is not sent was said first */
export async function pause(
  tx: Tx,
  account: Account,
  now: Instant,
  since: Instant = (now - UNDER_WAY_FOR) as Instant,
): Promise<void> {
  const reader = (await lockReader(tx, account.person)) ?? newReader(account, now)
  if (reader.pausedAt !== undefined) return
  const from = Math.min(since, reader.missed?.from ?? since) as Instant
  await saveReader(tx, { ...reader, pausedAt: now, missed: { from, to: undefined } })
}

/** On the person's own word; what was said meanwhile is told by the next mail of the day. */
export async function resume(tx: Tx, person: PersonId, now: Instant): Promise<void> {
  const account = await findAccount(tx, { person })
  const reader = await findReader(tx, person)
  if (!account || !reader) return
  await forgiveBounces(tx, account.mail)
  const missed = reader.missed && { ...reader.missed, to: now }
  await saveReader(tx, { ...reader, pausedAt: undefined, missed })
}
