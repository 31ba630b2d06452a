/** Answers that forums owe to challenges, whoever has to give them. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { challengesThatAre } from './store.ts'

export async function owedToChallenges(read: Read, now: Instant) {
  const before = await challengesThatAre(read, ['before'])
  return before.flatMap(({ id, process, state }) =>
    state.kind === 'before'
      ? [
          {
            said: { key: 'challenges.owed.answer' },
            href: `/challenges/${id}`,
            process,
            since: state.since,
            overdue: now >= state.due,
          } as const,
        ]
      : [],
  )
}
