/** What calendars keep of a person goes with their own export, and with their erasure. */
import type { Tx } from '../../platform/db/index.ts'
import type { PersonId, PrivateWords } from '../people/index.ts'
import { asksOf } from './store.ts'
import { saidBy } from './store-answers.ts'
import { own } from './tables.ts'

export const calendarWords: PrivateWords = {
  of: async (read, person) => {
    const said = await saidBy(read, person)
    const asked = await asksOf(read, person)
    return {
      ...Object.fromEntries(
        said.map(({ meeting, coming, way }) => [
          `coming:${meeting}`,
          way === undefined ? coming : `${coming}, ${way}`,
        ]),
      ),
      ...Object.fromEntries(asked.map((about) => [`invitation:${about}`, 'asked for'])),
    }
  },
  forget: async (tx, person) => forget(tx, person),
}

async function forget(tx: Tx, person: PersonId): Promise<void> {
  const tables = [
    'calendar_readers',
    'calendar_asks',
    'calendar_invited',
    'calendar_answers',
    'calendar_told',
  ] as const
  for (const table of tables) {
    await own(tx).deleteFrom(table).where('person_id', '=', person).execute()
  }
}
