/** How far a log has got, in the database: the only file that names `log_head`. Signs nothing. */
import type { Database, Tx } from '../../db/index.ts'
import { base64 } from './encoding.ts'
import { EMPTY_HEAD, hashOf, type Head } from './tree.ts'

export type HeadStore = {
  readonly read: () => Promise<Head>
  /** Compare and swap: `false` where the head is no longer `from`, and nothing changed. */
  readonly advance: (from: Head, to: Head) => Promise<boolean>
}

type HeadTables = {
  log_head: { readonly origin: string; readonly size: number; readonly root: string }
}

export function headStore({ transact }: Pick<Database, 'transact'>, origin: string): HeadStore {
  return {
    // In a transaction: a replica may be behind, and this decides what is signed.
    read: () => transact((tx) => readHead(tx, origin)),
    advance: (from, to) => transact((tx) => advanceHead(tx, origin, from, to)),
  }
}

/**
 * For a restored copy alone, in which nothing was signed yet: the head goes back to the checkpoint
 * that its files are of, and the entries after it are published again, as the same leaves.
 */
export const resetHead = (
  { transact }: Pick<Database, 'transact'>,
  origin: string,
  { size, root }: { readonly size: number; readonly root: string },
): Promise<void> =>
  transact(async (tx) => {
    const own = tx.withTables<HeadTables>()
    await own.deleteFrom('log_head').where('origin', '=', origin).execute()
    if (size > 0) await own.insertInto('log_head').values({ origin, size, root }).execute()
  })

async function readHead(tx: Tx, origin: string): Promise<Head> {
  const row = await tx
    .withTables<HeadTables>()
    .selectFrom('log_head')
    .selectAll()
    .where('origin', '=', origin)
    .executeTakeFirst()
  if (!row) return EMPTY_HEAD
  const root = hashOf(row.root)
  if (!root) throw new Error(`log_head of ${origin} holds no hash`)
  return { size: row.size, root }
}

async function advanceHead(tx: Tx, origin: string, from: Head, to: Head): Promise<boolean> {
  const own = tx.withTables<HeadTables>()
  const moved = { size: to.size, root: base64(to.root) }
  const { numUpdatedRows } = await own
    .updateTable('log_head')
    .set(moved)
    .where('origin', '=', origin)
    .where('size', '=', from.size)
    .where('root', '=', base64(from.root))
    .executeTakeFirst()
  if (numUpdatedRows > 0n || from.size > 0) return numUpdatedRows > 0n
  const { numInsertedOrUpdatedRows = 0n } = await own
    .insertInto('log_head')
    .values({ origin, ...moved })
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
