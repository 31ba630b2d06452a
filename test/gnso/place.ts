/** A site with the bodies of the ICANN model and people in their seats, and how they act on it. */
import { readFileSync } from 'node:fs'
import { importBodies, readBodies } from '../../src/domains/bodies/index.ts'
import { findPeople, type PersonId } from '../../src/domains/people/index.ts'
import { clockDoors } from '../../src/clockwork.ts'
import { adoptTemplates, shippedTemplate } from '../../src/domains/templates/index.ts'
import { openDoor } from '../../src/platform/jobs/index.ts'
import { openCatalogues } from '../../src/platform/languages/index.ts'
import { after, days, instant } from '../../src/platform/values.ts'
import { SOURCES } from '../../src/site.ts'
import { aWorld, type Fields, type Visitor, type World } from '../world.ts'
import { fillIn } from './forms.ts'

const FILES = [
  new URL('../../demo/bodies/icann.yaml', import.meta.url),
  new URL('bodies.yaml', import.meta.url),
]
const catalogues = openCatalogues(SOURCES)

export const COUNCIL = 'gnso-council'
export const BOARD = 'icann-board'
export const GROUP = 'transfers-group'
export const SLUG = 'transfers'
export const PROCESS = `/processes/${SLUG}`

/** Who holds an office: by which name the story calls them, where, in which role. */
const OFFICERS = [
  { name: 'ann', body: GROUP, role: 'chair' },
  { name: 'lee', body: GROUP, role: 'liaison' },
  { name: 'cora', body: COUNCIL, role: 'chair' },
  { name: 'bo', body: BOARD, role: 'chair' },
] as const

export type Place = {
  readonly world: World
  /** Signs in anew: years pass, and sessions end. */
  readonly as: (name: string) => Promise<Visitor>
  readonly cookieOf: (name: string) => Promise<string>
  readonly handleOf: (name: string) => Promise<string>
  /** Sends the form of that action as it stands on the page `on`; where it leads. */
  readonly send: (name: string, action: string, fields?: Fields, on?: string) => Promise<string>
  /** Lets days pass, and opens the doors of the clock as the next minute would. */
  readonly pass: (count: number) => Promise<void>
  /** Who votes in a body now, by the name of the seat; vacant seats are filled first. */
  readonly seated: (body: string) => Promise<ReadonlyMap<string, string>>
  readonly remember: (name: string, path: string) => void
  readonly known: (name: string) => string
}

export async function aPlace(url?: string): Promise<Place> {
  const now = instant('2027-01-04T12:00Z')
  const world = await aWorld({ now, ...(url === undefined ? {} : { url }) })
  const { database, clock } = world
  const template = shippedTemplate('gnso-pdp')
  if (!template) throw new Error('no template')
  await adoptTemplates(database, [template])
  for (const file of FILES) {
    const read = readBodies(readFileSync(file, 'utf8'))
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    await database.transact((tx, at) => importBodies({ tx, clock, now: at }, read.value))
  }
  const place = placeIn(world)
  for (const { name, body, role } of OFFICERS) {
    const fields = { role, handle: await place.handleOf(name) }
    await place.send('sam', `/bodies/${body}/roles`, fields, `/bodies/${body}`)
  }
  return place
}

function placeIn(world: World): Place {
  const people = new Map<string, PersonId>()
  const paths = new Map<string, string>()
  const personCalled = async (name: string): Promise<PersonId> => {
    const known = people.get(name)
    if (known !== undefined) return known
    const office = name === 'sam' ? ({ role: 'secretary' } as const) : {}
    const person = await world.add({ name: `Practice ${name}`, ...office })
    people.set(name, person)
    return person
  }
  const place: Place = {
    world,
    as: async (name) => world.as(await personCalled(name)),
    cookieOf: async (name) => world.cookieOf(await personCalled(name)),
    handleOf: async (name) => {
      const id = await personCalled(name)
      return (await findPeople(world.database.read, [id])).get(id)?.handle ?? ''
    },
    send: async (name, action, fields = {}, on = action) =>
      fillIn(await place.as(name), { on, action, fields }),
    pass: (count) => pass(world, count),
    seated: (body) => seated(place, body, people),
    remember: (name, path) => paths.set(name, path),
    known: (name) => {
      const path = paths.get(name)
      if (path === undefined) throw new Error(`nothing is known as ${name}`)
      return path
    },
  }
  return place
}

async function pass({ clock, tools }: World, count: number): Promise<void> {
  clock.set(after(clock.now(), days(count)))
  const report = (name: string, problem: unknown) => {
    throw new Error(`the door “${name}” did not open: ${String(problem)}`)
  }
  for (const door of clockDoors({ ...tools, wordsIn: catalogues.translator })) {
    await openDoor(tools.database, door, report)
  }
}

type BodyJson = {
  readonly places: readonly { readonly id: string; readonly name: string; standing: string }[]
  readonly seats: readonly {
    readonly place?: string
    readonly person: PersonId
    readonly endedAt: number | null
    readonly until?: number
  }[]
}

/** Terms end on their day, and somebody else is appointed: by the form, like the first ones. */
async function seated(
  place: Place,
  body: string,
  people: ReadonlyMap<string, PersonId>,
): Promise<ReadonlyMap<string, string>> {
  const at = `/bodies/${body}`
  const { world } = place
  const now = world.clock.now()
  const shown: BodyJson = JSON.parse(await world.stranger.text(`${at}.json`))
  const names = new Map([...people].map(([name, person]) => [person, name]))
  const held = shown.seats.filter(
    ({ endedAt, until }) => endedAt === null && (until === undefined || now < until),
  )
  const holders = new Map<string, string>()
  for (const { id, name: seat } of shown.places.filter(({ standing }) => standing === 'voting')) {
    const person = held.find((one) => one.place === id)?.person
    const before = person && names.get(person)
    const holder = before ?? `${seat} of ${new Date(now).getUTCFullYear()}`
    holders.set(seat, holder)
    if (before !== undefined) continue
    const handle = await place.handleOf(holder)
    await place.send('sam', `${at}/appointments`, { place: id, handle }, at)
  }
  return holders
}
