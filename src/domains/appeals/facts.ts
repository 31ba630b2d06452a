/** What the appeals of a process say to its gates. Judges no gate. */
import { templateOf, type FactProvider } from '../processes/index.ts'
import { appealFactsOf } from './open.ts'
import { appealsIn } from './store.ts'

export const appealFacts: FactProvider = {
  facts: ['appeals.open', 'appeals.owed'],
  provide: async (read, process, now) => {
    const { appeals: rungs } = await templateOf(read, process.pin)
    return appealFactsOf(rungs, await appealsIn(read, process.id), now)
  },
}
