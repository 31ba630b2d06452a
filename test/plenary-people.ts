/** People who come to a plenary: with an account, a session, and a line among those who came. */
import { addPerson } from '../src/adding.ts'
import { comeToHub, hostingOf, type HubId, type Meeting } from '../src/domains/meetings/index.ts'
import { come } from '../src/domains/minutes/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../src/domains/people/index.ts'
import { undertakingsOf } from '../src/domains/templates/index.ts'
import type { Tx } from '../src/platform/db/index.ts'
import { cookieHeader, startSession } from '../src/platform/http/index.ts'
import { mailAddress } from '../src/platform/mail/index.ts'
import type { Instant, Result } from '../src/platform/values.ts'
import type { World } from './world.ts'

const ENTERED_AT_ONCE = 50

export type Delegate = { readonly person: PersonId; readonly cookie: string }

/** Where they come: online, or to a hub. */
export type Coming = { readonly count: number; readonly hub: HubId | undefined }

/** In few transactions: what three hundred do for themselves takes as long as they do. */
export async function delegates(
  world: World,
  meeting: Meeting,
  { count, hub }: Coming,
): Promise<readonly Delegate[]> {
  const { database } = world
  const all: Delegate[] = []
  for (let first = 0; first < count; first += ENTERED_AT_ONCE) {
    const some = Array.from(
      { length: Math.min(ENTERED_AT_ONCE, count - first) },
      (_, one) => `${hub === undefined ? 'Online' : 'Hub'} ${first + one}`,
    )
    // Names are read once they are kept.
    const people = await database.transact(async (tx, now) => {
      const added: PersonId[] = []
      for (const name of some) added.push(await addedTo({ world, meeting, tx, now }, name))
      return added
    })
    await database.transact(async (tx, now) => {
      for (const one of people) all.push(await entered({ world, meeting, tx, now }, one, hub))
    })
  }
  return all
}

type Entering = {
  readonly world: World
  readonly meeting: Meeting
  readonly tx: Tx
  readonly now: Instant
}

async function addedTo({ world, tx, now }: Entering, name: string): Promise<PersonId> {
  const mail = mailAddress(`${name.replace(' ', '-').toLowerCase()}@delegates.example.org`)
  if (!mail) throw new Error('not an address')
  return value(await addPerson(tx, world.clock, { mail, name }, now))
}

async function entered(
  { world, meeting, tx, now }: Entering,
  person: PersonId,
  hub: HubId | undefined,
): Promise<Delegate> {
  const { clock, tools } = world
  const found = await findActor(tx, person, { ...tools, now })
  const hosting = await hostingOf(tx, meeting.host)
  if (!found || hosting?.kind !== 'process') throw new Error('nobody, or nowhere')
  const undertakings = undertakingsOf(hosting.process.pin)
  const given = { permanence: true, undertakings, via: 'import' } as const
  const actor = await agreeOnTheWay(tx, found, given, now)
  const working = { tx, clock, now, via: 'import', actor, hosting } as const
  const way = hub === undefined ? 'online' : 'hub'
  value(await come(working, meeting, { comes: 'comes', way, capacity: 'personal' }))
  if (hub !== undefined) value(await comeToHub(working, meeting, { hub, comes: true }))
  const token = await startSession(tx, { subject: person, now, clock })
  return { person, cookie: cookieHeader(false, token) }
}

function value<Value>(result: Result<Value, { readonly kind: string }>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
