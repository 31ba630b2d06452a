/** The clock's door: says on the record that dockets whose window has ended are closed. */
import type { Tools } from '../people/index.ts'
import { findWindow } from '../processes/index.ts'
import { phaseOf, windowOf } from './docket.ts'
import { closeByClock } from './steps/dockets.ts'
import { docketsThatAre, lockDocket } from './store/dockets.ts'

/** Closed in one run; the others come with the next minute, and are closed by their hour anyway. */
const CLOSED_MAX = 20

export async function closeDueDockets({ database, clock }: Pick<Tools, 'database' | 'clock'>) {
  const { read } = database
  const now = clock.now()
  const due = []
  for (const docket of await docketsThatAre(read, ['open'])) {
    const id = windowOf(docket)
    if (phaseOf(docket, id && (await findWindow(read, id)), now) === 'closed') due.push(docket.id)
  }
  for (const id of due.slice(0, CLOSED_MAX)) {
    await database.transact(async (tx, at) => {
      const docket = await lockDocket(tx, id)
      if (docket?.state.kind === 'open') await closeByClock({ tx, clock, now: at }, docket)
    })
  }
}
