/** One archived message by itself, for later domains: where it lies and what it says. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { ArchiveId } from './archive.ts'
import { sceneOf, worded } from './load.ts'
import type { Scene, Worded } from './shown.ts'
import { findMessage } from './store-archives.ts'

export type ArchivedAt = { readonly scene: Scene; readonly shown: Worded }

export async function archivedAt(
  db: Read | Tx,
  archive: ArchiveId,
  number: number,
): Promise<ArchivedAt | undefined> {
  const scene = await sceneOf(db, archive)
  const message = scene && (await findMessage(db, archive, number))
  const [shown] = message ? await worded(db, archive, [message]) : []
  return scene && shown && { scene, shown }
}
