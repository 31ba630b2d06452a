/** Loads what the pages of bodies show, in a handful of queries. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { codesOf, findPeople, namesOf, type Named, type PersonId } from '../people/index.ts'
import type { Code, Commitment } from '../people/index.ts'
import type { Body, RoleTerm, Seat } from './body.ts'
import type { Place, StandIn } from './place.ts'
import { countHeld, findBodies, seatsOf, termsOf } from './store.ts'
import { countPlaces, placesOf, standInsOf } from './store-places.ts'

export type BodyShown = {
  readonly body: Body
  readonly name: string
  readonly mandate: string | undefined
  readonly seats: readonly Seat[]
  readonly terms: readonly RoleTerm[]
  readonly places: readonly Place[]
  readonly standIns: readonly StandIn[]
  /** The groups that people choose from, where they sit down by themselves. */
  readonly codes: readonly Code[]
  readonly regions: readonly Code[]
  readonly nameOf: (person: string) => Named
}

export async function readBody(read: Read, body: Body, redacted: string): Promise<BodyShown> {
  const seats = await seatsOf(read, body.id)
  const terms = await termsOf(read, body.id)
  const standIns = await standInsOf(read, body.id)
  const words = await wordsOf(read, [body.name, body.mandate])
  const ids = new Set([...seats, ...terms, ...standIns].map(({ person }) => person))
  const names = await namesOf(read, await findPeople(read, [...ids]))
  const textOf = (commitment: Commitment) => {
    const wording = words.get(commitment)
    return wording.kind === 'text' ? wording.text : redacted
  }
  const scheme = body.shape?.regions ?? null
  return {
    body,
    name: textOf(body.name),
    mandate: body.mandate === null ? undefined : textOf(body.mandate),
    seats,
    terms,
    places: body.shape ? await placesOf(read, body.id) : [],
    standIns,
    codes: body.grouping === null ? [] : await codesOf(read, body.grouping),
    regions: scheme === null ? [] : await codesOf(read, scheme),
    nameOf: (person) =>
      names.get(person as PersonId) ?? { name: person, path: `/people/${person}` },
  }
}

export type BodyLine = {
  readonly body: Body
  readonly name: string
  readonly filled: number
  /** How many seats its rules provide; absent where people simply sit down. */
  readonly places: number | undefined
}

export async function bodyLines(
  read: Read,
  now: Instant,
  redacted: string,
): Promise<readonly BodyLine[]> {
  const bodies = await findBodies(read)
  const words = await wordsOf(
    read,
    bodies.map(({ name }) => name),
  )
  const held = await countHeld(read, now)
  const places = new Map((await countPlaces(read)).map((one) => [one.body, one.places]))
  return bodies.map((body) => {
    const wording = words.get(body.name)
    const name = wording.kind === 'text' ? wording.text : redacted
    return { body, name, filled: held.get(body.id) ?? 0, places: places.get(body.id) }
  })
}
