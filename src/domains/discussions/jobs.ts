/** Removes files that no message has: of forms that never came through, and of removed messages. */
import type { Database, Read } from '../../platform/db/index.ts'
import { SHARDS, type Files } from '../../platform/files/index.ts'
import { days, after, minutes, type Instant } from '../../platform/values.ts'
import { attachmentId } from './attachment.ts'
import { standingAmong } from './store-attachments.ts'

/** Longer than any form is on its way. */
const UNCLAIMED_FOR = days(-1)
/** Files of one folder that are looked at in one minute; the others have their turn later. */
const LOOKED_AT_MAX = 500

export type Sweeping = {
  readonly database: Database
  readonly files: Files
  /** Those that a later domain wants, of those asked about. */
  readonly standsElsewhere?: (read: Read, ids: readonly string[]) => Promise<readonly string[]>
}

/** One folder of 256 in each minute, so that a minute never has much to do. */
export async function sweepFiles(
  { database, files, standsElsewhere }: Sweeping,
  now: Instant,
): Promise<number> {
  const shard = Math.floor(now / minutes(1)) % SHARDS
  const old = await files.olderThan(shard, after(now, UNCLAIMED_FOR))
  const looked = old.slice(0, LOOKED_AT_MAX)
  const ids = looked.flatMap(({ id }) => attachmentId(id) ?? [])
  const elsewhere = (await standsElsewhere?.(database.read, ids)) ?? []
  const standing = new Set<string>([...(await standingAmong(database.read, ids)), ...elsewhere])
  const left = looked.filter(({ id }) => !standing.has(id))
  for (const file of left) await files.remove(file)
  return left.length
}
