/** Loads the last summary of a meeting or a cycle, and what is said against it. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { findPeople, namesOf } from '../people/index.ts'
import { contestsOf } from '../stewards/index.ts'
import { summariesOf } from './store.ts'
import type { About, SummaryShown } from './summary.ts'

const SETTLED: ReadonlySet<string> = new Set(['satisfied', 'withdrawn'])

export async function loadSummary(
  read: Read,
  about: About,
  t: Translate,
): Promise<SummaryShown | undefined> {
  const [last] = await summariesOf(read, about)
  if (!last) return undefined
  const { version, at, line, role, by } = last
  const wording = (await wordsOf(read, [last.words])).get(last.words)
  const named = (await namesOf(read, await findPeople(read, [by]))).get(by)
  const contests = await contestsOf(read, [line])
  return {
    version,
    at,
    line,
    role,
    words: wording.kind === 'text' ? wording.text : t('html.redacted'),
    name: named?.name ?? by,
    path: named?.path,
    contested: contests.filter(({ state }) => !SETTLED.has(state.kind)).length,
  }
}
