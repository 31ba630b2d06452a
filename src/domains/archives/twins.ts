/** Archives as JSON and as feeds: what the pages show, and no more. */
import { atomText, type AtomEntry } from '../../platform/http/index.ts'
import type { Instant } from '../../platform/values.ts'
import { placeOf } from './archive.ts'
import type {
  ArchiveShown,
  FoundShown,
  Headed,
  MessageShown,
  MonthShown,
  Scene,
  ThreadShown,
  Worded,
} from './shown.ts'

const sceneJson = ({ archive, name }: Scene) => ({
  id: archive.id,
  about: placeOf(archive.about),
  name,
})

const headJson = ({ message, head }: Headed) => ({
  number: message.number,
  author: head?.author ?? null,
  subject: head?.subject ?? null,
  at: message.at,
  sentAt: message.sentAt ?? null,
})

const wordedJson = (shown: Worded) => ({
  ...headJson(shown),
  ...('text' in shown.words ? { words: shown.words.text } : { words: null, ...shown.words }),
  files: shown.files.map(({ id, type, size, sha256, scanned }) => ({
    id,
    name: shown.head?.files.find((one) => one.id === id)?.name ?? null,
    type,
    size,
    sha256,
    scanned,
    href: `/attachments/archived/${id}`,
  })),
})

export const archiveJson = (shown: ArchiveShown) => ({
  ...sceneJson(shown),
  imports: shown.imports.map(({ archive: _, ...one }) => one),
  months: shown.months,
  threads: shown.threads.map(({ head, ...thread }) => ({
    ...thread,
    subject: head?.subject ?? null,
    author: head?.author ?? null,
  })),
  older: shown.older ?? null,
})

export const monthJson = (shown: MonthShown) => ({
  ...sceneJson(shown),
  month: shown.month,
  messages: shown.lines.map(headJson),
  older: shown.older ?? null,
})

export const threadJson = (shown: ThreadShown) => ({
  ...sceneJson(shown),
  thread: shown.thread,
  count: shown.count,
  messages: shown.lines.map((one) => ({ ...wordedJson(one), depth: one.depth })),
  older: shown.older ?? null,
})

export const messageJson = (shown: MessageShown) => ({
  ...sceneJson(shown),
  ...wordedJson(shown.shown),
  thread: shown.thread.number,
  answers: shown.parent?.message.number ?? null,
})

export const foundJson = (shown: FoundShown) => ({
  ...sceneJson(shown),
  search: shown.search,
  count: shown.count,
  found: shown.found.map((one) => ({ ...headJson(one), excerpt: one.excerpt })),
  older: shown.older ?? null,
})

export type Feed = {
  readonly scene: Scene
  readonly url: string
  /** Of the page that it follows. */
  readonly path: string
  readonly title: string
  readonly language: string
  readonly messages: readonly Worded[]
  /** What stands for words that were removed, and for a name that no mail gave. */
  readonly removed: string
  readonly nobody: string
}

export function feedOf({ scene, url, path, title, language, ...feed }: Feed): string {
  const entries = feed.messages.map(({ message, head, words }): AtomEntry => {
    const href = `${url}/archives/${scene.archive.id}/${message.number}`
    return {
      id: href,
      href,
      title: head ? head.subject || `#${message.number}` : feed.removed,
      author: head ? head.author || feed.nobody : feed.removed,
      text: 'text' in words ? words.text : feed.removed,
      published: message.at,
      updated: message.at,
    }
  })
  const newest = Math.max(scene.archive.openedAt, ...entries.map(({ updated }) => updated))
  const href = url + path
  const self = `${href}.atom`
  const updated = newest as Instant
  return atomText({ id: self, self, href, title, language, updated, entries })
}
