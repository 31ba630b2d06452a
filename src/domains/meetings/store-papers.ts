/** SQL for the files of papers; their bytes lie in the data folder. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { NamedFiles } from '../../platform/files/index.ts'
import { keep, wordsOf, type Act } from '../../platform/record/index.ts'
import type { MaterialId, PaperFile } from './material.ts'
import { MATERIAL_FILES, own, type MaterialFileRow } from './tables.ts'

const fileFrom = ({ size, scanned, ...row }: MaterialFileRow): PaperFile => ({
  ...row,
  size: Number(size),
  scanned: scanned === 1,
})

export async function filesOfPapers(
  db: Read | Tx,
  ids: readonly MaterialId[],
): Promise<readonly PaperFile[]> {
  if (ids.length === 0) return []
  const query = own(db).selectFrom('material_files').selectAll().where('id', 'in', ids)
  return (await query.orderBy('id').execute()).map(fileFrom)
}

export const savePaperFile = (tx: Tx, one: PaperFile, act: Act): Promise<void> =>
  keep(tx, MATERIAL_FILES, { ...one, scanned: one.scanned ? 1 : 0 }, act)

/** Whose bytes stay, of those asked about: those whose names stand. */
export async function paperFilesAmong(
  read: Read,
  ids: readonly string[],
): Promise<readonly string[]> {
  const files = await filesOfPapers(
    read,
    ids.map((id) => id as MaterialId),
  )
  return (await named(read, files)).map(({ id }) => id)
}

/** For whoever checks that the bytes are there. */
export const paperFilesNamed: NamedFiles = async (read, { after, limit }) => {
  const rows = await own(read)
    .selectFrom('material_files')
    .selectAll()
    .where('id', '>', after as MaterialId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return { files: await named(read, rows.map(fileFrom)), last: rows.at(-1)?.id }
}

async function named(read: Read, files: readonly PaperFile[]): Promise<readonly PaperFile[]> {
  const words = await wordsOf(
    read,
    files.map(({ name }) => name),
  )
  return files.filter(({ name }) => words.get(name).kind === 'text')
}
