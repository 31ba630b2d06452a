/** Discussions as JSON and as feeds: what the pages show this reader, and no more. */
import { atomText, type AtomEntry } from '../../platform/http/index.ts'
import type { Instant } from '../../platform/values.ts'
import { placeOf, type Message, type Said } from './message.ts'
import type {
  ClosedListShown,
  FileShown,
  ListShown,
  MessageAlone,
  MonthShown,
  NewShown,
  Scene,
  ThreadShown,
} from './shown.ts'

const textIn = (scene: Scene, said: Said | undefined): string | null => {
  const wording = said && scene.read(said)
  return wording && 'text' in wording ? wording.text : null
}

const messageJson = (scene: Scene, message: Message) => ({
  ...message,
  subject: textIn(scene, message.subject),
  words: textIn(scene, message.words),
  ...removedIn(scene, message.words),
})

/** The entry that held them, so that nobody takes silence for an empty message. */
function removedIn(scene: Scene, said: Said): { readonly removed?: number } {
  const wording = scene.read(said)
  return 'text' in wording ? {} : { removed: wording.removed }
}

const filesJson = (files: readonly FileShown[]) =>
  files.map(({ attachment: { id, type, size, sha256, scanned }, name }) => ({
    id,
    ...('text' in name ? { name: name.text } : name),
    type,
    size,
    sha256,
    scanned,
    href: `/attachments/${id}`,
  }))

export const threadJson = (shown: ThreadShown) => {
  const { thread, messages, count } = shown
  return {
    ...thread,
    about: placeOf(thread.about),
    subject: textIn(shown, thread.subject),
    count,
    messages: messages.map(({ message, files }) => ({
      ...messageJson(shown, message),
      files: filesJson(files),
    })),
  }
}

export const aloneJson = (shown: MessageAlone) => ({
  ...messageJson(shown, shown.shown.message),
  files: filesJson(shown.shown.files),
  became: shown.shown.became.map(({ href }) => href),
  about: placeOf(shown.thread.about),
  threadSubject: textIn(shown, shown.thread.subject),
})

export const threadsJson = (shown: ListShown | ClosedListShown) => ({
  threads: (shown.threads ?? []).map(({ place: _, unread: __, clause: ___, ...thread }) => ({
    ...thread,
    about: placeOf(thread.about),
    subject: textIn(shown, thread.subject),
  })),
  older: shown.older ?? null,
})

export const closedJson = (shown: ClosedListShown) => ({
  ...shown.standing.list,
  name: textIn(shown, { of: shown.standing.list.name }),
  mandate: textIn(shown, { of: shown.standing.list.mandate }),
  members: shown.standing.members,
  positions: shown.positions.map((one) => ({ ...one, words: textIn(shown, { of: one.words }) })),
  ...(shown.threads ? { talk: threadsJson(shown).threads } : {}),
})

export const newJson = (shown: NewShown) => ({
  messages: shown.lines.map(({ message, became }) => ({
    ...messageJson(shown, message),
    became: became.map(({ href }) => href),
  })),
  left: shown.left,
})

export const monthJson = (shown: MonthShown) => ({
  month: shown.month,
  messages: shown.lines.map(({ message }) => messageJson(shown, message)),
  older: shown.older ?? null,
})

export type Feed = {
  readonly scene: Scene
  readonly url: string
  /** With what follows the question mark. */
  readonly path: string
  readonly title: string
  readonly language: string
  readonly messages: readonly { readonly message: Message; readonly subject: Said }[]
  /** What stands for words that were removed. */
  readonly removed: string
  /** When there was nothing yet. */
  readonly begun: Instant
}

export function feedOf({ scene, url, path, title, language, ...feed }: Feed): string {
  const entries = feed.messages.map(({ message, subject }): AtomEntry => {
    const href = `${url}/messages/${message.id}`
    return {
      id: href,
      href,
      title: textIn(scene, message.subject ?? subject) ?? feed.removed,
      author: scene.nameOf(message.author).name,
      text: textIn(scene, message.words) ?? feed.removed,
      published: message.at,
      updated: message.editedAt ?? message.at,
    }
  })
  const [name, query] = path.split('?')
  const self = `${url}${name}.atom${query === undefined ? '' : `?${query}`}`
  const latest = entries.map(({ updated }) => updated)
  const updated = Math.max(feed.begun, ...latest) as Instant
  return atomText({
    id: `${url}${path}`,
    self,
    href: `${url}${path}`,
    title,
    language,
    updated,
    entries,
  })
}
