/** What petitions and ratifications say to the gates of a process. Judges no gate. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { FactProvider, Process } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { petitionFactsOf } from './rules-petitions.ts'
import { ratificationFactsOf, type RatificationGround } from './rules-ratifications.ts'
import { petitionsOf } from './store-petitions.ts'
import { answersTo, ratificationsOf } from './store-ratifications.ts'

export async function ratificationGround(
  db: Read | Tx,
  process: Process,
): Promise<RatificationGround> {
  const template = await templateOf(db, process.pin)
  if (template.ratifications.length === 0) return { process, template, earlier: [] }
  const all = await ratificationsOf(db, process.id)
  const answers = await answersTo(
    db,
    all.map(({ id }) => id),
  )
  const earlier = all.map((ratification) => ({
    ratification,
    answers: answers.filter((one) => one.ratification === ratification.id),
  }))
  return { process, template, earlier }
}

export const petitionFacts: FactProvider = {
  facts: ['petitions.*', 'ratifications.*'],
  async provide(db, process, now) {
    const template = await templateOf(db, process.pin)
    const petitions = template.petitions.length === 0 ? [] : await petitionsOf(db, process.id)
    return {
      ...petitionFactsOf(petitions, template, process),
      ...ratificationFactsOf(await ratificationGround(db, process), now),
    }
  },
}
