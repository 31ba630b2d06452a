/** SQL for translations. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { CLAUSES_MAX, TEXTS_MAX, type ClauseId, type TextId } from '../texts/index.ts'
import type { Made, Translation } from './translation.ts'

type TranslationRow = {
  readonly text_id: TextId
  readonly clause: ClauseId
  readonly language: Language
  readonly source_words: Commitment
  readonly words: Commitment
  readonly made: Made['kind']
  readonly machine: string | null
  readonly written_by: PersonId
  readonly written_at: Instant
  readonly checked_by: PersonId | null
  readonly checked_at: Instant | null
}

const TRANSLATIONS = keptTable<TranslationRow>({
  table: 'translations',
  noun: 'translation',
  key: ['text_id', 'clause', 'language'],
})

export const TRANSLATION_TABLES = [TRANSLATIONS] as const

/** Clauses that were left out of a text keep what was made of them. */
const ROWS_MAX = CLAUSES_MAX * 8

const own = (db: Read | Tx) => db.withTables<{ readonly translations: TranslationRow }>()

/** Of one text, into one language or into all. */
export const translationsOf = remembered(
  async (db: Read | Tx, text: TextId, language?: Language): Promise<readonly Translation[]> => {
    const all = own(db).selectFrom('translations').selectAll().where('text_id', '=', text)
    const query = language === undefined ? all : all.where('language', '=', language)
    const rows = await query.orderBy('language').orderBy('clause').limit(ROWS_MAX).execute()
    return rows.map(translationFrom)
  },
)

/** Which texts have any at all: most have none, and nothing more is asked of those. */
export const translatedAmong = remembered(
  async (db: Read | Tx, texts: readonly TextId[]): Promise<readonly TextId[]> => {
    if (texts.length === 0) return []
    const query = own(db).selectFrom('translations').select('text_id').distinct()
    const rows = await query.where('text_id', 'in', texts).limit(TEXTS_MAX).execute()
    return rows.map(({ text_id }) => text_id)
  },
)

/** What one person wrote and nobody has written over, the newest first. */
export const translationsBy = remembered(
  async (db: Read | Tx, person: PersonId): Promise<readonly Translation[]> => {
    const query = own(db).selectFrom('translations').selectAll().where('written_by', '=', person)
    const rows = await query.orderBy('written_at', 'desc').limit(ROWS_MAX).execute()
    return rows.map(translationFrom)
  },
)

export async function saveTranslation(tx: Tx, one: Translation, act: Act): Promise<void> {
  const { text, clause, language, source, words, made, writtenBy, writtenAt } = one
  const checked = made.kind === 'checked' ? made : undefined
  const row: TranslationRow = {
    text_id: text,
    clause,
    language,
    source_words: source,
    words,
    made: made.kind,
    machine: made.kind === 'human' ? null : (made.machine ?? null),
    written_by: writtenBy,
    written_at: writtenAt,
    checked_by: checked?.by ?? null,
    checked_at: checked?.at ?? null,
  }
  await keep(tx, TRANSLATIONS, row, act)
}

const translationFrom = (row: TranslationRow): Translation => ({
  text: row.text_id,
  clause: row.clause,
  language: row.language,
  source: row.source_words,
  words: row.words,
  made: madeFrom(row),
  writtenBy: row.written_by,
  writtenAt: row.written_at,
})

function madeFrom({ made, machine, checked_by, checked_at, clause }: TranslationRow): Made {
  switch (made) {
    case 'human':
      return { kind: 'human' }
    case 'machine':
      if (machine === null) throw new Error(`no machine: translation of ${clause}`)
      return { kind: 'machine', machine }
    case 'checked':
      if (checked_by === null || checked_at === null) {
        throw new Error(`checked by nobody: translation of ${clause}`)
      }
      return { kind: 'checked', by: checked_by, at: checked_at, machine: machine ?? undefined }
  }
}
