/** Loads what the item on the table links to, as the room shows it. Renders no text itself. */
import type { Read } from '../../platform/db/index.ts'
import { findText, findVersion, textId, titleOf, versionWords } from '../texts/index.ts'
import type { TextVersion } from '../texts/index.ts'
import { pickFrom, SEARCHED_CLAUSES_MAX, type PlacedClause, type TabledText } from './tabled.ts'

/** @param link as an item of an agenda has it: `text:01J…`, `text:01J…#c3` */
export async function tabledText(db: Read, link: string): Promise<TabledText | undefined> {
  const [thing = '', clause] = link.split('#', 2)
  const [noun, raw = ''] = thing.split(':', 2)
  const id = noun === 'text' ? textId(raw) : undefined
  const text = id && (await findText(db, id))
  const version = text && (await findVersion(db, text.id))
  if (!text || !version) return undefined
  const picked = await pickedFrom(db, version, clause)
  const { language } = text
  const title = await titleOf(db, text)
  return { text: text.id, title, language, version: version.number, ...picked }
}

async function pickedFrom(
  db: Read,
  version: TextVersion,
  named: string | undefined,
): Promise<Pick<TabledText, 'extent' | 'clauses'>> {
  const { clauses } = version
  const placed = new Map(clauses.map(({ id }, index) => [id, index + 1]))
  const wordsOf = async (some: TextVersion['clauses']): Promise<readonly PlacedClause[]> =>
    (await versionWords(db, { ...version, clauses: some })).map(({ id, words, removed }) => ({
      ...{ id, words, place: placed.get(id) ?? 0 },
      isRemoved: removed !== undefined,
    }))
  if (named !== undefined) {
    return { extent: 'clause', clauses: await wordsOf(clauses.filter(({ id }) => id === named)) }
  }
  const picked = pickFrom(await wordsOf(clauses.slice(0, SEARCHED_CLAUSES_MAX)))
  const isMore = clauses.length > SEARCHED_CLAUSES_MAX
  return isMore && picked.extent === 'whole' ? { ...picked, extent: 'beginning' } : picked
}
