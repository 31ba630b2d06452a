/** SQL for parts and tombstones: the only file that names these tables. Decides nothing. */
import type { Read, Tx } from '../db/index.ts'
import type { Act } from './act.ts'
import type { Opening, Prose } from './prose.ts'
import { batches } from './store.ts'

export type PartRow = {
  readonly commitment: string
  readonly salt: string
  readonly name: string
  readonly media_type: string
  readonly bytes: string
  readonly author: string | null
  readonly object: Act['obj']
  readonly entry: number
}

export type TombstoneRow = {
  readonly commitment: string
  readonly entry: number
  readonly part: string
  readonly basis: string
  readonly decided_by: string
  readonly reason: string | null
}

type PartTables = { parts: PartRow; tombstones: TombstoneRow }

const own = (db: Read) => db.withTables<PartTables>()

export async function insertParts(
  tx: Tx,
  parts: readonly { readonly part: Prose; readonly object: Act['obj']; readonly entry: number }[],
): Promise<void> {
  const rows = parts.map(({ part, object, entry }) => ({
    commitment: part.commitment,
    salt: part.salt,
    name: part.name,
    media_type: part.mediaType,
    bytes: part.text,
    author: part.author ?? null,
    object,
    entry,
  }))
  for (const some of batches(rows)) await own(tx).insertInto('parts').values(some).execute()
}

/** The text and its salt, at once and everywhere: no other table holds either. */
export async function deletePart(tx: Tx, commitment: string): Promise<void> {
  await own(tx).deleteFrom('parts').where('commitment', '=', commitment).execute()
}

export async function findParts(
  db: Read,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, PartRow>> {
  const found = new Map<string, PartRow>()
  for (const some of batches(commitments)) {
    const query = own(db).selectFrom('parts').selectAll().where('commitment', 'in', some)
    for (const row of await query.execute()) found.set(row.commitment, row)
  }
  return found
}

/** What a page shows of a part. */
export type TextRow = Pick<PartRow, 'commitment' | 'media_type' | 'bytes'>

export async function findTexts(
  db: Read,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, TextRow>> {
  const found = new Map<string, TextRow>()
  for (const some of batches(commitments)) {
    const texts = own(db).selectFrom('parts').select(['commitment', 'media_type', 'bytes'])
    for (const row of await texts.where('commitment', 'in', some).execute()) {
      found.set(row.commitment, row)
    }
  }
  return found
}

/** A tombstone is never taken away: another number says that a text was removed. */
export async function countTombstones(db: Read): Promise<number> {
  const { count } = await own(db)
    .selectFrom('tombstones')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findTombstones(
  db: Read,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, TombstoneRow>> {
  const found = new Map<string, TombstoneRow>()
  for (const some of batches(commitments)) {
    const query = own(db).selectFrom('tombstones').selectAll().where('commitment', 'in', some)
    for (const row of await query.execute()) found.set(row.commitment, row)
  }
  return found
}

/** Parts after a commitment, in the order of their commitments, to go through all of them. */
export async function partsAfter(
  db: Read,
  commitment: string,
  limit: number,
): Promise<readonly PartRow[]> {
  return own(db)
    .selectFrom('parts')
    .selectAll()
    .where('commitment', '>', commitment)
    .orderBy('commitment')
    .limit(limit)
    .execute()
}

export async function partsOfAuthor(
  tx: Tx,
  author: string,
  limit: number,
): Promise<readonly PartRow[]> {
  return own(tx)
    .selectFrom('parts')
    .selectAll()
    .where('author', '=', author)
    .orderBy('entry')
    .limit(limit)
    .execute()
}

export const openingOf = (row: PartRow): Opening => ({
  name: row.name,
  mediaType: row.media_type,
  text: row.bytes,
  salt: row.salt,
})
