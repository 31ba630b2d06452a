/** Archives as an mboxrd, read and sent page by page. Removed messages are not in it. */
import type { Read } from '../../platform/db/index.ts'
import type { Files } from '../../platform/files/index.ts'
import { THREAD_MESSAGES_PAGE, type ArchivedFile, type ArchivedMessage } from './archive.ts'
import { worded } from './load.ts'
import { mailText, type Part } from './mail.ts'
import { mboxrdOf } from './mbox.ts'
import type { Scene, Worded } from './shown.ts'
import { messagesIn, messagesOfThread } from './store-threads.ts'

export type Exporting = {
  readonly read: Read
  readonly files: Pick<Files, 'read'>
  readonly url: string
}

/** Messages of one page of an export. */
const PAGE = 50

/** What of an archive: all of it, one month, one thread. */
export type Extent =
  | { readonly kind: 'all' }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'thread'; readonly thread: number }

export async function* archiveMbox(
  exporting: Exporting,
  scene: Scene,
  extent: Extent,
): AsyncGenerator<string> {
  const { read } = exporting
  for await (const page of pagesOf(read, scene, extent)) {
    for (const shown of await worded(read, scene.archive.id, page)) {
      if (!shown.head || 'removed' in shown.words) continue
      yield await mboxOf(exporting, scene, shown)
    }
  }
}

async function* pagesOf(
  read: Read,
  { archive: { id } }: Scene,
  extent: Extent,
): AsyncGenerator<readonly ArchivedMessage[]> {
  for (let from = 0, after = 0; ;) {
    const page =
      extent.kind === 'thread'
        ? await inThread(read, id, { thread: extent.thread, from })
        : extent.kind === 'month'
          ? await messagesIn(read, id, { month: extent.month, after: from, limit: PAGE })
          : await messagesIn(read, id, { after, limit: PAGE })
    yield page
    from += page.length
    after = page.at(-1)?.number ?? after
    if (page.length < (extent.kind === 'thread' ? THREAD_MESSAGES_PAGE : PAGE)) return
  }
}

async function inThread(
  read: Read,
  id: ArchivedMessage['archive'],
  { thread, from }: { readonly thread: number; readonly from: number },
) {
  const limit = THREAD_MESSAGES_PAGE
  const found = await messagesOfThread(read, id, { thread, from, limit })
  return found.map(({ message }) => message)
}

async function mboxOf({ files, url }: Exporting, { archive }: Scene, shown: Worded) {
  const { message, head, words } = shown
  const parts = await Promise.all(shown.files.map((file) => partOf(files, file, head)))
  const mail = mailText({
    author: head?.author ?? '',
    subject: head?.subject ?? '',
    sentAt: message.sentAt,
    messageId: message.messageId,
    references: message.references,
    archivedAt: `${url}/archives/${archive.id}/${message.number}`,
    words: 'text' in words ? words.text : '',
    files: parts.filter((one) => one !== undefined),
  })
  return mboxrdOf(mail, message.at)
}

async function partOf(
  files: Pick<Files, 'read'>,
  file: ArchivedFile,
  head: Worded['head'],
): Promise<Part | undefined> {
  const bytes = await files.read(file)
  const name = head?.files.find(({ id }) => id === file.id)?.name ?? 'file'
  return bytes && { name, type: file.type, bytes }
}
