/** The clock's door: closes petitions at their hour, and moves what a passed one has to move. */
import type { Tools } from '../people/index.ts'
import { lockProcess } from '../processes/index.ts'
import { settlePetition } from './steps-petitions.ts'
import { duePetitions, lockPetition } from './store-petitions.ts'

/** Settled in one run; the others come with the next minute, and are over by their hour anyway. */
const SETTLED_MAX = 100

export async function settleDuePetitions({ database, clock }: Pick<Tools, 'database' | 'clock'>) {
  const due = await duePetitions(database.read, clock.now())
  for (const { id, process } of due.slice(0, SETTLED_MAX)) {
    await database.transact(async (tx, now) => {
      await lockProcess(tx, { id: process })
      const petition = await lockPetition(tx, id)
      if (petition) await settlePetition({ tx, clock, now }, petition)
    })
  }
}
