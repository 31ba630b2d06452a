/** What waits for the staff among mail to us. Shows nobody's mail. */
import type { Read } from '../../platform/db/index.ts'
import { listWaiting, WAITING_MAX } from '../../platform/mail/inbox/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isStaff, type Actor } from '../people/index.ts'

export type Thing = {
  readonly said: { readonly key: 'replies.things.waiting'; readonly count: number }
  readonly href: string
  readonly until: undefined
  readonly since: Instant | undefined
  readonly stake: 'answer'
}

/** One line however many there are: up to a page of them is counted. */
export async function replyThings(read: Read, actor: Actor | undefined): Promise<readonly Thing[]> {
  if (!actor || !isStaff(actor)) return []
  const waiting = await listWaiting(read, WAITING_MAX)
  if (waiting.length === 0) return []
  const said = { key: 'replies.things.waiting', count: waiting.length } as const
  const about = { since: waiting.at(-1)?.received, stake: 'answer' } as const
  return [{ said, href: '/inbox', until: undefined, ...about }]
}
