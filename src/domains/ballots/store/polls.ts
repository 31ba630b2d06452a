/** SQL for straw polls: counts and who answered stand apart, so that nothing ties them. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import type { Instant } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { ProcessId } from '../../processes/index.ts'
import type { Counts, Leaning, Poll, PollId, PollState } from '../poll.ts'
import { own, POLLS, type PollRow } from './tables.ts'

/** Polls of one process, and those that one run of the clock closes. */
const POLLS_MAX = 200

const count = z.int().min(0)
const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z
    .object({
      kind: z.literal('closed'),
      closedAt: storedInstant,
      hands: count,
      counts: z.object({ for: count, against: count, unsure: count }).optional(),
    })
    .transform(({ counts, ...state }) => ({ ...state, counts })),
])

const pollFrom = (row: PollRow): Poll => ({
  id: row.id,
  process: row.process_id,
  question: row.question,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  state: StoredState.parse(fromJson(row.state)),
})

export async function findPoll(db: Read | Tx, id: PollId): Promise<Poll | undefined> {
  const query = own(db).selectFrom('polls').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && pollFrom(row)
}

export async function lockPoll(tx: Tx, id: PollId): Promise<Poll | undefined> {
  const query = own(tx).selectFrom('polls').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && pollFrom(row)
}

/** The newest first. */
export const pollsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Poll[]> => {
    const query = own(db).selectFrom('polls').selectAll().where('process_id', '=', process)
    return (await query.orderBy('id', 'desc').limit(POLLS_MAX).execute()).map(pollFrom)
  },
)

export async function duePolls(db: Read | Tx, now: Instant): Promise<readonly Poll[]> {
  const query = own(db).selectFrom('polls').selectAll().where('kind', '=', 'open')
  const due = query.where('closes_at', '<=', now).orderBy('closes_at')
  return (await due.limit(POLLS_MAX).execute()).map(pollFrom)
}

export async function savePoll(tx: Tx, poll: Poll, act: Act): Promise<void> {
  const row: PollRow = {
    id: poll.id,
    process_id: poll.process,
    question: poll.question,
    opened_by: poll.openedBy,
    opened_at: poll.openedAt,
    closes_at: poll.closesAt,
    kind: poll.state.kind,
    state: stateText(poll.state),
  }
  await keep(tx, POLLS, row, act)
}

/** What is undefined has no place in JSON: it is left out. */
function stateText(state: PollState): string {
  if (state.kind === 'open') return json(state)
  const { counts, ...rest } = state
  return json(counts ? { ...rest, counts } : rest)
}

export async function hasAnswered(db: Read | Tx, poll: PollId, person: PersonId): Promise<boolean> {
  const query = own(db).selectFrom('poll_voters').select('person_id').where('poll_id', '=', poll)
  return (await query.where('person_id', '=', person).executeTakeFirst()) !== undefined
}

/** The poll is held by the caller, so nobody answers twice. */
export async function countHand(
  tx: Tx,
  poll: PollId,
  { person, leaning }: { readonly person: PersonId; readonly leaning: Leaning },
): Promise<void> {
  await own(tx).insertInto('poll_voters').values({ poll_id: poll, person_id: person }).execute()
  const before = (await countsIn(tx, poll))[leaning]
  await own(tx)
    .insertInto('poll_counts')
    .values({ poll_id: poll, choice: leaning, count: before + 1 })
    .onConflict((conflict) =>
      conflict.columns(['poll_id', 'choice']).doUpdateSet({ count: before + 1 }),
    )
    .execute()
}

export async function countsIn(db: Read | Tx, poll: PollId): Promise<Counts> {
  const rows = await own(db)
    .selectFrom('poll_counts')
    .select(['choice', 'count'])
    .where('poll_id', '=', poll)
    .execute()
  const of = (leaning: Leaning) => rows.find(({ choice }) => choice === leaning)?.count ?? 0
  return { for: of('for'), against: of('against'), unsure: of('unsure') }
}
