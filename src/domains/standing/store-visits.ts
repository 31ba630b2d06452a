/** SQL for visits to processes. Private, like a bookmark: nobody else is told. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Visit } from './visit.ts'

type VisitRow = {
  readonly person_id: PersonId
  readonly process_id: ProcessId
  readonly since: number
  readonly seen: number
  readonly at: Instant
}

const own = (db: Read | Tx) => db.withTables<{ readonly visits: VisitRow }>()

export const findVisit = remembered(
  async (
    db: Read | Tx,
    { person, process }: { readonly person: PersonId; readonly process: ProcessId },
  ): Promise<Visit | undefined> => {
    const query = own(db).selectFrom('visits').select(['since', 'seen', 'at'])
    return query
      .where('person_id', '=', person)
      .where('process_id', '=', process)
      .executeTakeFirst()
  },
)

export async function saveVisit(
  tx: Tx,
  { person, process }: { readonly person: PersonId; readonly process: ProcessId },
  visit: Visit,
): Promise<void> {
  await own(tx)
    .insertInto('visits')
    .values({ person_id: person, process_id: process, ...visit })
    .onConflict((conflict) => conflict.columns(['person_id', 'process_id']).doUpdateSet(visit))
    .execute()
}

export async function visitsOf(
  db: Read | Tx,
  person: PersonId,
  limit: number,
): Promise<readonly { readonly process_id: ProcessId; readonly at: Instant }[]> {
  const query = own(db).selectFrom('visits').select(['process_id', 'at'])
  return query.where('person_id', '=', person).orderBy('process_id').limit(limit).execute()
}

/** Where somebody was last, the latest first, and from which entry on things are new to them. */
export async function lastVisits(
  db: Read,
  person: PersonId,
  limit: number,
): Promise<readonly { readonly process: ProcessId; readonly since: number }[]> {
  const query = own(db).selectFrom('visits').select(['process_id', 'since'])
  const rows = await query
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .orderBy('process_id')
    .limit(limit)
    .execute()
  return rows.map(({ process_id, since }) => ({ process: process_id, since }))
}

export async function forgetVisits(tx: Tx, person: PersonId): Promise<void> {
  await own(tx).deleteFrom('visits').where('person_id', '=', person).execute()
}
