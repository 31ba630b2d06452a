/** What challenges say to the gates of a process. Judges no gate. */
import type { FactProvider, Facts, Happening, HappeningProvider } from '../processes/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isRunning, type Challenge } from './challenge.ts'
import { challengesIn } from './store.ts'

export function challengeFactsOf(all: readonly Challenge[], now: Instant): Facts {
  const running = all.filter((one) => isRunning(one, now))
  const since = running[0]?.raisedAt
  return {
    'challenges.open': {
      value: running.length,
      of: all.length,
      ...(since === undefined ? {} : { since }),
    },
  }
}

export const challengeFacts: FactProvider = {
  facts: ['challenges.open'],
  provide: async (read, process, now) =>
    challengeFactsOf(await challengesIn(read, process.id), now),
}

/** Duties that begin with a challenge begin when it was raised. */
export const challengeHappeningsOf = (all: readonly Challenge[]): readonly Happening[] =>
  all.map(({ raisedAt }) => ({ kind: 'challenge', at: raisedAt }))

export const challengeHappenings: HappeningProvider = {
  happened: async (db, { id }) => challengeHappeningsOf(await challengesIn(db, id)),
}
