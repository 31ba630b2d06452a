/** What judgements say to the gates and duties of a process. Judges no gate. */
import type { FactProvider, HappeningProvider } from '../processes/index.ts'
import { judgementFactsOf, judgementHappeningsOf } from './rules.ts'
import { judgementsOf } from './store.ts'

export const judgementFacts: FactProvider = {
  facts: ['decisions.*'],
  provide: async (read, process) => judgementFactsOf(await judgementsOf(read, process.id), process),
}

export const judgementHappenings: HappeningProvider = {
  happened: async (db, { id }) => judgementHappeningsOf(await judgementsOf(db, id)),
}
