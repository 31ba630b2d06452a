/** What judgements say to the gates and duties of a process. Judges no gate. */
import { templateOf, type FactProvider, type HappeningProvider } from '../processes/index.ts'
import { judgementFactsOf, judgementHappeningsOf } from './rules.ts'
import { judgementsOf } from './store.ts'

export const judgementFacts: FactProvider = {
  facts: ['decisions.*'],
  provide: async (read, process) =>
    judgementFactsOf(
      await judgementsOf(read, process.id),
      process,
      await templateOf(read, process.pin),
    ),
}

export const judgementHappenings: HappeningProvider = {
  happened: async (db, { id }) => judgementHappeningsOf(await judgementsOf(db, id)),
}
