/** Loads two versions of a text and compares them, by what the versions between them say. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { redlineOf, type RedlineClause } from './rules/redline.ts'
import { cameThrough } from './rules/redline-kin.ts'
import { lineagesBetween, versionWords } from './store.ts'
import type { ClauseWords, Text, TextVersion } from './text.ts'

export type Comparing = {
  readonly text: Pick<Text, 'language'>
  readonly before: TextVersion
  readonly after: TextVersion
  /** The words after, where they are loaded. */
  readonly words: readonly ClauseWords[]
}

/** Where the version to compare with is the later one, nothing says what came from what. */
export async function compareVersions(
  db: Read | Tx,
  { text, before, after, words }: Comparing,
): Promise<readonly RedlineClause[]> {
  const said = await lineagesBetween(db, after, before.number)
  return redlineOf(await versionWords(db, before), words, text.language, cameThrough(said))
}
