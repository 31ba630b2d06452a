/** SQL for outcomes. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { POLARITIES, type CallId, type DesignationId } from '../../decisions/index.ts'
import type { ProcessId } from '../../processes/index.ts'
import type { TextId } from '../../texts/index.ts'
import { OUTCOMES_MAX, type Basis, type Outcome, type OutcomeId } from '../outcome.ts'
import { OUTCOMES, own, type OutcomeRow } from './tables.ts'

const StoredBasis = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    call: z.string().transform((id) => id as CallId),
    designation: z.string().transform((id) => id as DesignationId),
    level: z.string(),
    polarity: z.enum(POLARITIES),
    text: z.string().transform((id) => id as TextId),
    version: z.int(),
    hash: z.string(),
  }),
  z
    .object({
      kind: z.literal('reported'),
      reported: z.object({ source: z.string(), on: z.string() }),
      decidedBy: z.string(),
      href: z.string().optional(),
    })
    .transform((basis): Basis => ({ ...basis, href: basis.href })),
])

const outcomeFrom = (row: OutcomeRow): Outcome => ({
  id: row.id,
  process: row.process_id,
  title: row.title,
  summary: row.summary ?? undefined,
  basis: StoredBasis.parse(fromJson(row.basis)),
  adoptedBy: row.adopted_by,
  role: row.role,
  adoptedAt: row.adopted_at,
})

const one = (db: Read | Tx, id: OutcomeId) =>
  own(db).selectFrom('outcomes').selectAll().where('id', '=', id)

export async function findOutcome(db: Read | Tx, id: OutcomeId): Promise<Outcome | undefined> {
  const row = await one(db, id).executeTakeFirst()
  return row && outcomeFrom(row)
}

/** Held until the transaction ends, so that its commitments are counted one by one. */
export async function lockOutcome(tx: Tx, id: OutcomeId): Promise<Outcome | undefined> {
  const row = await held(tx, one(tx, id)).executeTakeFirst()
  return row && outcomeFrom(row)
}

/** The newest first; of one process or of all. */
export const findOutcomes = remembered(
  async (db: Read | Tx, process?: ProcessId): Promise<readonly Outcome[]> => {
    const all = own(db).selectFrom('outcomes').selectAll()
    const query = process === undefined ? all : all.where('process_id', '=', process)
    return (await query.orderBy('id', 'desc').limit(OUTCOMES_MAX).execute()).map(outcomeFrom)
  },
)

export async function outcomesOfCalls(
  db: Read | Tx,
  calls: readonly CallId[],
): Promise<ReadonlyMap<CallId, OutcomeId>> {
  if (calls.length === 0) return new Map()
  const query = own(db).selectFrom('outcomes').select(['id', 'call_id'])
  const rows = await query.where('call_id', 'in', calls).limit(OUTCOMES_MAX).execute()
  return new Map(rows.flatMap(({ id, call_id }) => (call_id === null ? [] : [[call_id, id]])))
}

export async function saveOutcome(tx: Tx, outcome: Outcome, act: Act): Promise<void> {
  const { basis } = outcome
  const row: OutcomeRow = {
    id: outcome.id,
    process_id: outcome.process,
    title: outcome.title,
    summary: outcome.summary ?? null,
    kind: basis.kind,
    basis: JSON.stringify(basis),
    call_id: basis.kind === 'call' ? basis.call : null,
    adopted_by: outcome.adoptedBy,
    role: outcome.role,
    adopted_at: outcome.adoptedAt,
  }
  await keep(tx, OUTCOMES, row, act)
}
