/**
 * SQL for what officers prepare and have not published. Private: written directly, read by those
 * who serve in the call and by nobody else, and gone once it is published.
 */
import type { Read, Tx } from '../../../platform/db/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { PersonId, PrivateWords } from '../../people/index.ts'
import type { CallId } from '../call.ts'
import type { Polarity } from '../designation.ts'
import type { Preparation, Prepared, Sign, Signed } from '../prepared.ts'

type DraftRow = {
  readonly call_id: CallId
  readonly number: number
  readonly after: number
  readonly author: PersonId
  readonly level: string
  readonly polarity: Polarity
  readonly reasons: string
  readonly written_at: Instant
}

type SignRow = {
  readonly call_id: CallId
  readonly number: number
  readonly person_id: PersonId
  readonly sign: Sign
  readonly why: string | null
  readonly said_at: Instant
}

type Tables = {
  readonly designation_drafts: DraftRow
  readonly designation_draft_signs: SignRow
}

/** More versions than a call can have, and more officers than sign one. */
const ROWS_MAX = 2_000

const own = (db: Read | Tx) => db.withTables<Tables>()

export const NOTHING_PREPARED: Preparation = { versions: [], signed: [] }

export async function preparationOf(db: Read | Tx, call: CallId): Promise<Preparation> {
  const drafts = own(db).selectFrom('designation_drafts').selectAll().where('call_id', '=', call)
  const rows = await drafts.orderBy('number').limit(ROWS_MAX).execute()
  const signs = own(db).selectFrom('designation_draft_signs').selectAll()
  const signed = await signs
    .where('call_id', '=', call)
    .orderBy('said_at')
    .orderBy('person_id')
    .limit(ROWS_MAX)
    .execute()
  return { versions: rows.map(draftFrom), signed: signed.map(signFrom) }
}

const draftFrom = (row: DraftRow): Prepared => ({
  call: row.call_id,
  number: row.number,
  after: row.after,
  author: row.author,
  level: row.level,
  polarity: row.polarity,
  reasons: row.reasons,
  writtenAt: row.written_at,
})

const signFrom = (row: SignRow): Signed => ({
  call: row.call_id,
  number: row.number,
  person: row.person_id,
  sign: row.sign,
  why: row.why ?? undefined,
  saidAt: row.said_at,
})

export async function savePrepared(tx: Tx, one: Prepared): Promise<void> {
  const { call, writtenAt, ...rest } = one
  const row: DraftRow = { ...rest, call_id: call, written_at: writtenAt }
  await own(tx).insertInto('designation_drafts').values(row).execute()
}

/** A second word on the same version takes the place of the first. */
export async function saveSign(tx: Tx, one: Signed): Promise<void> {
  const { call, number, person, sign, why, saidAt } = one
  const said = { sign, why: why ?? null, said_at: saidAt }
  await own(tx)
    .insertInto('designation_draft_signs')
    .values({ call_id: call, number, person_id: person, ...said })
    .onConflict((conflict) =>
      conflict.columns(['call_id', 'number', 'person_id']).doUpdateSet(said),
    )
    .execute()
}

export async function forgetPreparation(tx: Tx, call: CallId): Promise<void> {
  await own(tx).deleteFrom('designation_draft_signs').where('call_id', '=', call).execute()
  await own(tx).deleteFrom('designation_drafts').where('call_id', '=', call).execute()
}

/** For the author's own export; when they have their words erased, these go too. */
export const preparedWords: PrivateWords = {
  of: async (read, author) => {
    const drafts = own(read).selectFrom('designation_drafts').selectAll()
    const rows = await drafts.where('author', '=', author).limit(ROWS_MAX).execute()
    const signs = own(read).selectFrom('designation_draft_signs').selectAll()
    const said = await signs.where('person_id', '=', author).limit(ROWS_MAX).execute()
    const reasons = rows.map(({ call_id, number, reasons: of }): [string, string] => {
      return [`designation-draft:${call_id}:${number}`, of]
    })
    const whys = said.map(({ call_id, number, sign, why }): [string, string] => {
      return [`designation-draft-sign:${call_id}:${number}`, why ?? sign]
    })
    return Object.fromEntries([...reasons, ...whys])
  },
  forget: async (tx, author) => {
    await own(tx).deleteFrom('designation_draft_signs').where('person_id', '=', author).execute()
    await own(tx).deleteFrom('designation_drafts').where('author', '=', author).execute()
  },
}
