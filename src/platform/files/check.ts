/** Whether every file that something still names is on disk, byte for byte. Knows no message. */
import type { Read } from '../db/index.ts'
import type { Files, StoredFile } from './store.ts'

/** Files that a domain names, in the order of their ids; `last` is where the next page begins. */
export type NamedFiles = (
  read: Read,
  page: { readonly after: string; readonly limit: number },
) => Promise<{ readonly files: readonly StoredFile[]; readonly last: string | undefined }>

export type FilesReport = {
  readonly checked: number
  /** Gone, or not what was sent. */
  readonly missing: readonly string[]
}

const PAGE = 200
/** Named one by one; of more it is only said how many. */
const NAMED_MAX = 20

export async function checkFiles(
  read: Read,
  files: Pick<Files, 'read'>,
  sources: readonly NamedFiles[],
): Promise<FilesReport> {
  const missing: string[] = []
  let checked = 0
  for (const source of sources) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = { after, limit: PAGE }
      const found = await source(read, page)
      checked += found.files.length
      const lost = await lostAmong(files, found.files)
      // What was removed meanwhile is named no more.
      const still = lost.length === 0 ? [] : (await source(read, page)).files
      const named = new Set(still.map(({ id }) => id))
      missing.push(...lost.filter((id) => named.has(id)))
      after = found.last
    }
  }
  return { checked, missing }
}

async function lostAmong(
  files: Pick<Files, 'read'>,
  named: readonly StoredFile[],
): Promise<readonly string[]> {
  const lost: string[] = []
  for (const file of named) if (!(await files.read(file))) lost.push(file.id)
  return lost
}

export function explainFiles({ checked, missing }: FilesReport): readonly string[] {
  if (checked === 0) return []
  if (missing.length === 0) return [`${checked} uploaded files are there, byte for byte.`]
  const more = missing.length - NAMED_MAX
  return [
    `${missing.length} of ${checked} uploaded files are gone, or are not what was sent:`,
    ...missing.slice(0, NAMED_MAX).map((id) => `  ${id}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    'Bring back the folder uploads/ from a backup, or remove the messages on grounds.',
  ]
}
