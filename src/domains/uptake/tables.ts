/** The table of this domain, and how a row is read back. No queries. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import { storedPerson, type PersonId } from '../people/index.ts'
import { type ContributedRef, DISPOSITIONS, IMPORTER, type ProcessId } from '../processes/index.ts'
import { clauseId, type ClauseId, type TextId } from '../texts/index.ts'
import type { Uptake, UptakeState, UptakeStateKind } from './uptake.ts'

export type UptakeRow = {
  readonly thing: ContributedRef
  readonly text_id: TextId
  readonly process_id: ProcessId
  readonly author: PersonId | null
  readonly version: number
  readonly clauses: string
  readonly contests: number
  readonly kind: UptakeStateKind
  readonly state: string
}

export const UPTAKES = keptTable<UptakeRow>({
  table: 'uptakes',
  noun: 'uptake',
  key: ['thing', 'text_id'],
})

export const UPTAKE_TABLES = [UPTAKES] as const

/** Private: what its act only commits to, and what opens that. */
type CoveredRow = UptakeRow & { readonly seal: string; readonly opening: string }
type CoveredWordsRow = {
  readonly commitment: string
  readonly thing: ContributedRef
  readonly author: string | null
  readonly words: string
}

export const own = (db: Read | Tx) =>
  db.withTables<{
    readonly uptakes: UptakeRow
    readonly covered_uptakes: CoveredRow
    readonly covered_words: CoveredWordsRow
  }>()

const clause = z.string().transform((raw, context): ClauseId => {
  const id = clauseId(raw)
  if (!id) context.addIssue('not the id of a clause')
  return id ?? z.NEVER
})
export const StoredClauses = z.array(clause)
const pen = z.union([z.literal(IMPORTER), storedPerson])
const reason = z.string()
const settling = {
  disposition: z.enum(DISPOSITIONS),
  reason: reason.optional().transform((given): string | undefined => given),
  by: pen,
  at: storedInstant,
}

const StoredState: z.ZodType<UptakeState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linked'), by: pen, at: storedInstant }),
  z.object({ kind: z.literal('claimed'), by: storedPerson, at: storedInstant, reason }),
  z.object({ kind: z.literal('settled'), ...settling }),
  z.object({
    kind: z.literal('contested'),
    by: storedPerson,
    at: storedInstant,
    until: storedInstant,
    reason,
    was: z.object(settling),
  }),
  z.object({ kind: z.literal('withdrawn'), by: storedPerson, at: storedInstant }),
])

export const uptakeFrom = (row: UptakeRow): Uptake => ({
  thing: row.thing,
  text: row.text_id,
  process: row.process_id,
  author: row.author ?? undefined,
  version: row.version,
  clauses: StoredClauses.parse(fromJson(row.clauses)),
  contests: row.contests,
  state: StoredState.parse(fromJson(row.state)),
})

export const rowOf = (one: Uptake): UptakeRow => ({
  thing: one.thing,
  text_id: one.text,
  process_id: one.process,
  author: one.author ?? null,
  version: one.version,
  clauses: json([...one.clauses]),
  contests: one.contests,
  kind: one.state.kind,
  state: stateText(one.state),
})

/** What is undefined has no place in JSON: it is left out. */
const stateText = (state: UptakeState): string => JSON.stringify(state)
