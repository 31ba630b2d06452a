/** Loads where a text stands in its life, and its errata. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Adoption, AdoptionsOf } from './adoption.ts'
import type { Erratum } from './erratum.ts'
import type { FreezesOf } from './freezes.ts'
import { stateOf, type TextState } from './rules/life.ts'
import type { Freeze } from './rules/versions.ts'
import { titleOf } from './source.ts'
import { errataOf } from './store-errata.ts'
import { findText, supersededBy } from './store.ts'
import type { Text, TextId } from './text.ts'

export type ErratumShown = Omit<Erratum, 'stands' | 'shouldStand' | 'reason'> & {
  /** Absent where the words were removed. */
  readonly stands: string | undefined
  readonly shouldStand: string | undefined
  readonly reason: string | undefined
}

export type Neighbour = { readonly id: TextId; readonly title: string }

export type Life = {
  readonly state: TextState
  readonly freezes: readonly Freeze[]
  readonly adoptions: readonly Adoption[]
  readonly errata: readonly ErratumShown[]
  readonly successor: Neighbour | undefined
  /** Texts whose place it took. */
  readonly before: readonly Neighbour[]
}

export type LifeHooks = { readonly freezesOf: FreezesOf; readonly adoptionsOf: AdoptionsOf }

export type At = { readonly latest: number; readonly now: Instant }

export async function readLife(
  read: Read,
  text: Text,
  { freezesOf, adoptionsOf }: LifeHooks,
  { latest, now }: At,
): Promise<Life> {
  const freezes = await freezesOf(read, text.id, now)
  const adoptions = await adoptionsOf(read, text)
  const neighbour = async (one: Text): Promise<Neighbour> => ({
    id: one.id,
    title: await titleOf(read, one),
  })
  const { stage } = text
  const next = stage.kind === 'superseded' ? await findText(read, stage.by) : undefined
  return {
    state: stateOf(text, latest, { freezes, adoptions }),
    freezes,
    adoptions,
    errata: await errataShown(read, text.id),
    successor: next && (await neighbour(next)),
    before: await Promise.all((await supersededBy(read, text.id)).map(neighbour)),
  }
}

async function errataShown(read: Read, text: TextId): Promise<readonly ErratumShown[]> {
  const errata = await errataOf(read, text)
  const words = await wordsOf(
    read,
    errata.flatMap(({ stands, shouldStand, reason }) => [stands, shouldStand, reason]),
  )
  const said = (of: string) => {
    const wording = words.get(of)
    return wording.kind === 'text' ? wording.text : undefined
  }
  return errata.map((one) => ({
    ...one,
    stands: said(one.stands),
    shouldStand: said(one.shouldStand),
    reason: said(one.reason),
  }))
}
