/** SQL for what is to be answered. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { requestFrom, storedRequest, type Request } from './request.ts'
import { own } from './tables.ts'

/** People who are answered in one minute; the others are answered in the next. */
const PEOPLE_MAX = 200
/** Answers of one mail. */
const TOGETHER_MAX = 20
const KEPT_AFTER_SENDING = days(30)
const FORGET_MAX = 500

const Said = z.object({
  said: z.string(),
  recorded: z.object({ act: z.string(), obj: z.string() }).optional(),
  path: z.string().optional(),
  change: z.string().optional(),
})
export type Said = z.output<typeof Said>

export type Answer = {
  readonly id: string
  readonly person: PersonId
  readonly request: Request
  readonly said: Said
}

export async function addAnswer(
  tx: Tx,
  { id, person, request, said }: Answer,
  now: Instant,
): Promise<void> {
  const { recorded, path, change } = said
  const kept = {
    said: said.said,
    ...(recorded ? { recorded: { ...recorded } } : {}),
    ...(path === undefined ? {} : { path }),
    ...(change === undefined ? {} : { change }),
  }
  const asked = storedRequest(request)
  await own(tx)
    .insertInto('mail_answers')
    .values({ id, person_id: person, asked, said: json(kept), created: now, sent: null })
    .execute()
}

export async function waitingFor(read: Read): Promise<readonly PersonId[]> {
  const rows = await own(read)
    .selectFrom('mail_answers')
    .select('person_id')
    .distinct()
    .where('sent', 'is', null)
    .orderBy('person_id')
    .limit(PEOPLE_MAX)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** In the order in which they were asked for; nobody else sends them meanwhile. */
export async function lockAnswers(
  tx: Tx,
  person: PersonId,
): Promise<readonly (Answer & { readonly created: Instant })[]> {
  const query = own(tx)
    .selectFrom('mail_answers')
    .selectAll()
    .where('person_id', '=', person)
    .where('sent', 'is', null)
    .orderBy('created')
    .orderBy('id')
    .limit(TOGETHER_MAX)
  const rows = await held(tx, query).execute()
  return rows.map(({ id, person_id, asked, said, created }) => ({
    id,
    person: person_id,
    request: requestFrom(asked),
    said: Said.parse(fromJson(said)),
    created,
  }))
}

export async function markSent(tx: Tx, answers: readonly Answer[], now: Instant): Promise<void> {
  const ids = answers.map(({ id }) => id)
  if (ids.length === 0) return
  await own(tx).updateTable('mail_answers').set({ sent: now }).where('id', 'in', ids).execute()
}

/** Mails with answers in the last day: what went out at one instant was one mail. */
export async function countMails(tx: Tx, person: PersonId, now: Instant): Promise<number> {
  const { count } = await own(tx)
    .selectFrom('mail_answers')
    .select(({ fn }) => fn.count('sent').distinct().as('count'))
    .where('person_id', '=', person)
    .where('sent', '>', (now - days(1)) as Instant)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function forgetAnswers(tx: Tx, now: Instant): Promise<void> {
  const rows = await own(tx)
    .selectFrom('mail_answers')
    .select('id')
    .where('sent', '<', (now - KEPT_AFTER_SENDING) as Instant)
    .limit(FORGET_MAX)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await own(tx).deleteFrom('mail_answers').where('id', 'in', ids).execute()
}
