/** The clock's door: opens seals and closes calls whose window has ended. The hour decides. */
import type { Instant } from '../../platform/values.ts'
import type { Tools } from '../people/index.ts'
import { phaseOf } from './call.ts'
import { closeCall } from './steps/calls.ts'
import { callsThatAre, lockCall } from './store/calls.ts'

/** Transactions of one run: 20 of 500 seals open the largest call there can be. */
const TRANSACTIONS_MAX = 20

/** Closes one call in each transaction; what is left over comes with the next minute. */
export async function closeDueCalls({ database, clock }: Pick<Tools, 'database' | 'clock'>) {
  const now = clock.now()
  const due = (await callsThatAre(database.read, ['open'])).filter(
    (call) => phaseOf(call, now) === 'closed',
  )
  let left = TRANSACTIONS_MAX
  for (const { id } of due) {
    for (let isOpen = true; isOpen && left > 0; left--) {
      isOpen = await database.transact(async (tx, at: Instant) => {
        const call = await lockCall(tx, id)
        if (!call) return false
        const closed = await closeCall({ tx, clock, now: at }, call)
        return closed.ok && closed.value.state.kind === 'open'
      })
    }
  }
}
