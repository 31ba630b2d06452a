/** The clock's door: when a quarter has passed, what may be told by language is told. */
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import type { Tools } from '../people/index.ts'
import { toldIn } from './rules/releases.ts'
import { tellLanguages } from './telling.ts'

/** Where nobody contributed there is nothing to record, and nothing to look for again either. */
export function tallyDoors({ database }: Pick<Tools, 'database'>): readonly ClockDoor[] {
  let done: string | undefined
  return [
    everyMinute('tell languages', async (now) => {
      const quarter = toldIn(now)
      if (quarter === done) return
      await tellLanguages(database)
      done = quarter
    }),
  ]
}
