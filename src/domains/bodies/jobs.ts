/** The clock's door: says on the record which terms and stand-ins the hour has ended. */
import type { Tools } from '../people/index.ts'
import { lockSeat, lockTerm } from './store.ts'
import { dueSeats, dueStandIns, dueTerms, lockStandIn } from './store-places.ts'
import { endRoleByClock, endSeatByClock, endStandInByClock } from './steps.ts'

export async function endDueTerms({ database, clock }: Pick<Tools, 'database' | 'clock'>) {
  const { read, transact } = database
  const now = clock.now()
  for (const { id } of await dueSeats(read, now)) {
    await transact(async (tx, at) => {
      const seat = await lockSeat(tx, id)
      if (seat) await endSeatByClock(tx, seat, at)
    })
  }
  for (const { id } of await dueTerms(read, now)) {
    await transact(async (tx, at) => {
      const term = await lockTerm(tx, id)
      if (term) await endRoleByClock(tx, term, at)
    })
  }
  for (const { id } of await dueStandIns(read, now)) {
    await transact(async (tx, at) => {
      const standIn = await lockStandIn(tx, id)
      if (standIn) await endStandInByClock(tx, standIn, at)
    })
  }
}
