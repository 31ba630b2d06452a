/** What judgements say to the gates and duties of a process. Judges no gate. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { FactProvider, HappeningProvider, ProcessId } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { rulesTextsOf } from '../texts/index.ts'
import type { Judgement } from './judgement.ts'
import { judgementFactsOf, judgementHappeningsOf } from './rules.ts'
import { judgementsOf } from './store.ts'

export const judgementFacts: FactProvider = {
  facts: ['decisions.*'],
  provide: async (read, process) =>
    judgementFactsOf(
      await countedIn(read, process.id),
      process,
      await templateOf(read, process.pin),
    ),
}

export const judgementHappenings: HappeningProvider = {
  happened: async (db, { id }) => judgementHappeningsOf(await countedIn(db, id)),
}

/** What officers find of a change of the rules is no step of the process. */
async function countedIn(db: Read | Tx, process: ProcessId): Promise<readonly Judgement[]> {
  const rules = await rulesTextsOf(db, process)
  const judgements = await judgementsOf(db, process)
  return judgements.filter(({ about }) => about.kind !== 'text' || !rules.has(about.text))
}
