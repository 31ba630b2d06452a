/** Saves bodies that a file describes: founds what is not there, and adds seats that are new. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BodiesFile, BodyInFile, SeatsInFile } from './bodies-file.ts'
import type { Body, BodyId } from './body.ts'
import type { BodyShape, Place, PlaceId } from './place.ts'
import { found } from './rules.ts'
import { lockBody, saveBody } from './store.ts'
import { placesOf, savePlace } from './store-places.ts'

export type Imported = { readonly founded: number; readonly seats: number }

type Importing = { readonly tx: Tx; readonly clock: Clock; readonly now: Instant }

/** Nothing that is there is changed: read twice, a file adds nothing. */
export async function importBodies(importing: Importing, file: BodiesFile): Promise<Imported> {
  let [founded, seats] = [0, 0]
  for (const one of file.bodies) {
    const there = await lockBody(importing.tx, one.slug)
    const body = there ?? (await foundFrom(importing, one, file.practice))
    if (!there) founded += 1
    seats += await addPlaces(importing, body, one)
  }
  return { founded, seats }
}

/** By whoever runs the place, from a file. */
const actFrom = (body: BodyId, told: Pick<Act, 'act' | 'clear' | 'parts'>): Act => ({
  ...told,
  actor: 'role:operator',
  obj: `body:${body}`,
  via: 'import',
  topics: ['bodies', `body:${body}`],
})

async function foundFrom(
  { tx, clock, now }: Importing,
  { slug, kind, name, mandate, parts, meetings, ...rest }: BodyInFile,
  practice: boolean,
): Promise<Body> {
  const said = { name: prose('name', name, clock), mandate: prose('mandate', mandate, clock) }
  const shape: BodyShape = { parts, regions: rest.regions ?? null, meetings }
  const place = { slug, kind, joining: 'appointed' } as const
  const id = newUlid(clock) as string as BodyId
  const body = found({ ...place, ...said, id, grouping: null, practice, shape }, now)
  const told = { act: 'body.found', clear: place, parts: [said.name, said.mandate] } as const
  await saveBody(tx, body, actFrom(id, told))
  return body
}

async function addPlaces(
  { tx, clock }: Importing,
  body: Body,
  { seats }: BodyInFile,
): Promise<number> {
  const there = new Set((await placesOf(tx, body.id)).map(({ name }) => name))
  const missing = seats.flatMap(placesIn).filter(({ name }) => !there.has(name))
  for (const [index, place] of missing.entries()) {
    const position = there.size + index
    const { name, title, standing, weight, part, group, appointedBy, source, tag } = place
    const clear = {
      place: name,
      title,
      standing,
      weight,
      ...(part === null ? {} : { part }),
      ...(group === null ? {} : { group }),
      appointedBy,
      source,
      tag,
    }
    const id = newUlid(clock) as string as PlaceId
    await savePlace(
      tx,
      { ...place, id, position, body: body.id },
      actFrom(body.id, { act: 'body.place', clear }),
    )
  }
  return missing.length
}

/** Each seat of a line, numbered where there are several, its terms beginning in turn. */
export function placesIn(line: SeatsInFile): readonly Omit<Place, 'id' | 'body' | 'position'>[] {
  const { seats, name, title, term, standing } = line
  return Array.from({ length: seats }, (_, index) => {
    const many = seats > 1
    const from = term?.from[index % term.from.length]
    return {
      name: many ? `${name}-${index + 1}` : name,
      title: many ? `${title} ${index + 1}` : title,
      part: line.part ?? null,
      group: line.group ?? null,
      region: line.region ?? null,
      appointer: line.appointer ?? null,
      appointedBy: line.appointedBy,
      standing,
      weight: standing === 'voting' ? (line.weight ?? 1) : 0,
      term:
        term && from !== undefined
          ? { years: term.years, consecutive: term.consecutive, from }
          : null,
      source: line.source,
      tag: line.tag,
    }
  })
}
