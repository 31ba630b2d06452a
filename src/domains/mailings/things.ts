/** What waits for somebody about mail: that theirs comes back, or a notice that they gave. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { findReader } from './store-readers.ts'
import { unreachedThings } from './unreached.ts'

export type Thing = {
  readonly said: { readonly key: 'mailings.things.bounces' }
  readonly href: string
  readonly until: undefined
  readonly since: Instant
  readonly stake: 'action'
}

export const mailingThings = async (read: Read, actor: Actor | undefined, now: Instant) => [
  ...(await ownThings(read, actor)),
  ...(await unreachedThings(read, actor, now)),
]

async function ownThings(read: Read, actor: Actor | undefined): Promise<readonly Thing[]> {
  const reader = actor && (await findReader(read, actor.person))
  if (reader?.pausedAt === undefined) return []
  const said = { key: 'mailings.things.bounces' } as const
  const about = { since: reader.pausedAt, stake: 'action' } as const
  return [{ said, href: '/account/mail', until: undefined, ...about }]
}
