/** What changes of rules say to the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { changesOf } from './store.ts'

export const changeFacts: FactProvider = {
  facts: ['rules.adopted', 'rules.proposed'],
  async provide(read, process) {
    const changes = await changesOf(read, process.id)
    const count = (kind: string) => changes.filter(({ state }) => state.kind === kind).length
    return {
      'rules.adopted': { value: count('in-force') },
      'rules.proposed': { value: count('proposed') },
    }
  },
}
