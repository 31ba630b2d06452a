/** What the actions of a process say to its gates. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { isOverdue } from './action.ts'
import { openIn } from './store.ts'

export const actionFacts: FactProvider = {
  facts: ['actions.open', 'actions.overdue'],
  async provide(read, process, now) {
    const open = await openIn(read, `process:${process.id}`)
    const overdue = open.filter((one) => isOverdue(one, now))
    const [first] = overdue
    return {
      'actions.open': { value: open.length },
      'actions.overdue': {
        value: overdue.length,
        of: open.length,
        ...(first ? { since: first.due } : {}),
      },
    }
  },
}
