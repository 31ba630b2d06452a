/** SQL for reminders: private, written directly. Which were sent, and who wants none. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { ActionId } from './action.ts'

type Tables = {
  readonly action_nudges: {
    readonly action_id: ActionId
    readonly person_id: PersonId
    readonly nudge: string
    readonly sent_at: Instant
  }
  readonly action_quiet: { readonly person_id: PersonId; readonly since: Instant }
}

const own = (db: Read | Tx) => db.withTables<Tables>()

/** False where it was sent before: each goes out once. */
export async function sendOnce(
  tx: Tx,
  { action, person, nudge }: { action: ActionId; person: PersonId; nudge: string },
  now: Instant,
): Promise<boolean> {
  const sent = await own(tx)
    .insertInto('action_nudges')
    .values({ action_id: action, person_id: person, nudge, sent_at: now })
    .onConflict((conflict) => conflict.columns(['action_id', 'person_id', 'nudge']).doNothing())
    .returning('nudge')
    .executeTakeFirst()
  return sent !== undefined
}

/** `action person nudge` of all that were sent about these. */
export async function sentAbout(
  db: Read | Tx,
  actions: readonly ActionId[],
): Promise<ReadonlySet<string>> {
  if (actions.length === 0) return new Set()
  const rows = await own(db)
    .selectFrom('action_nudges')
    .select(['action_id', 'person_id', 'nudge'])
    .where('action_id', 'in', actions)
    .execute()
  return new Set(rows.map((row) => `${row.action_id} ${row.person_id} ${row.nudge}`))
}

export async function isQuiet(db: Read | Tx, person: PersonId): Promise<boolean> {
  const query = own(db).selectFrom('action_quiet').select('since').where('person_id', '=', person)
  return (await query.executeTakeFirst()) !== undefined
}

export async function setQuiet(
  tx: Tx,
  person: PersonId,
  choice: { readonly quiet: boolean; readonly now: Instant },
): Promise<void> {
  if (!choice.quiet) {
    await own(tx).deleteFrom('action_quiet').where('person_id', '=', person).execute()
    return
  }
  await own(tx)
    .insertInto('action_quiet')
    .values({ person_id: person, since: choice.now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
}
