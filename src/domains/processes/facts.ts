/** Gathers what every domain says about a process, for its gates. Judges nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  conditionsOf,
  factOf,
  type Gate,
  holidaysOf,
  isFactName,
  isNamed,
  templateOf,
} from '../templates/index.ts'
import type { HappeningProvider } from './happening.ts'
import type { Process } from './process.ts'
import type { Holdings } from './rules-duties.ts'
import { ownFacts } from './rules-facts.ts'
import { walkOutFacts } from './rules-pauses.ts'
import { documentsOf } from './store.ts'
import { walkOutsOf } from './store-pauses.ts'
import { windowsOf } from './store-windows.ts'
import type { Fact, FactProvider, Facts } from './fact.ts'

export async function holdingsOf(
  db: Read | Tx,
  process: Process,
  happenings: readonly HappeningProvider[] = [],
): Promise<Holdings> {
  const happened = []
  for (const provider of happenings) happened.push(...(await provider.happened(db, process)))
  return {
    windows: await windowsOf(db, process.id),
    documents: await documentsOf(db, process.id),
    happenings: happened,
    holidays: holidaysOf(await templateOf(db, process.pin)),
  }
}

export async function factsOf(
  db: Read | Tx,
  process: Process,
  providers: readonly FactProvider[],
  now: Instant,
): Promise<Facts> {
  return factsWith(db, process, { holdings: await holdingsOf(db, process), providers, now })
}

/** Of all facts those that these gates ask for: on the record, so that a stranger judges again. */
export function askedOf(facts: Facts, gates: readonly (Gate | undefined)[]): Facts {
  const asked = new Set<string>(
    gates.flatMap((gate) => (gate ? conditionsOf(gate).map(factOf) : [])),
  )
  return Object.fromEntries(Object.entries(facts).filter(([name]) => asked.has(name)))
}

export type Known = {
  readonly holdings: Holdings
  readonly providers: readonly FactProvider[]
  readonly now: Instant
}

/** A provider gives only what it announced: a slip of the pen opens no other gate. */
export async function factsWith(
  db: Read | Tx,
  process: Process,
  { holdings, providers, now }: Known,
): Promise<Facts> {
  const template = await templateOf(db, process.pin)
  const walked = template.walkOut ? walkOutFacts(await walkOutsOf(db, process.id)) : {}
  const gathered: Record<string, Fact | undefined> = {
    ...ownFacts(process, template, holdings, now),
    ...walked,
  }
  for (const provider of providers) {
    const given: Readonly<Record<string, Fact | undefined>> = await provider.provide(
      db,
      process,
      now,
    )
    for (const [name, fact] of Object.entries(given)) {
      const announced = provider.facts.some((one) => isNamed(one, name))
      if (fact && announced && isFactName(name)) gathered[name] = fact
    }
  }
  return gathered
}
