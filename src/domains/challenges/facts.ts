/** What challenges say to the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { isRunning } from './challenge.ts'
import { challengesIn } from './store.ts'

export const challengeFacts: FactProvider = {
  facts: ['challenges.open'],
  async provide(read, process, now) {
    const all = await challengesIn(read, process.id)
    const running = all.filter((one) => isRunning(one, now))
    const since = running[0]?.raisedAt
    return {
      'challenges.open': {
        value: running.length,
        of: all.length,
        ...(since === undefined ? {} : { since }),
      },
    }
  },
}
