/** SQL for who reported mail of ours as unwanted. It stops no mail: the staff sees it, and asks. */
import { held, type Read, type Tx } from '../../db/index.ts'
import { days, type Instant } from '../../values.ts'
import { mailAddress, type MailAddress } from '../address.ts'

/** Complaints shown. */
const LISTED_MAX = 100

type Row = {
  readonly address: string
  readonly reports: number
  readonly day: number
  readonly at: Instant
}
type Tables = { complaints: Row }

export type Complaint = {
  readonly address: MailAddress
  /** Days on which there was one. */
  readonly reports: number
  readonly at: Instant
}

/** One a day, so that a thousand forged ones count as one (threat T14). */
export async function countComplaint(tx: Tx, address: MailAddress, now: Instant): Promise<void> {
  const own = tx.withTables<Tables>()
  const query = own.selectFrom('complaints').selectAll().where('address', '=', address)
  const known = await held(tx, query).executeTakeFirst()
  const day = Math.floor(now / days(1))
  if (known && day <= known.day) return
  const counted = { reports: (known?.reports ?? 0) + 1, day, at: now }
  await own
    .insertInto('complaints')
    .values({ address, ...counted })
    .onConflict((clash) => clash.column('address').doUpdateSet(counted))
    .execute()
}

/** The latest first. */
export async function listComplaints(read: Read): Promise<readonly Complaint[]> {
  const query = read.withTables<Tables>().selectFrom('complaints').selectAll()
  const rows = await query.orderBy('at', 'desc').limit(LISTED_MAX).execute()
  return rows.flatMap(({ address: raw, reports, at }) => {
    const address = mailAddress(raw)
    return address ? [{ address, reports, at }] : []
  })
}
