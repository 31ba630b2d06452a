/** What is known of contributions' ends, for the gates of a process. Judges no gate. */
import type { Read } from '../../platform/db/index.ts'
import { templateOf, type FactProvider, type Facts, type Process } from '../processes/index.ts'
import { isUnanswered } from './rules/tracing.ts'
import { tracedIn } from './sources.ts'

const FACTS = ['uptake.unanswered', 'uptake.contested'] as const

/** Every contribution of a process is read for them: only where its rules ask. */
export const uptakeFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process) {
    const asked = JSON.stringify(await templateOf(read, process.pin))
    return FACTS.some((fact) => asked.includes(`"${fact}"`)) ? countIn(read, process) : {}
  },
}

/** Over all that was contributed to a text; what is about the process at large asks for nothing. */
export async function countIn(read: Read, process: Pick<Process, 'id'>): Promise<Facts> {
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
}
