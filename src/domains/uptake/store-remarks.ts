/** SQL for what was said without a name, and, in private, for who said it. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act, type Prose } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId, PrivateWords } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { TextId } from '../texts/index.ts'
import { REMARKS_MAX, type Asked, type Remark, type RemarkId } from './remark.ts'
import { StoredClauses } from './tables.ts'

type AboutRow = {
  readonly id: RemarkId
  readonly process_id: ProcessId
  readonly text_id: TextId
  readonly version: number
  readonly clauses: string
  readonly words: string
  readonly noted_by: PersonId
  readonly at: Instant
}
type RemarkRow = AboutRow & { readonly group_code: string | null }
type VoiceRow = AboutRow & {
  readonly speaker: PersonId
  readonly kind: 'asked' | 'agreed'
  readonly seal: string
  readonly opening: string
}

export const REMARKS = keptTable<RemarkRow>({ table: 'remarks', noun: 'remark', key: ['id'] })

const own = (db: Read | Tx) =>
  db.withTables<{ readonly remarks: RemarkRow; readonly remark_voices: VoiceRow }>()

const aboutFrom = (row: AboutRow) => ({
  id: row.id,
  process: row.process_id,
  text: row.text_id,
  version: row.version,
  clauses: StoredClauses.parse(fromJson(row.clauses)),
  notedBy: row.noted_by,
  words: row.words,
  at: row.at,
})

const rowOf = (one: Remark | Asked): AboutRow => ({
  id: one.id,
  process_id: one.process,
  text_id: one.text,
  version: one.version,
  clauses: json([...one.clauses]),
  words: one.words,
  noted_by: one.notedBy,
  at: one.at,
})

const remarkFrom = (row: RemarkRow): Remark => ({
  ...aboutFrom(row),
  group: row.group_code ?? undefined,
})

export async function findRemark(db: Read | Tx, id: RemarkId): Promise<Remark | undefined> {
  const row = await own(db)
    .selectFrom('remarks')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && remarkFrom(row)
}

export async function remarksOf(db: Read | Tx, process: ProcessId): Promise<readonly Remark[]> {
  const all = own(db).selectFrom('remarks').selectAll().where('process_id', '=', process)
  return (await all.orderBy('id').limit(REMARKS_MAX).execute()).map(remarkFrom)
}

export async function saveRemark(tx: Tx, one: Remark, act: Act): Promise<void> {
  await keep(tx, REMARKS, { ...rowOf(one), group_code: one.group ?? null }, act)
}

const Opening = z.object({ text: z.string(), salt: z.string() })

/** Who said it, and what opens the commitment to that: for themselves and whoever noted it. */
export type Voice = Asked & {
  readonly kind: 'asked' | 'agreed'
  readonly proof: z.infer<typeof Opening> & { readonly seal: string }
}

const voiceFrom = (row: VoiceRow): Voice => ({
  ...aboutFrom(row),
  speaker: row.speaker,
  kind: row.kind,
  proof: { seal: row.seal, ...Opening.parse(fromJson(row.opening)) },
})

export async function findVoice(db: Read | Tx, id: RemarkId): Promise<Voice | undefined> {
  const all = own(db).selectFrom('remark_voices').selectAll().where('id', '=', id)
  const row = await all.executeTakeFirst()
  return row && voiceFrom(row)
}

/** Held until the transaction ends, so that it is answered once. */
export async function lockVoice(tx: Tx, id: RemarkId): Promise<Voice | undefined> {
  const all = own(tx).selectFrom('remark_voices').selectAll().where('id', '=', id)
  const row = await held(tx, all).executeTakeFirst()
  return row && voiceFrom(row)
}

/** About which remark an act speaks that only commits to it. */
export async function voiceBehind(tx: Tx, seal: string): Promise<Voice | undefined> {
  const all = own(tx).selectFrom('remark_voices').selectAll().where('seal', '=', seal)
  const row = await all.executeTakeFirst()
  return row && voiceFrom(row)
}

/** How many that somebody noted wait for a word. */
export async function askedBy(tx: Tx, person: PersonId): Promise<number> {
  const all = own(tx).selectFrom('remark_voices').where('noted_by', '=', person)
  const { count } = await all
    .where('kind', '=', 'asked')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function saveVoice(
  tx: Tx,
  one: Asked,
  { kind, seal }: { readonly kind: Voice['kind']; readonly seal: Prose },
): Promise<void> {
  const { name, mediaType, text, salt, commitment } = seal
  const opening = json({ name, mediaType, text, salt })
  const row = { ...rowOf(one), speaker: one.speaker, kind, seal: commitment, opening }
  await own(tx)
    .insertInto('remark_voices')
    .values(row)
    .onConflict((conflict) => conflict.columns(['id']).doUpdateSet(row))
    .execute()
}

export async function dropVoice(tx: Tx, id: RemarkId): Promise<void> {
  await own(tx).deleteFrom('remark_voices').where('id', '=', id).execute()
}

/** For the speaker's own export; with their erasure nobody knows any more who it was. */
export const remarkVoices: PrivateWords = {
  of: async (read, speaker) => {
    const all = own(read).selectFrom('remark_voices').selectAll().where('speaker', '=', speaker)
    const rows = await all.orderBy('id').limit(REMARKS_MAX).execute()
    return Object.fromEntries(rows.map(({ id, words }) => [`remark:${id}`, words]))
  },
  forget: async (tx, speaker) => {
    await own(tx).deleteFrom('remark_voices').where('speaker', '=', speaker).execute()
  },
}
