/** SQL for the options of a ballot and the seed that was drawn for it. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { BallotId } from '../ballot.ts'
import { OPTIONS_MAX, type Option } from '../option.ts'
import { OPTIONS, own, SEEDS } from './tables.ts'

const StoredParts = z.record(z.string(), z.string())

export async function optionsOf(db: Read | Tx, ballot: BallotId): Promise<readonly Option[]> {
  const query = own(db).selectFrom('ballot_options').selectAll().where('ballot_id', '=', ballot)
  const rows = await query.orderBy('number').limit(OPTIONS_MAX).execute()
  return rows.map(({ number, title, parts }) => ({
    number,
    title,
    parts: StoredParts.parse(fromJson(parts)),
  }))
}

export async function seedOf(db: Read | Tx, ballot: BallotId): Promise<string | undefined> {
  const query = own(db).selectFrom('ballot_seeds').select('seed').where('ballot_id', '=', ballot)
  return (await query.executeTakeFirst())?.seed
}

export async function saveOption(
  tx: Tx,
  ballot: BallotId,
  { parts, ...option }: Option,
  act: Act,
): Promise<void> {
  await keep(tx, OPTIONS, { ballot_id: ballot, ...option, parts: json(parts) }, act)
}

export type Entered = { readonly seed: string; readonly by: PersonId; readonly at: Instant }

export async function saveSeed(
  tx: Tx,
  ballot: BallotId,
  { seed, by, at }: Entered,
  act: Act,
): Promise<void> {
  await keep(tx, SEEDS, { ballot_id: ballot, seed, entered_by: by, entered_at: at }, act)
}
