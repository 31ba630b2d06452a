/** Tells by language, once for each quarter and process, what came of first contributions. */
import type { Database, Read } from '../../platform/db/index.ts'
import { historyOf, recordAct } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { languagesOf, type PersonId } from '../people/index.ts'
import { findProcesses, type Process } from '../processes/index.ts'
import { tracedIn, type Traced } from '../uptake/index.ts'
import { releaseFrom, TELL, telling } from './acts.ts'
import { quarterOf, releaseOf, toldIn } from './rules/releases.ts'
import type { End, Release, Told } from './tally.ts'

/** Where and when somebody first contributed on this site, and what came of it there. */
type First = { readonly process: Process; readonly at: Instant; readonly end: End }

/** All of them in one transaction: whoever is second finds it done. */
export async function tellLanguages(database: Database): Promise<void> {
  const quarter = toldIn(database.clock.now())
  if (await isTold(database.read, quarter)) return
  const told = await releasesOf(database.read, quarter)
  await database.transact(async (tx) => {
    if (await isTold(tx, quarter)) return
    for (const [process, release] of told) await recordAct(tx, telling(process, release))
  })
}

async function isTold(read: Read, quarter: string): Promise<boolean> {
  const [last] = await historyOf(read, { act: TELL, limit: 1 })
  return last !== undefined && releaseFrom(last.entry.clear)?.quarter === quarter
}

async function releasesOf(read: Read, quarter: string): Promise<ReadonlyMap<Process, Release>> {
  const firsts = [...(await firstContributions(read))].filter(
    ([, { at }]) => quarterOf(at) === quarter,
  )
  const languages = await languagesOf(
    read,
    firsts.map(([person]) => person),
  )
  const byProcess = Map.groupBy(firsts, ([, { process }]) => process)
  return new Map(
    [...byProcess].map(([process, own]) => {
      const people = own.flatMap(([person, { end }]): readonly Told[] => {
        const language = languages.get(person)
        // That an account is gone is public: its owner hides nobody.
        return language === undefined ? [] : [{ language, end }]
      })
      return [process, { quarter, groups: releaseOf(people) }]
    }),
  )
}

/** What is under cover is told of nobody, not even in groups: its readers learn no language. */
async function firstContributions(read: Read): Promise<ReadonlyMap<PersonId, First>> {
  const firsts = new Map<PersonId, First>()
  for (const process of await findProcesses(read)) {
    if (process.reported) continue
    for (const [person, own] of Map.groupBy(await tracedIn(read, process), authorOf)) {
      const at = own[0]?.contributed.at
      const known = person && firsts.get(person)
      if (!person || at === undefined || (known && known.at <= at)) continue
      firsts.set(person, { process, at, end: own.some(isTaken) ? 'taken' : 'not-taken' })
    }
  }
  return firsts
}

const authorOf = ({ contributed }: Traced) => contributed.by

const isTaken = ({ fate }: Traced) =>
  fate.kind === 'settled' && (fate.disposition === 'taken-up' || fate.disposition === 'partly')
