/** SQL for submissions: pages of them, and how many came from whom. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import type { PersonId } from '../../people/index.ts'
import { CONTRIBUTED_MAX } from '../../processes/index.ts'
import type { DocketId } from '../docket.ts'
import {
  VOTES_MAX,
  type Author,
  type GroupCount,
  type Standing,
  type Submission,
  type SubmissionId,
} from '../submission.ts'
import { own, reportedFrom, sourceColumns, SUBMISSIONS, type SubmissionRow } from './tables.ts'

const votes = z.int().min(0).max(VOTES_MAX)
const StoredStanding: z.ZodType<Standing> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('final') }),
  z.object({ kind: z.literal('pending') }),
  z.object({
    kind: z.literal('ratified'),
    at: storedInstant,
    votes: z.object({ inFavour: votes, against: votes, abstaining: votes }),
  }),
])

function authorFrom(row: SubmissionRow): Author {
  if (row.kind === 'person') {
    if (row.person_id === null || row.capacity === null) throw new Error(`${row.id} by nobody`)
    return {
      kind: 'person',
      person: row.person_id,
      capacity: row.capacity,
      spokeFor: row.spoke_for ?? undefined,
    }
  }
  const reported = reportedFrom(row)
  if (!reported) throw new Error(`${row.id} from no source`)
  const contributor = row.contributor ?? undefined
  return { kind: 'reported', contributor, paraphrase: row.paraphrase === 1, reported }
}

const submissionFrom = (row: SubmissionRow): Submission => ({
  id: row.id,
  docket: row.docket_id,
  author: authorFrom(row),
  group: row.seat_group ?? undefined,
  interest: row.interest ?? undefined,
  words: row.words ?? undefined,
  at: row.submitted_at,
  late: row.late === 1,
  standing: StoredStanding.parse(fromJson(row.standing)),
})

export async function findSubmission(
  db: Read | Tx,
  id: SubmissionId,
): Promise<Submission | undefined> {
  const query = own(db).selectFrom('submissions').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && submissionFrom(row)
}

export async function lockSubmission(tx: Tx, id: SubmissionId): Promise<Submission | undefined> {
  const query = own(tx).selectFrom('submissions').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && submissionFrom(row)
}

export type Part = { readonly limit: number; readonly after?: SubmissionId | undefined }

/** As they came. */
export async function submissionsOf(
  db: Read | Tx,
  docket: DocketId,
  { limit, after }: Part,
): Promise<readonly Submission[]> {
  const all = own(db).selectFrom('submissions').selectAll().where('docket_id', '=', docket)
  const query = after === undefined ? all : all.where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()).map(submissionFrom)
}

/** Of several dockets, as they came; the oldest that fit. */
export async function submissionsOfAll(
  db: Read | Tx,
  dockets: readonly DocketId[],
): Promise<readonly Submission[]> {
  if (dockets.length === 0) return []
  const all = own(db).selectFrom('submissions').selectAll().where('docket_id', 'in', dockets)
  return (await all.orderBy('id').limit(CONTRIBUTED_MAX).execute()).map(submissionFrom)
}

/** The newest of several dockets. */
export async function newestIn(
  db: Read | Tx,
  dockets: readonly DocketId[],
  limit: number,
): Promise<readonly Submission[]> {
  if (dockets.length === 0) return []
  const all = own(db).selectFrom('submissions').selectAll().where('docket_id', 'in', dockets)
  return (await all.orderBy('id', 'desc').limit(limit).execute()).map(submissionFrom)
}

/** How many each group sent, and how many of these came late; in no order. */
export async function countsOf(db: Read | Tx, docket: DocketId): Promise<readonly GroupCount[]> {
  const rows = await own(db)
    .selectFrom('submissions')
    .select(({ fn }) => [
      'seat_group',
      fn.countAll<number | string>().as('all'),
      fn.sum<number | string>('late').as('late'),
    ])
    .where('docket_id', '=', docket)
    .groupBy('seat_group')
    .execute()
  return rows.map((row) => ({
    group: row.seat_group ?? undefined,
    count: Number(row.all),
    late: Number(row.late),
  }))
}

/** How many came to each of several dockets; none is left out as a docket without any. */
export async function submissionsIn(
  db: Read | Tx,
  dockets: readonly DocketId[],
): Promise<ReadonlyMap<DocketId, number>> {
  if (dockets.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('submissions')
    .select(({ fn }) => ['docket_id', fn.countAll<number | string>().as('all')])
    .where('docket_id', 'in', dockets)
    .groupBy('docket_id')
    .execute()
  return new Map(rows.map(({ docket_id, all }) => [docket_id, Number(all)]))
}

/** Everybody who submitted here, once. */
export async function submittersOf(
  db: Read | Tx,
  docket: DocketId,
  limit: number,
): Promise<readonly PersonId[]> {
  const rows = await own(db)
    .selectFrom('submissions')
    .select('person_id')
    .distinct()
    .where('docket_id', '=', docket)
    .where('person_id', 'is not', null)
    .limit(limit)
    .execute()
  return rows.flatMap(({ person_id }) => person_id ?? [])
}

export async function countBy(db: Read | Tx, docket: DocketId, person: PersonId): Promise<number> {
  const row = await own(db)
    .selectFrom('submissions')
    .select(({ fn }) => fn.countAll<number | string>().as('all'))
    .where('docket_id', '=', docket)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return Number(row?.all ?? 0)
}

export async function saveSubmission(tx: Tx, submission: Submission, act: Act): Promise<void> {
  const { author } = submission
  const person = author.kind === 'person' ? author : undefined
  const told = author.kind === 'reported' ? author : undefined
  const row: SubmissionRow = {
    id: submission.id,
    docket_id: submission.docket,
    kind: author.kind,
    person_id: person?.person ?? null,
    capacity: person?.capacity ?? null,
    spoke_for: person?.spokeFor ?? null,
    contributor: told?.contributor ?? null,
    paraphrase: +(told?.paraphrase ?? false),
    ...sourceColumns(told?.reported),
    seat_group: submission.group ?? null,
    interest: submission.interest ?? null,
    words: submission.words ?? null,
    submitted_at: submission.at,
    late: +submission.late,
    standing: json(submission.standing),
  }
  await keep(tx, SUBMISSIONS, row, act)
}
