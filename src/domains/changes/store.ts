/** SQL for changes of rules. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { BallotId } from '../ballots/index.ts'
import type { CallId } from '../decisions/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { TemplateHash } from '../templates/index.ts'
import type { TextId, VersionHash } from '../texts/index.ts'
import { CHANGES_MAX, type ChangeId, type ChangeState, type RuleChange } from './change.ts'

type ChangeRow = {
  readonly id: ChangeId
  readonly process_id: ProcessId
  readonly text_id: TextId
  readonly version_hash: VersionHash
  readonly template: string
  readonly version: string
  readonly hash: TemplateHash
  readonly under: TemplateHash
  readonly parts: Commitment | null
  readonly proposed_by: PersonId
  readonly proposed_at: Instant
  readonly kind: ChangeState['kind']
  readonly state: string
}

const CHANGES = keptTable<ChangeRow>({ table: 'rule_changes', noun: 'change', key: ['id'] })
export const CHANGE_TABLES = [CHANGES] as const

const own = (db: Read | Tx) =>
  db.withTables<{ readonly rule_changes: ChangeRow }>().selectFrom('rule_changes').selectAll()

const StoredState: z.ZodType<ChangeState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposed') }),
  z.object({ kind: z.literal('withdrawn'), at: storedInstant }),
  z.object({
    kind: z.literal('in-force'),
    at: storedInstant,
    by: z.string().transform((raw) => raw as PersonId),
    basis: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('call'),
        call: z.string().transform((raw) => raw as string as CallId),
      }),
      z.object({
        kind: z.literal('ballot'),
        ballot: z.string().transform((raw) => raw as string as BallotId),
      }),
    ]),
  }),
])

const changeFrom = (row: ChangeRow): RuleChange => ({
  id: row.id,
  process: row.process_id,
  text: row.text_id,
  hash: row.version_hash,
  pin: { name: row.template, version: row.version, hash: row.hash },
  under: row.under,
  parts: row.parts ?? undefined,
  proposedBy: row.proposed_by,
  at: row.proposed_at,
  state: StoredState.parse(fromJson(row.state)),
})

export async function findChange(db: Read | Tx, id: ChangeId): Promise<RuleChange | undefined> {
  const row = await own(db).where('id', '=', id).executeTakeFirst()
  return row && changeFrom(row)
}

/** Held until the transaction ends. */
export async function lockChange(tx: Tx, id: ChangeId): Promise<RuleChange | undefined> {
  const row = await held(tx, own(tx).where('id', '=', id)).executeTakeFirst()
  return row && changeFrom(row)
}

/** Those of a process, the newest first. */
export const changesOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly RuleChange[]> => {
    const rows = await own(db)
      .where('process_id', '=', process)
      .orderBy('id', 'desc')
      .limit(CHANGES_MAX)
      .execute()
    return rows.map(changeFrom)
  },
)

/** Proposed and not settled, in all processes, the oldest first. */
export const openChanges = remembered(async (db: Read | Tx): Promise<readonly RuleChange[]> => {
  const rows = await own(db)
    .where('kind', '=', 'proposed')
    .orderBy('id')
    .limit(CHANGES_MAX)
    .execute()
  return rows.map(changeFrom)
})

export async function saveChange(tx: Tx, change: RuleChange, act: Act): Promise<void> {
  const { pin, state } = change
  const row: ChangeRow = {
    id: change.id,
    process_id: change.process,
    text_id: change.text,
    version_hash: change.hash,
    template: pin.name,
    version: pin.version,
    hash: pin.hash,
    under: change.under,
    parts: change.parts ?? null,
    proposed_by: change.proposedBy,
    proposed_at: change.at,
    kind: state.kind,
    state: json(state),
  }
  await keep(tx, CHANGES, row, act)
}
