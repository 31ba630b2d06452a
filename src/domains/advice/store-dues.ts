/** SQL for what people were told to be due: private, written directly, once for each thing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'

type DueRow = { readonly thing: string; readonly told_at: Instant }

const own = (db: Read | Tx) => db.withTables<{ readonly told_dues: DueRow }>()

export async function untold(db: Read, things: readonly string[]): Promise<readonly string[]> {
  if (things.length === 0) return []
  const query = own(db).selectFrom('told_dues').select('thing').where('thing', 'in', things)
  const told = new Set((await query.execute()).map(({ thing }) => thing))
  return things.filter((thing) => !told.has(thing))
}

/** False where somebody else told it first. */
export async function tellOnce(tx: Tx, thing: string, now: Instant): Promise<boolean> {
  const insert = own(tx).insertInto('told_dues').values({ thing, told_at: now })
  const told = await insert
    .onConflict((conflict) => conflict.column('thing').doNothing())
    .returning('thing')
    .executeTakeFirst()
  return told !== undefined
}
