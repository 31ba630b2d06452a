/** Gathers what every domain says about a process, for its gates. Judges nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { FactProvider, Facts } from './gate.ts'
import type { Process } from './process.ts'
import type { Holdings } from './rules-duties.ts'
import { ownFacts } from './rules-facts.ts'
import { documentsOf } from './store.ts'
import { templateOf } from './store-templates.ts'
import { windowsOf } from './store-windows.ts'

export const holdingsOf = async (db: Read | Tx, { id }: Process): Promise<Holdings> => ({
  windows: await windowsOf(db, id),
  documents: await documentsOf(db, id),
})

export async function factsOf(
  db: Read | Tx,
  process: Process,
  providers: readonly FactProvider[],
  now: Instant,
): Promise<Facts> {
  return factsWith(db, process, { holdings: await holdingsOf(db, process), providers, now })
}

export type Known = {
  readonly holdings: Holdings
  readonly providers: readonly FactProvider[]
  readonly now: Instant
}

/** A provider can only give what it announced: a slip of the pen opens no other gate. */
export async function factsWith(
  db: Read | Tx,
  process: Process,
  { holdings, providers, now }: Known,
): Promise<Facts> {
  const template = await templateOf(db, process.pin)
  const gathered = { ...ownFacts(process, template, holdings, now) }
  for (const provider of providers) {
    const given = await provider.provide(db, process, now)
    for (const name of provider.facts) {
      const fact = given[name]
      if (fact) gathered[name] = fact
    }
  }
  return gathered
}
