/** SQL for countersignatures. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { Countersignature, Signing } from './countersigning.ts'
import { VERSIONS_MAX, type TextId } from './text.ts'

type CountersignatureRow = {
  readonly text_id: TextId
  readonly version: number
  readonly kind: Signing
  readonly signed_by: PersonId
  readonly grp: string | null
  readonly editor_grp: string | null
  readonly reason: Commitment | null
  readonly signed_at: Instant
}
type Tables = { readonly text_countersignatures: CountersignatureRow }

export const COUNTERSIGNATURES = keptTable<CountersignatureRow>({
  table: 'text_countersignatures',
  noun: 'countersignature',
  key: ['text_id', 'version'],
})

/** Of one text, the newest version first. */
export const countersignaturesOf = remembered(
  async (db: Read | Tx, text: TextId): Promise<readonly Countersignature[]> => {
    const all = db.withTables<Tables>().selectFrom('text_countersignatures').selectAll()
    const own = all.where('text_id', '=', text).orderBy('version', 'desc').limit(VERSIONS_MAX)
    return (await own.execute()).map(
      ({ text_id, signed_by: by, signed_at: at, grp, editor_grp, reason, ...rest }) => ({
        ...{ ...rest, text: text_id, by, at },
        group: grp ?? undefined,
        editorGroup: editor_grp ?? undefined,
        reason: reason ?? undefined,
      }),
    )
  },
)

export async function saveCountersignature(
  tx: Tx,
  { text, version, kind, by, group, editorGroup, reason, at }: Countersignature,
  act: Act,
): Promise<void> {
  const row = {
    ...{ text_id: text, version, kind, signed_by: by, signed_at: at },
    ...{ grp: group ?? null, editor_grp: editorGroup ?? null, reason: reason ?? null },
  }
  await keep(tx, COUNTERSIGNATURES, row, act)
}
