/** What was said in open discussions as an mboxrd; closed talk is asked for by nobody here. */
import { typeOf } from '../../platform/files/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  attachmentsOf,
  findMessage,
  findThread,
  messagesBetween,
  messagesIn,
  type DiscussionAttachment,
  type DiscussionScope,
  type Message,
  type MessageId,
  type Said,
  type Thread,
  type ThreadId,
} from '../discussions/index.ts'
import { findPeople, namesOf } from '../people/index.ts'
import type { Exporting } from './export.ts'
import { mailText, type Part } from './mail.ts'
import { masked } from './masking.ts'
import { mboxrdOf } from './mbox.ts'

const PAGE = 50

export type Span = { readonly from: Instant; readonly until: Instant }

export async function* threadMbox(exporting: Exporting, thread: Thread): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const asked = { reader: undefined, after, limit: PAGE }
    const page = await messagesIn(exporting.read, thread, asked)
    yield* mailsOf(exporting, page)
    after = page.at(-1)?.number ?? after
    if (page.length < PAGE) return
  }
}

/** In the order of posting, from the last one on: what was posted meanwhile moves no page. */
export async function* placeMbox(
  exporting: Exporting,
  scope: DiscussionScope,
  { from, until }: Span,
): AsyncGenerator<string> {
  for (let begin = from, skip = 0; ;) {
    const span = { from: begin, until }
    const page = await messagesBetween(exporting.read, scope, span, { skip, limit: PAGE })
    yield* mailsOf(exporting, page)
    if (page.length < PAGE) return
    const last = page.at(-1)?.at ?? begin
    const same = page.filter(({ at }) => at === last).length
    skip = last === begin ? skip + same : same
    begin = last
  }
}

async function* mailsOf(
  exporting: Exporting,
  messages: readonly Message[],
): AsyncGenerator<string> {
  const { read } = exporting
  const names = await namesOf(
    read,
    await findPeople(read, [...new Set(messages.map(({ author }) => author))]),
  )
  const threads = new Map<ThreadId, Thread | undefined>()
  for (const message of messages) {
    const { thread: id } = message
    if (!threads.has(id)) threads.set(id, await findThread(read, id, undefined))
    const thread = threads.get(id)
    const words = await textOf(exporting, message.words)
    if (!thread || words === undefined) continue
    const subject = await textOf(exporting, message.subject ?? thread.subject)
    const mail = mailText({
      author: masked(names.get(message.author)?.name ?? ''),
      subject: masked(subject ?? ''),
      sentAt: message.at,
      messageId: message.messageId,
      references: await referencesOf(exporting, thread, message),
      archivedAt: `${exporting.url}/messages/${message.id}`,
      words: masked(words),
      files: await partsOf(exporting, message.id),
    })
    yield mboxrdOf(mail, message.at)
  }
}

/** Nothing where it was removed. */
async function textOf({ read }: Exporting, said: Said): Promise<string | undefined> {
  if ('text' in said) return said.text
  const wording = (await wordsOf(read, [said.of])).get(said.of)
  return wording.kind === 'text' ? wording.text : undefined
}

/** The first message of the thread, which holds it together, and the one that is answered. */
async function referencesOf({ read }: Exporting, thread: Thread, message: Message) {
  if (message.number === 1) return []
  const [first] = await messagesIn(read, thread, { reader: undefined, after: 0, limit: 1 })
  const parent = message.parent && (await findMessage(read, message.parent, undefined))
  return [...new Set([first, parent].flatMap((one) => (one ? [one.messageId] : [])))]
}

async function partsOf({ read, files }: Exporting, id: MessageId): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (const file of await attachmentsOf(read, [id], undefined)) {
    const part = await partOf({ read, files, url: '' }, file)
    if (part) parts.push(part)
  }
  return parts
}

async function partOf(exporting: Exporting, file: DiscussionAttachment): Promise<Part | undefined> {
  const name = await textOf(exporting, file.name)
  const bytes = name === undefined ? undefined : await exporting.files.read(file)
  return name === undefined || !bytes ? undefined : { name, type: typeOf(name), bytes }
}
