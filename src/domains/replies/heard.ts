/**
 * What came in lately: the same words again, or too many in a minute, are programs that answer each
 * other. Decides only whether they are listened to.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db/index.ts'
import { days, hours, minutes, type Duration, type Instant } from '../../platform/values.ts'
import type { AboutKind } from '../commands/index.ts'
import { aboutKind } from './request.ts'
import { own } from './tables.ts'

/** The same words from the same sender to the same thing say nothing new for so long. */
const SAME_FOR = days(1)
/** Messages of one sender to one thing: people write slower, and a held one is not lost. */
const BOUNDS: readonly { readonly within: Duration; readonly most: number }[] = [
  { within: minutes(1), most: 2 },
  { within: hours(1), most: 12 },
]
/**
 * Where nobody talks, words are what was not understood: whoever is misread so often in a day is
 * helped by a person, and a program that answers each answer in new words comes to its end.
 */
const MISREAD = { within: SAME_FOR, most: 3 }
const NOT_TALKED_AT: ReadonlySet<AboutKind> = new Set([
  'call',
  'ballot',
  'objection',
  'petition',
  'action',
  'pending',
])
const FORGET_MAX = 500

export type Heard = 'new' | 'again' | 'too-many'

export async function hear(
  tx: Tx,
  { sender, about, words }: { sender: string; about: string; words: string },
  now: Instant,
): Promise<Heard> {
  const bare = words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  const digest = createHash('sha256').update(bare).digest('base64')
  const rows = await own(tx)
    .selectFrom('mail_heard')
    .select(['digest', 'at'])
    .where('sender', '=', sender)
    .where('about', '=', about)
    .where('at', '>', (now - SAME_FOR) as Instant)
    .execute()
  if (rows.some((row) => row.digest === digest)) return 'again'
  const bounds = NOT_TALKED_AT.has(aboutKind(about)) ? [...BOUNDS, MISREAD] : BOUNDS
  const isTooMany = bounds.some(
    ({ within, most }) => rows.filter(({ at }) => at > now - within).length >= most,
  )
  if (isTooMany) return 'too-many'
  await own(tx)
    .insertInto('mail_heard')
    .values({ sender, about, digest, at: now })
    .onConflict((clash) => clash.columns(['sender', 'about', 'digest']).doUpdateSet({ at: now }))
    .execute()
  return 'new'
}

/** Mails of one sender are dealt with one after the other, whoever reads them at once. */
export async function holdSender(tx: Tx, sender: string, now: Instant): Promise<void> {
  await own(tx)
    .insertInto('mail_told')
    .values({ address: sender, kind: 'heard', at: now })
    .onConflict((clash) => clash.columns(['address', 'kind']).doUpdateSet({ at: now }))
    .execute()
}

/** What somebody is told once a day, however often they write. */
export type Telling = 'waits' | 'join' | 'not-understood' | 'by-list' | 'notice'

/** @returns false where it was told within a day */
export async function tellOnce(
  tx: Tx,
  address: string,
  kind: Telling,
  now: Instant,
): Promise<boolean> {
  const key = address.toLowerCase()
  const row = await own(tx)
    .selectFrom('mail_told')
    .select('at')
    .where('address', '=', key)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row && row.at > now - days(1)) return false
  await own(tx)
    .insertInto('mail_told')
    .values({ address: key, kind, at: now })
    .onConflict((clash) => clash.columns(['address', 'kind']).doUpdateSet({ at: now }))
    .execute()
  return true
}

export async function forgetHeard(tx: Tx, now: Instant): Promise<void> {
  for (const table of ['mail_heard', 'mail_told'] as const) {
    const old = (now - SAME_FOR) as Instant
    const rows = await own(tx)
      .selectFrom(table)
      .select('at')
      .where('at', '<=', old)
      .orderBy('at')
      .limit(FORGET_MAX)
      .execute()
    const last = rows.at(-1)
    if (last) await own(tx).deleteFrom(table).where('at', '<=', last.at).execute()
  }
}
