/** Loads how a process got to where it is: the last version, and what is said against it. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { findPeople, namesOf } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { contestsOf } from '../stewards/index.ts'
import type { HistoryShown } from './history.ts'
import { historiesOf } from './store-histories.ts'

export async function loadHistory(
  read: Read,
  process: ProcessId,
  t: Translate,
): Promise<HistoryShown | undefined> {
  const [last] = await historiesOf(read, process)
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

const SETTLED: ReadonlySet<string> = new Set(['satisfied', 'withdrawn'])
