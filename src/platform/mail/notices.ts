/** What somebody has been mailed about lately. Sends nothing. */
import type { Read, Tx } from '../db/index.ts'
import type { Instant } from '../values.ts'
import type { MailKind } from './mail.ts'
import { OUTBOX_TABLE } from './outbox.ts'

/** Notices that one person is mailed in a day: far above what a day brings. */
const NOTICES_MAX = 500

type Row = {
  readonly id: string
  readonly person: string | null
  readonly about: string
  readonly created: Instant
  readonly kind: MailKind
}

/** By what it was about, when last since then; answers to their own mail are none. */
export async function noticesTo(
  db: Read | Tx,
  person: string,
  since: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await db
    .withTables<{ [OUTBOX_TABLE]: Row }>()
    .selectFrom(OUTBOX_TABLE)
    .select(['about', 'created'])
    .where('person', '=', person)
    .where('created', '>=', since)
    .where('kind', '=', 'notice')
    .orderBy('created')
    .orderBy('id')
    .limit(NOTICES_MAX)
    .execute()
  return new Map(rows.map(({ about, created }) => [about, created]))
}
