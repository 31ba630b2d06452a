/** What is known of contributions' ends, for the gates of a process. Judges no gate. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { FactProvider, Facts } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { coversIn, type In } from './covers.ts'
import { isUnanswered } from './rules/tracing.ts'
import { allTracedIn } from './sources.ts'
import type { Traced } from './uptake.ts'

const FACTS = ['uptake.unanswered', 'uptake.contested'] as const

/** Every contribution of a process is read for them: only where its rules ask. */
export const uptakeFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process) {
    const asked = JSON.stringify(await templateOf(read, process.pin))
    return FACTS.some((fact) => asked.includes(`"${fact}"`)) ? countIn(read, process) : {}
  },
}

/**
 * Over all that was contributed to a text; what is about the process at large asks for nothing.
 * Under cover it is not said since when one waits: whoever spoke at that hour would be known.
 */
export async function countIn(read: Read, process: In): Promise<Facts> {
  const covers = await coversIn(read, process)
  const all = (await allTracedIn(read, process.id)).filter(({ text }) => text !== undefined)
  const open = all.filter(isUnanswered)
  const contested = all.flatMap(({ text, fate }) =>
    fate.kind === 'contested' ? [{ text, at: fate.at }] : [],
  )
  const [first] = contested.toSorted((one, other) => one.at - other.at)
  const sinceOf = (oldest: Pick<Traced, 'text'> | undefined, at: Instant | undefined) =>
    at !== undefined && covers(oldest?.text) === 'open' ? { since: at } : {}
  return {
    'uptake.unanswered': {
      value: open.length,
      of: all.length,
      ...sinceOf(open[0], open[0]?.contributed.at),
    },
    'uptake.contested': { value: contested.length, ...sinceOf(first, first?.at) },
  }
}
