/** What is known of contributions' ends, for the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { isUnanswered } from './rules/tracing.ts'
import { tracedIn } from './sources.ts'

const FACTS = ['uptake.unanswered', 'uptake.contested'] as const

/** Over all that was contributed to a text; what is about the process at large asks for nothing. */
export const uptakeFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process) {
    const all = (await tracedIn(read, process.id)).filter(({ text }) => text !== undefined)
    const open = all.filter(isUnanswered)
    const contested = all.flatMap(({ fate }) => (fate.kind === 'contested' ? [fate] : []))
    const since = open[0]?.contributed.at
    const [first] = contested.toSorted((one, other) => one.at - other.at)
    return {
      'uptake.unanswered': {
        value: open.length,
        of: all.length,
        ...(since === undefined ? {} : { since }),
      },
      'uptake.contested': { value: contested.length, ...(first ? { since: first.at } : {}) },
    }
  },
}
