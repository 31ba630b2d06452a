/** Loads what the pages of archives show. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { pagesAround } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { placeAt } from '../discussions/index.ts'
import type { Actor } from '../people/index.ts'
import { templateOf } from '../templates/index.ts'
import {
  FEED_MESSAGES,
  MONTH_PAGE,
  THREAD_MESSAGES_PAGE,
  THREADS_PAGE,
  type Archive,
  type ArchivedMessage,
  type ArchiveId,
} from './archive.ts'
import { headFrom } from './head.ts'
import type {
  ArchiveShown,
  Headed,
  MessageShown,
  MonthShown,
  Plain,
  Returned,
  Scene,
  ThreadShown,
  Worded,
} from './shown.ts'
import { filesOf, findArchive, findMessage, importsOf } from './store-archives.ts'
import {
  aroundOf,
  findThread,
  messagesIn,
  messagesOfThread,
  monthsOf,
  newestMessages,
  newestThreads,
  standingOf,
  type Before,
} from './store-threads.ts'

/** Nothing where the archive is not there. */
export async function sceneOf(read: Read, id: ArchiveId): Promise<Scene | undefined> {
  const archive = await findArchive(read, id)
  const place = archive && (await placeAt(read, archive.about))
  if (!archive || !place) return undefined
  const words = await wordsOf(read, [archive.name, place.title])
  const plain = (of: string) => {
    const wording = words.get(of)
    return wording.kind === 'text' ? wording.text : ''
  }
  return { archive, place, name: plain(archive.name), placeTitle: plain(place.title) }
}

export const pathOf = ({ id }: Pick<Archive, 'id'>): string => `/archives/${id}`

export async function headed(
  read: Read,
  messages: readonly ArchivedMessage[],
): Promise<readonly Headed[]> {
  const words = await wordsOf(
    read,
    messages.map(({ head }) => head),
  )
  return messages.map((message) => {
    const wording = words.get(message.head)
    return { message, head: wording.kind === 'text' ? headFrom(wording.text) : undefined }
  })
}

export async function worded(
  read: Read,
  archive: ArchiveId,
  messages: readonly ArchivedMessage[],
): Promise<readonly Worded[]> {
  const words = await wordsOf(
    read,
    messages.map((message) => message.words),
  )
  const numbers = messages.map(({ number }) => number)
  const files = await filesOf(read, archive, numbers)
  const heads = await headed(read, messages)
  return heads.map(({ message, head }) => {
    const wording = words.get(message.words)
    const plain: Plain =
      wording.kind === 'text' ? { text: wording.text } : { removed: wording.entry }
    const own = files.filter(({ number }) => number === message.number)
    return { message, head, words: plain, files: own }
  })
}

async function headedAt(
  read: Read,
  archive: ArchiveId,
  numbers: readonly number[],
): Promise<readonly Headed[]> {
  const found = await Promise.all(numbers.map((number) => findMessage(read, archive, number)))
  return headed(
    read,
    found.filter((one) => one !== undefined),
  )
}

export async function loadArchive(
  read: Read,
  scene: Scene,
  before: Before | undefined,
): Promise<ArchiveShown> {
  const { archive } = scene
  const found = await newestThreads(read, archive.id, before)
  const here = found.slice(0, THREADS_PAGE)
  const heads = await headedAt(
    read,
    archive.id,
    here.map(({ thread }) => thread),
  )
  const byNumber = new Map(heads.map(({ message, head }) => [message.number, head] as const))
  const last = here.at(-1)
  const isMore = found.length > here.length && last
  return {
    ...scene,
    imports: await importsOf(read, archive.id),
    months: await monthsOf(read, archive.id),
    threads: here.map(({ thread, messages, lastAt }) => ({
      thread,
      messages,
      lastAt,
      head: byNumber.get(thread),
    })),
    older: isMore ? `${pathOf(archive)}?before=${last.lastAt}-${last.thread}` : undefined,
    newer: before ? pathOf(archive) : undefined,
  }
}

export async function loadMonth(
  read: Read,
  scene: Scene,
  { month, page }: { readonly month: string; readonly page: number },
): Promise<MonthShown> {
  const { archive } = scene
  const asked = { month, after: page * MONTH_PAGE, limit: MONTH_PAGE + 1 }
  const found = await messagesIn(read, archive.id, asked)
  const here = `${pathOf(archive)}?month=${month}`
  return {
    ...scene,
    month,
    lines: await headed(read, found.slice(0, MONTH_PAGE)),
    ...pagesAround(page, found.length > MONTH_PAGE, (other) => `${here}&page=${other}`),
  }
}

/** @param number of any message in it: a thread that grew at its beginning keeps its addresses */
export async function loadThread(
  read: Read,
  scene: Scene,
  { number, from }: { readonly number: number; readonly from: number },
): Promise<ThreadShown | undefined> {
  const { archive } = scene
  const { thread } = await standingOf(read, archive.id, number)
  const found = await findThread(read, archive.id, thread)
  if (!found) return undefined
  const page = { thread, from, limit: THREAD_MESSAGES_PAGE + 1 }
  const lines = await messagesOfThread(read, archive.id, page)
  const here = lines.slice(0, THREAD_MESSAGES_PAGE)
  const shown = await worded(
    read,
    archive.id,
    here.map(({ message }) => message),
  )
  const [first] = await headedAt(read, archive.id, [thread])
  const path = `${pathOf(archive)}/threads/${thread}`
  return {
    ...scene,
    thread,
    count: found.messages,
    head: first?.head,
    lines: shown.map((one, index) => ({ ...one, depth: here[index]?.depth ?? 0 })),
    older: lines.length > here.length ? `${path}?from=${from + here.length}` : undefined,
    newer: from > 0 ? `${path}?from=${Math.max(0, from - THREAD_MESSAGES_PAGE)}` : undefined,
  }
}

export type Reader = {
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

export async function loadMessage(
  read: Read,
  scene: Scene,
  number: number,
  { now, viewer, returned }: Reader,
): Promise<MessageShown | undefined> {
  const { id } = scene.archive
  const message = await findMessage(read, id, number)
  const [shown] = message ? await worded(read, id, [message]) : []
  if (!shown) return undefined
  const standing = await standingOf(read, id, number)
  const { before, next, answers } = await aroundOf(read, id, standing)
  const [thread, parent] = [
    (await headedAt(read, id, [standing.thread]))[0] ?? shown,
    standing.parent === undefined ? undefined : (await headedAt(read, id, [standing.parent]))[0],
  ]
  const { process } = scene.place
  return {
    ...scene,
    now,
    viewer,
    returned,
    shown,
    thread: { ...thread, number: standing.thread },
    parent,
    answers: await headedAt(read, id, answers),
    before,
    next,
    template: process && (await templateOf(read, process.pin)),
  }
}

export const loadNewest = async (read: Read, id: ArchiveId): Promise<readonly Worded[]> =>
  worded(read, id, await newestMessages(read, id, FEED_MESSAGES))
