/** Translations that say what their text no longer says: told to whoever wrote them. */
import type { Read } from '../../platform/db/index.ts'
import { nativeName } from '../../platform/languages/index.ts'
import type { Actor } from '../people/index.ts'
import { findText, findVersion, titleOf, type TextId } from '../texts/index.ts'
import { standingOf, translationsBy, type Translation } from '../translations/index.ts'
import type { Thing } from './thing.ts'

/** Texts that are looked at, those that one wrote about last before others. */
const TEXTS_MAX = 50

export async function staleTranslations(
  read: Read,
  actor: Actor | undefined,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const written = Map.groupBy(await translationsBy(read, actor.person), ({ text }) => text)
  const things: Thing[] = []
  for (const [text, translations] of [...written].slice(0, TEXTS_MAX)) {
    things.push(...(await staleIn(read, text, translations)))
  }
  return things
}

async function staleIn(
  read: Read,
  id: TextId,
  translations: readonly Translation[],
): Promise<readonly Thing[]> {
  const text = await findText(read, id)
  const version = await findVersion(read, id)
  if (!text || !version) return []
  const lines = new Map(version.clauses.map((line) => [line.id, line]))
  const stale = translations.filter((one) => {
    const line = lines.get(one.clause)
    const standing = line && standingOf(line, one)
    return standing?.kind === 'made' && standing.stale
  })
  const languages = [...new Set(stale.map(({ language }) => language))]
  if (languages.length === 0) return []
  const title = await titleOf(read, text)
  return languages.map((language) => ({
    said: { key: 'desk.stale', title, language: nativeName(language) },
    href: `/texts/${id}/in/${language}/work`,
    until: undefined,
    since: version.at,
    stake: 'translation',
    process: text.process,
  }))
}
