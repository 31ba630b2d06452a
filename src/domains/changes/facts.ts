/** What changes of rules say to the gates of a process. Judges no gate. */
import type { FactProvider, Facts } from '../processes/index.ts'
import type { RuleChange } from './change.ts'
import { changesOf } from './store.ts'

export const changeFacts: FactProvider = {
  facts: ['rules.adopted', 'rules.proposed'],
  async provide(read, process) {
    return changeFactsOf(await changesOf(read, process.id))
  },
}

export function changeFactsOf(changes: readonly Pick<RuleChange, 'state'>[]): Facts {
  const count = (kind: string) => changes.filter(({ state }) => state.kind === kind).length
  return {
    'rules.adopted': { value: count('in-force') },
    'rules.proposed': { value: count('proposed') },
  }
}
