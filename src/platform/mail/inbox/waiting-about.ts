/** How much mail about one thing waits for a person. Shows nothing of it. */
import type { Read } from '../../db/index.ts'
import { tokenIn } from './reply-shape.ts'
import type { InboxTables } from './tables.ts'

/** Messages that are looked at, the newest first: above what waits anywhere. */
const LOOKED_AT_MAX = 1_000

type Tables = InboxTables & {
  readonly reply_addresses: { readonly id: string; readonly about: string }
}

/** @param local of its own address, beside the secret ones that were made for it */
export async function countWaitingAbout(
  read: Read,
  { about, local }: { readonly about: string; readonly local: string },
): Promise<number> {
  const own = read.withTables<Tables>()
  const rows = await own
    .selectFrom('inbox')
    .select('recipient')
    .where('state', 'in', ['quarantined', 'failed'])
    .orderBy('id', 'desc')
    .limit(LOOKED_AT_MAX)
    .execute()
  const locals = rows.map(({ recipient }) => recipient.split('@')[0]?.toLowerCase() ?? '')
  const ids = locals.map((one) => tokenIn(one)?.id)
  const tokens = [...new Set(ids.filter((id) => id !== undefined))]
  const made =
    tokens.length === 0
      ? []
      : await own
          .selectFrom('reply_addresses')
          .select('id')
          .where('id', 'in', tokens)
          .where('about', '=', about)
          .execute()
  const ours = new Set(made.map(({ id }) => id))
  return locals.filter((one, at) => one === local || ours.has(ids[at] ?? '')).length
}
