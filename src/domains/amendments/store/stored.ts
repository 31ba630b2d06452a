/** Rows of amendments as they were stored, parsed. No queries. */
import { z } from 'zod'
import { fromJson } from '../../../platform/db/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import { storedPerson } from '../../people/index.ts'
import { clauseId, type ClauseId } from '../../texts/index.ts'
import { amendmentId, type Amendment, type AmendmentState, type Change } from '../amendment.ts'
import type { Decision } from '../assembly.ts'
import type { AmendmentRow } from '../tables.ts'

const clause = z.string().transform((raw, context): ClauseId => {
  const id = clauseId(raw)
  if (!id) context.addIssue('not the id of a clause')
  return id ?? z.NEVER
})

const amendment = z.string().transform((raw, context) => {
  const id = amendmentId(raw)
  if (!id) context.addIssue('not the id of an amendment')
  return id ?? z.NEVER
})

const after = z.union([z.literal('start'), clause])

const StoredChanges: z.ZodType<readonly Change[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('replace'), clause, words: z.string() }),
    z.object({ kind: z.literal('insert'), after, words: z.string() }),
    z.object({ kind: z.literal('delete'), clause }),
    z.object({ kind: z.literal('move'), clause, after }),
  ]),
)

const decided = { by: storedPerson, at: storedInstant, version: z.int() }
const reason = z.string()
/** Decisions of before these ids were kept name none. */
const clauses = z.array(clause).default([])
const taken = { kind: z.literal('taken'), ...decided, clauses }
const into = z.union([z.literal('text'), amendment])

const StoredState: z.ZodType<AmendmentState> = z.union([
  z.object({ kind: z.literal('proposed') }),
  z.object({ ...taken, extent: z.enum(['whole', 'brackets']) }),
  z.object({ ...taken, extent: z.literal('part'), reason }),
  z.object({ kind: z.literal('merged'), ...decided, into, reason }),
  z.object({ kind: z.literal('declined'), ...decided, reason }),
  z.object({ kind: z.literal('withdrawn'), at: storedInstant }),
])

const StoredDecision: z.ZodType<Decision> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take') }),
  z.object({ kind: z.literal('part'), changes: StoredChanges, reason }),
  z.object({ kind: z.literal('brackets') }),
  z.object({ kind: z.literal('merge'), into, reason }),
  z.object({ kind: z.literal('decline'), reason }),
  z.object({ kind: z.literal('later') }),
])

export const decisionFrom = (raw: string): Decision => StoredDecision.parse(fromJson(raw))

export const amendmentFrom = (row: AmendmentRow): Amendment => ({
  id: row.id,
  text: row.text_id,
  process: row.process_id,
  number: row.number,
  base: row.base,
  changes: StoredChanges.parse(fromJson(row.changes)),
  reason: row.reason,
  by: row.proposed_by,
  capacity: row.capacity,
  at: row.proposed_at,
  renewals: row.renewals,
  state: StoredState.parse(fromJson(row.state)),
})
