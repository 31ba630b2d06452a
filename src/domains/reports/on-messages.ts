/** Messages of discussions as what can be reported. Decides nothing: asks their own rules. */
import { wordsOf } from '../../platform/record/index.ts'
import {
  findMessage,
  findThread,
  isClosed,
  mayRemove,
  messageId,
  moderatorRole,
  placeOfThread,
} from '../discussions/index.ts'
import { canTry } from '../people/index.ts'
import type { Reportable } from './reportable.ts'
import type { Thing } from './report.ts'

export const reportableMessages: Reportable = {
  noun: 'message',
  async find(db, raw, reader) {
    const id = messageId(raw)
    const message = id && (await findMessage(db, id, reader))
    const thread = message && (await findThread(db, message.thread, reader))
    if (!message || !thread) return undefined
    const place = await placeOfThread(db, thread)
    const { process, title, href } = place
    return {
      thing: `message:${message.id}` as Thing,
      href: `/messages/${message.id}`,
      removal: `/messages/${message.id}#form-remove`,
      author: message.author,
      name: undefined,
      words: await saidBy(db, message.words),
      place: { title, href },
      body: place.body,
      isSealed: isClosed(thread),
      officeOf: (actor) =>
        canTry(mayRemove(place, actor, thread)) ? moderatorRole(place, actor) : undefined,
      about: `message:${message.id}`,
      rules: process?.pin.hash,
      topics: [`thread:${thread.id}`, ...(process ? [`process:${process.id}`] : [])],
    }
  },
  takenBy: ({ act, obj }) =>
    act === 'steward.redaction' && obj.startsWith('message:') ? obj : undefined,
}

type Words = NonNullable<Awaited<ReturnType<typeof findMessage>>>['words']

/** Of closed talk, which only its members are given, as it is. */
async function saidBy(db: Parameters<typeof wordsOf>[0], said: Words) {
  if ('text' in said) return said.text
  const wording = (await wordsOf(db, [said.of])).get(said.of)
  return wording.kind === 'text' ? wording.text : undefined
}
