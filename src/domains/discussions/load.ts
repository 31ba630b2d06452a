/** Loads what the pages of discussions show, as one reader may see it. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { historyOf, wordsOf } from '../../platform/record/index.ts'
import { seconds, type Instant } from '../../platform/values.ts'
import {
  findAffiliations,
  findPeople,
  namesOf,
  type Actor,
  type AffiliationId,
  type PersonId,
} from '../people/index.ts'
import { templateOf } from '../templates/index.ts'
import { clauseShown } from './clause.ts'
import { placeOfThread, type Place } from './ground.ts'
import { isClosed, MESSAGES_PAGE, type Draft, type Message, type Said } from './message.ts'
import type {
  Around,
  FileShown,
  MessageAlone,
  MessageShown,
  Returned,
  Scene,
  ThreadShown,
} from './shown.ts'
import { leavesOf, linksFrom } from './store-links.ts'
import { choicesOf, marksOf } from './store-marks.ts'
import { newIn } from './store-new.ts'
import { countIn, findMessage, messagesIn, sealedDrafts } from './store-messages.ts'
import { attachmentsOf } from './store-attachments.ts'
import { findThread, type Reader } from './store-threads.ts'
import type { MessageId, ThreadId } from './message.ts'
import { becameOf, turnsFor } from './turning.ts'
import { isNew } from './tree.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

type Mentioned = {
  readonly people: Iterable<PersonId>
  readonly said: Iterable<Said | undefined>
  readonly messages?: readonly Message[]
}

const affiliationIn = (capacity: Message['capacity']): AffiliationId | undefined =>
  capacity === 'personal' ? undefined : (capacity.slice('org:'.length) as AffiliationId)

export async function sceneOf(
  { read, now, viewer, returned }: Asked,
  { people, said, messages = [] }: Mentioned,
): Promise<Scene> {
  const ids = [...messages.map(({ author }) => author), ...people]
  const names = await namesOf(read, await findPeople(read, [...new Set(ids)]))
  const asked = new Set(messages.flatMap(({ capacity }) => affiliationIn(capacity) ?? []))
  const affiliations = await findAffiliations(read, [...asked])
  const organisations = [...affiliations.values()].map(({ organisation }) => organisation)
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  const all = [...messages.flatMap(({ words, subject }) => [words, subject]), ...said]
  const commitments = all.flatMap((one) => (one && 'of' in one ? [one.of] : []))
  const words = await wordsOf(read, [...commitments, ...organisations, ...own])
  const plain = (of: string) => {
    const wording = words.get(of)
    return wording.kind === 'text' ? { text: wording.text } : { removed: wording.entry }
  }
  const held = new Map(
    viewer?.capacities.flatMap(({ capacity, organisation }) =>
      organisation === undefined ? [] : [[capacity as string, organisation] as const],
    ),
  )
  return {
    now,
    viewer,
    returned,
    read: (one) => ('text' in one ? one : plain(one.of)),
    nameOf: (person) => names.get(person) ?? { name: person, path: `/people/${person}` },
    orgOf: (capacity) => {
      const id = affiliationIn(capacity)
      const of = held.get(capacity) ?? (id && affiliations.get(id)?.organisation)
      const wording = of === undefined ? undefined : plain(of)
      return wording && 'text' in wording ? wording.text : undefined
    },
  }
}

export async function aroundOf(read: Read, place: Place): Promise<Pick<Around, 'template'>> {
  const { process } = place
  return { template: process && (await templateOf(read, process.pin)) }
}

/** Messages with what they became, and whether this reader has read them. */
export async function shownOf(
  { read, viewer }: Asked,
  messages: readonly Message[],
): Promise<readonly MessageShown[]> {
  const links = await linksFrom(
    read,
    messages.map(({ id }) => id),
  )
  const marks = viewer && (await marksOf(read, viewer.person))
  const files = await filesOf(read, messages, viewer?.person)
  return Promise.all(
    messages.map(async (message) => {
      const own = links.filter((link) => link.message === message.id)
      const became = await Promise.all(own.map(({ thing }) => becameOf(read, thing)))
      return {
        message,
        became: became.flatMap((one) => one ?? []),
        isNew: marks !== undefined && isNew(message, marks),
        files: files.filter(({ attachment }) => attachment.message === message.id),
      }
    }),
  )
}

async function filesOf(read: Read, messages: readonly Message[], reader: Reader) {
  const ids = messages.map(({ id }) => id)
  const found = await attachmentsOf(read, ids, reader)
  const words = await wordsOf(
    read,
    found.flatMap(({ name }) => ('of' in name ? [name.of] : [])),
  )
  return found.map((attachment): FileShown => {
    const { name } = attachment
    if ('text' in name) return { attachment, name }
    const wording = words.get(name.of)
    const said = wording.kind === 'text' ? { text: wording.text } : { removed: wording.entry }
    return { attachment, name: said }
  })
}

type ThreadAsked = { readonly after: number; readonly isFlat: boolean }

export async function loadThread(
  asked: Asked,
  id: ThreadId,
  { after, isFlat }: ThreadAsked,
): Promise<ThreadShown | undefined> {
  const { read, viewer } = asked
  const thread = await findThread(read, id, viewer?.person)
  if (!thread) return undefined
  const place = await placeOfThread(read, thread)
  const reader = viewer?.person
  const messages = await messagesIn(read, thread, { reader, after })
  const count = await countIn(read, thread, reader)
  const said = [thread.subject, { of: place.title }]
  const answer =
    thread.question?.answer && (await findMessage(read, thread.question.answer, reader))
  const shown = answer ? [...messages, answer] : messages
  const scene = await sceneOf(asked, { people: [thread.by], said, messages: shown })
  const marks = viewer && (await marksOf(read, viewer.person))
  const choices = viewer && (await choicesOf(read, viewer.person))
  return {
    ...scene,
    ...(await aroundOf(read, place)),
    place,
    clause: await clauseShown(read, thread.about, thread.anchor),
    thread,
    answer,
    messages: await shownOf(asked, messages),
    count,
    after,
    isFlat,
    choice: choices?.get(`thread:${id}`),
    news: marks && (await newIn(read, marks, [thread])).get(id),
  }
}

/** Answers that one page names; the thread has all. */
const ANSWERS_MAX = 20
/** Entries of one message: its posting, its edits, what was made of it. */
const ENTRIES_MAX = 100

export async function loadMessage(
  asked: Asked & { readonly quotes: boolean },
  id: MessageId,
): Promise<MessageAlone | undefined> {
  const { read, viewer, quotes } = asked
  const reader = viewer?.person
  const message = await findMessage(read, id, reader)
  const thread = message && (await findThread(read, message.thread, reader))
  if (!message || !thread) return undefined
  const place = await placeOfThread(read, thread)
  const parent = message.parent && (await findMessage(read, message.parent, reader))
  const after = { reader, after: message.number, limit: MESSAGES_PAGE }
  const later = await messagesIn(read, thread, after)
  const answers = later.filter((one) => one.parent === id).slice(0, ANSWERS_MAX)
  const drafts = message.edits === 0 ? [] : await draftsOf(asked, message, isClosed(thread))
  const leaves = isClosed(thread) ? [] : await leavesOf(read, id)
  const turns = isClosed(thread) ? [] : await turnsFor(asked, { message, place, leaves })
  const messages = [message, ...(parent ? [parent] : []), ...answers]
  const said = [thread.subject, { of: place.title }, ...drafts.map(({ words }) => words)]
  const people = leaves.map(({ person }) => person)
  const [shown] = await shownOf(asked, [message])
  if (!shown) throw new Error('a message that is there is not shown')
  return {
    ...(await sceneOf(asked, { people, said, messages })),
    ...(await aroundOf(read, place)),
    place,
    clause: await clauseShown(read, thread.about, thread.anchor),
    thread,
    shown,
    parent,
    answers,
    drafts,
    leaves,
    turns,
    quotes,
  }
}

/** What it said before each edit: of an open one the record tells it, the oldest first. */
async function draftsOf(
  { read, viewer }: Asked,
  message: Message,
  isSealed: boolean,
): Promise<readonly Draft[]> {
  if (isSealed) return viewer ? sealedDrafts(read, message.id, viewer.person) : []
  const asked = { subject: `message:${message.id}`, limit: ENTRIES_MAX }
  const lines = (await historyOf(read, asked)).toReversed()
  return lines.slice(0, -1).map(({ entry }, index) => ({
    edit: index,
    words: { of: entry.parts.find(({ n }) => n === 'words')?.c ?? '' },
    at: seconds(entry.dated ?? entry.t) as number as Instant,
  }))
}
