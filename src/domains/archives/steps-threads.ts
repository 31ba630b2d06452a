/** Works out the threads of an archive again, once all of a file is here. */
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { ArchivedThread, ArchiveId } from './archive.ts'
import { replaceStandings, threadables } from './store-threads.ts'
import { threadsOf } from './threads.ts'

export async function rethread(tx: Tx, archive: ArchiveId): Promise<void> {
  const messages = await threadables(tx, archive)
  const standings = threadsOf(messages)
  const hours = new Map(messages.map(({ number, at }) => [number, at] as const))
  const threads = new Map<number, ArchivedThread>()
  for (const { number, thread } of standings) {
    const at = hours.get(number) ?? (0 as Instant)
    const before = threads.get(thread)
    threads.set(thread, {
      thread,
      messages: (before?.messages ?? 0) + 1,
      firstAt: before && before.firstAt < at ? before.firstAt : at,
      lastAt: before && before.lastAt > at ? before.lastAt : at,
    })
  }
  await replaceStandings(tx, archive, { standings, threads: [...threads.values()] })
}
