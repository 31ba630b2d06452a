/** What the appeals of a process say to its gates, its duties and its rules. Judges no gate. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { HindranceProvider } from '../changes/index.ts'
import {
  asOf,
  type FactProvider,
  type Happening,
  type HappeningProvider,
  type Process,
} from '../processes/index.ts'
import { appealLaddersOf, templateOf } from '../templates/index.ts'
import { rungsOf, type Appeal, type Ruling } from './appeal.ts'
import { appealableBy, appealFactsOf, hindrancesOf, type OnRungs } from './open.ts'
import { appealsIn, rulingsIn } from './store.ts'

/** Each goes on under the rules under which it was filed. */
export async function onTheirRungs(
  db: Read | Tx,
  process: Process,
  appeals: readonly Appeal[],
): Promise<readonly OnRungs[]> {
  const all: OnRungs[] = []
  for (const appeal of appeals) {
    const template = await templateOf(db, asOf(process, appeal.filedAt).pin)
    all.push({ appeal, rungs: rungsOf(template, appeal) })
  }
  return all
}

export const appealFacts: FactProvider = {
  facts: ['appeals.open', 'appeals.owed'],
  provide: async (read, process, now) => {
    const appeals = await appealsIn(read, process.id)
    return appealFactsOf(await onTheirRungs(read, process, appeals), now)
  },
}

export const appealHindrances: HindranceProvider = {
  hindrances: async (db, process, behind, now) => {
    const appeals = await onTheirRungs(db, process, await appealsIn(db, process.id))
    const ladders = appealLaddersOf(await templateOf(db, asOf(process, behind.at).pin))
    const href = `/processes/${process.slug}/appeals`
    return [
      ...hindrancesOf(appeals, behind.things, now),
      ...appealableBy(ladders, behind, href, now),
    ]
  },
}

type Judged = {
  readonly appeal: Pick<Appeal, 'id' | 'ladder' | 'filedAt'>
  readonly rulings: readonly Pick<Ruling, 'at'>[]
}

/** Duties begin when an appeal is filed, and each time that a forum has answered one. */
export const appealHappeningsOf = (all: readonly Judged[]): readonly Happening[] =>
  all.flatMap(({ appeal: { ladder, filedAt }, rulings }): readonly Happening[] => [
    { kind: 'appeal', is: 'filed', ladder, at: filedAt },
    ...rulings.map(({ at }): Happening => ({ kind: 'appeal', is: 'answered', ladder, at })),
  ])

export const appealHappenings: HappeningProvider = {
  happened: async (db, { id }) => {
    const appeals = await appealsIn(db, id)
    const rulings = appeals.length === 0 ? [] : await rulingsIn(db, id)
    return appealHappeningsOf(
      appeals.map((appeal) => ({
        appeal,
        rulings: rulings.filter((one) => one.appeal === appeal.id),
      })),
    )
  },
}
