/** Open messages as contributions to what their thread is about. Decides nothing. */
import type { Contributed, ContributedSource } from '../processes/index.ts'
import { messageId, type Message, type Thread } from './message.ts'
import { linksFrom, linksIn } from './store-links.ts'
import { findMessage } from './store-messages.ts'
import { findThread } from './store-threads.ts'
import { messagesTo } from './store-contributed.ts'

type In = Pick<Thread, 'about' | 'anchor' | 'process'>

function contributedFrom(
  one: Message,
  { about, anchor, process }: In,
  grewInto: readonly string[],
): Contributed | undefined {
  if (process === undefined || !('of' in one.words)) return undefined
  return {
    ref: `message:${one.id}`,
    process,
    text: about.kind === 'text' ? about.id : undefined,
    clauses: anchor ? [anchor.clause] : [],
    href: `/messages/${one.id}`,
    said: one.words.of,
    by: one.author,
    capacity: one.capacity,
    spokeFor: undefined,
    group: undefined,
    interest: one.interest,
    at: one.at,
    door: one.via,
    grewInto,
    became: undefined,
  }
}

/** Closed talk is not asked for: whatever reads this reads it as nobody. */
const NOBODY = undefined

export const contributedMessages: ContributedSource = {
  kind: 'message',
  async find(db, raw) {
    const id = messageId(raw)
    const found = id && (await findMessage(db, id, NOBODY))
    const thread = found && (await findThread(db, found.thread, NOBODY))
    if (!thread) return undefined
    const links = await linksFrom(db, [found.id])
    return contributedFrom(
      found,
      thread,
      links.map(({ thing }) => thing),
    )
  },
  async of(db, process) {
    const links = new Map<string, string[]>()
    for (const { message, thing } of await linksIn(db, process)) {
      links.set(message, [...(links.get(message) ?? []), thing])
    }
    const all = await messagesTo(db, process)
    return all.flatMap(
      ({ message, thread }) => contributedFrom(message, thread, links.get(message.id) ?? []) ?? [],
    )
  },
}
