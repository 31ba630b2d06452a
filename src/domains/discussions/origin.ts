/**
 * What other things grow from: a message that was turned into an issue, an objection, a statement.
 * The form of that thing is its own domain's; here is which message it came from, and the link.
 */
import type { Origins } from '../people/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { actOn } from './acts.ts'
import { placeOfThread } from './ground.ts'
import { messageId, type MessageId } from './message.ts'
import { mayTurn } from './rules.ts'
import { leavesOf, saveLink } from './store-links.ts'
import { findMessage } from './store-messages.ts'
import { findThread } from './store-threads.ts'

const MESSAGE = 'message:'

/** `message:01J…`, as forms carry it. */
const idIn = (from: string): MessageId | undefined =>
  from.startsWith(MESSAGE) ? messageId(from.slice(MESSAGE.length)) : undefined

/**
 * Open messages only: what a closed list said becomes public by what it adopts, not by a link that
 * would tell that it was said.
 */
export const messageOrigins: Origins = {
  async wordsFor(db, actor, from) {
    const id = idIn(from)
    const message = id && (await findMessage(db, id, undefined))
    if (!message || !('of' in message.words)) return undefined
    if (!mayTurn(message, actor, await leavesOf(db, message.id))) return undefined
    const wording = (await wordsOf(db, [message.words.of])).get(message.words.of)
    return wording.kind === 'text' ? wording.text : undefined
  },
  async keep({ tx, now, via }, actor, { from, thing }) {
    const id = idIn(from)
    const message = id && (await findMessage(tx, id, undefined))
    const thread = message && (await findThread(tx, message.thread, undefined))
    if (!message || !thread) return false
    if (!mayTurn(message, actor, await leavesOf(tx, message.id))) return false
    const { process } = await placeOfThread(tx, thread)
    const doing = { actor, via, cap: 'personal', process, thread } as const
    const act = actOn(`message:${message.id}`, doing, {
      act: 'message.turn',
      clear: { into: thing },
    })
    const topics = [...act.topics, thing]
    await saveLink(
      tx,
      { message: message.id, thing, by: actor.person, at: now },
      { ...act, topics },
    )
    return true
  },
}
