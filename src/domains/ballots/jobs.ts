/** The clock's door: closes ballots and polls whose hour has passed, once each. */
import type { Tools } from '../people/index.ts'
import { findWindows } from '../processes/index.ts'
import { phaseOf } from './ballot.ts'
import { aroundOf } from './steps/step.ts'
import { closeBallot } from './steps/closing.ts'
import { closePollByClock } from './steps/polls.ts'
import { ballotsThatAre, lockBallot } from './store/ballots.ts'
import { duePolls, lockPoll } from './store/polls.ts'

/** Closed in one run; the others come with the next minute, and are over by their hour anyway. */
const CLOSED_MAX = 20
/** Of one ballot: each opens some hundred seals. */
const STEPS_MAX = 50

export async function closeDueBallots({ database, clock }: Pick<Tools, 'database' | 'clock'>) {
  const { read } = database
  const now = clock.now()
  const open = await ballotsThatAre(read, ['open'])
  const windows = await findWindows(
    read,
    open.map(({ window }) => window),
  )
  const due = open.filter((ballot) => {
    const window = windows.get(ballot.window)
    return window !== undefined && phaseOf(ballot, window, now) === 'over'
  })
  let closedNow = 0
  for (const { id } of due) {
    // Those that wait for a seed are passed over.
    if (closedNow >= CLOSED_MAX) break
    for (let steps = 0; steps < STEPS_MAX; steps++) {
      const isDone = await database.transact(async (tx, at) => {
        const ballot = await lockBallot(tx, id)
        if (ballot?.state.kind !== 'open') return true
        const closed = await closeBallot({ tx, now: at }, await aroundOf(tx, ballot))
        if (closed.ok && closed.value.state.kind === 'closed') closedNow++
        return !closed.ok || closed.value.state.kind !== 'open'
      })
      if (isDone) break
    }
  }
  for (const { id } of (await duePolls(read, now)).slice(0, CLOSED_MAX)) {
    await database.transact(async (tx, at) => {
      const poll = await lockPoll(tx, id)
      if (poll?.state.kind === 'open') await closePollByClock({ tx, now: at }, poll)
    })
  }
}
