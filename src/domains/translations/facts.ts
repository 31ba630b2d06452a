/** What translations say to the gates of a process. Judges no gate. */
import type { Language } from '../../platform/languages/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { FactProvider, ProcessId } from '../processes/index.ts'
import { latestVersions, textsOf, type ClauseId, type TextVersion } from '../texts/index.ts'
import { isComplete, progressOf, type Progress } from './rules.ts'
import { translatedAmong, translationsOf } from './store.ts'
import type { Translation } from './translation.ts'

export type InLanguage = { readonly language: Language; readonly progress: Progress }

/** Each language into which anything of a version was translated. */
export async function languagesOf(
  db: Read | Tx,
  { text, clauses }: Pick<TextVersion, 'text' | 'clauses'>,
): Promise<readonly InLanguage[]> {
  const byLanguage = new Map<Language, Map<ClauseId, Translation>>()
  for (const one of await translationsOf(db, text)) {
    const known = byLanguage.get(one.language) ?? new Map<ClauseId, Translation>()
    byLanguage.set(one.language, known.set(one.clause, one))
  }
  return [...byLanguage].map(([language, of]) => ({ language, progress: progressOf(clauses, of) }))
}

/**
 * `texts.languages`: in how many the whole text can be read, its own among them; with several
 * texts, of the one that can be read in the fewest. `translations.stale`: clauses that say
 * something else than what is shown of them in another language.
 */
export const translationFacts: FactProvider = {
  facts: ['texts.languages', 'translations.stale'],
  async provide(read, { id }) {
    const each = await eachText(read, id)
    return {
      'texts.languages': {
        value: each.length === 0 ? 0 : Math.min(...each.map(completeIn)),
      },
      'translations.stale': {
        value: each.flat().reduce((sum, { progress }) => sum + progress.stale, 0),
      },
    }
  },
}

/** The text's own language, and those in which nothing is missing. */
const completeIn = (languages: readonly InLanguage[]): number =>
  1 + languages.filter(({ progress }) => isComplete(progress)).length

async function eachText(
  db: Read | Tx,
  process: ProcessId,
): Promise<readonly (readonly InLanguage[])[]> {
  const texts = await textsOf(db, process)
  const negotiated = texts.filter(({ matter }) => matter === 'negotiated').map(({ id }) => id)
  const versions = await latestVersions(db, process)
  const translated = new Set(await translatedAmong(db, negotiated))
  const each: (readonly InLanguage[])[] = []
  for (const id of negotiated) {
    const version = versions.get(id)
    if (version) each.push(translated.has(id) ? await languagesOf(db, version) : [])
  }
  return each
}
