/** SQL for errata. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { ERRATA_MAX, type Erratum } from './erratum.ts'
import type { ClauseId, TextId } from './text.ts'

type ErratumRow = {
  readonly text_id: TextId
  readonly number: number
  readonly version: number
  readonly clause: ClauseId
  readonly stands: Commitment
  readonly should_stand: Commitment
  readonly reason: Commitment
  readonly corrected_by: PersonId
  readonly role: string
  readonly corrected_at: Instant
}
type ErrataTables = { readonly text_errata: ErratumRow }

export const ERRATA = keptTable<ErratumRow>({
  table: 'text_errata',
  noun: 'erratum',
  key: ['text_id', 'number'],
})

/** In the order in which they were found. */
export const errataOf = remembered(
  async (db: Read | Tx, text: TextId): Promise<readonly Erratum[]> => {
    const rows = await db
      .withTables<ErrataTables>()
      .selectFrom('text_errata')
      .selectAll()
      .where('text_id', '=', text)
      .orderBy('number')
      .limit(ERRATA_MAX)
      .execute()
    return rows.map(
      ({ text_id, should_stand, corrected_by: by, corrected_at: at, ...rest }): Erratum => ({
        ...{ ...rest, text: text_id, shouldStand: should_stand, by, at },
      }),
    )
  },
)

export async function saveErratum(tx: Tx, erratum: Erratum, act: Act): Promise<void> {
  const { text, shouldStand, by, at, ...rest } = erratum
  const row = { text_id: text, should_stand: shouldStand, corrected_by: by, corrected_at: at }
  await keep(tx, ERRATA, { ...rest, ...row }, act)
}
