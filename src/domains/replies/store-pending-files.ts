/** SQL for the files of mail that waits for somebody's word. Writes and removes no bytes. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { NamedFiles } from '../../platform/files/index.ts'
import type { ReceivedFile } from '../discussions/index.ts'
import type { PersonId } from '../people/index.ts'
import type { PendingId } from './pending.ts'
import { own } from './tables.ts'

/** Above what one message may bring. */
const FILES_MAX = 20

/** What waits on in another question goes with it. */
export async function keepFiles(
  tx: Tx,
  pending: PendingId,
  files: readonly ReceivedFile[],
): Promise<void> {
  for (const { id, sha256, name, size, scanned } of files) {
    const row = { id, pending_id: pending, sha256, name, size, scanned: scanned ? 1 : 0 }
    await own(tx)
      .insertInto('pending_files')
      .values(row)
      .onConflict((clash) => clash.column('id').doUpdateSet({ pending_id: pending }))
      .execute()
  }
}

/** In the order in which they were sent: so their ids were given. */
export async function filesOf(tx: Tx, pending: PendingId): Promise<readonly ReceivedFile[]> {
  const rows = await own(tx)
    .selectFrom('pending_files')
    .selectAll()
    .where('pending_id', '=', pending)
    .orderBy('id')
    .limit(FILES_MAX)
    .execute()
  return rows.map(({ pending_id: _, size, scanned, ...file }) => ({
    ...file,
    size: Number(size),
    scanned: scanned !== 0,
  }))
}

/** Of those that are done or disowned: a message has them now, or nobody. */
export async function dropFiles(tx: Tx, pending: readonly string[]): Promise<void> {
  if (pending.length === 0) return
  await own(tx).deleteFrom('pending_files').where('pending_id', 'in', pending).execute()
}

export async function dropFilesOf(tx: Tx, person: PersonId): Promise<void> {
  const theirs = own(tx).selectFrom('pending_acts').select('id').where('person_id', '=', person)
  await own(tx).deleteFrom('pending_files').where('pending_id', 'in', theirs).execute()
}

/** Whose bytes stay, of those asked about. */
export async function pendingFilesAmong(
  read: Read,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const query = own(read).selectFrom('pending_files').select('id').where('id', 'in', ids)
  return (await query.execute()).map(({ id }) => id)
}

/** For whoever checks that the bytes are there. */
export const pendingFilesNamed: NamedFiles = async (read, { after, limit }) => {
  const files = await own(read)
    .selectFrom('pending_files')
    .select(['id', 'sha256'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return { files, last: files.at(-1)?.id }
}
