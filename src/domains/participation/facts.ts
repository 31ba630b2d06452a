/** What participation says to the gates of a process. Judges no gate. */
import type { FactProvider, Facts } from '../processes/index.ts'
import { currentOf } from './audit.ts'
import { seatingOf } from './load.ts'
import { QUESTIONS } from './questions.ts'
import { unfilledIn, wantedIn } from './seats.ts'
import { answersOf, contestsOf } from './store/audit.ts'

export const participationFacts: FactProvider = {
  facts: ['seats.unfilled', 'participation.unanswered', 'participation.contested'],
  async provide(read, process, now): Promise<Facts> {
    const answers = await answersOf(read, process.id)
    const standing = QUESTIONS.flatMap(({ id }) => currentOf(answers, id) ?? [])
    const contests = await contestsOf(
      read,
      standing.map(({ id }) => id),
    )
    const contested = new Set(contests.map(({ answer }) => answer))
    const seating = await seatingOf(read, process, now)
    return {
      // Without a target nothing is known to be missing, and nothing is known to be there.
      ...(seating?.body.target
        ? {
            'seats.unfilled': {
              value: unfilledIn(seating.groups),
              of: wantedIn(seating.groups),
            },
          }
        : {}),
      'participation.unanswered': {
        value: QUESTIONS.length - standing.length,
        of: QUESTIONS.length,
      },
      'participation.contested': { value: contested.size, of: standing.length },
    }
  },
}
