/** Where an action was taken on, looked up: its name, its address, and what holds there. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { findBody, seatsOf, termsOf } from '../bodies/index.ts'
import type { BodyId, Commitment, PersonId } from '../people/index.ts'
import { findProcess, holdersOf } from '../processes/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import type { Host } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import type { Owner } from './action.ts'
import type { Ground } from './rules.ts'

/** A ground with what a page says of it. */
export type Place = Ground & {
  readonly title: Commitment
  readonly href: string
  readonly slug: string
  readonly practice: boolean
}

/** Nothing for what is not there. */
export async function placeAt(db: Read | Tx, host: Host): Promise<Place | undefined> {
  if (host.kind === 'body') {
    const body = await findBody(db, { id: host.body })
    if (!body) return undefined
    const { id, name: title, slug, practice } = body
    const href = `/bodies/${slug}`
    return {
      ...{ host, process: undefined, body: id, undertakings: undefined },
      ...{ title, href, slug, practice },
    }
  }
  const process = await findProcess(db, { id: host.process })
  if (!process) return undefined
  const { body, title, slug, practice, pin } = process
  const href = `/processes/${slug}`
  const undertakings = undertakingsOf(pin)
  return { host, process, body, undertakings, title, href, slug, practice }
}

/** Throws where it is gone: neither processes nor bodies are ever removed. */
export async function placeOf(db: Read | Tx, host: Host): Promise<Place> {
  const place = await placeAt(db, host)
  if (!place) throw new Error(`no ${host.kind} of an action`)
  return place
}

/** Written to about one action; a body of more has officers for it. */
const HOLDERS_MAX = 20
const KEEPERS: readonly string[] = ['chair', 'vice-chair', 'secretary', 'facilitator']

/** Who is written to about an action of this owner. */
export async function holdersOfOwner(
  db: Read | Tx,
  ground: Ground,
  owner: Owner,
  now: Instant,
): Promise<readonly PersonId[]> {
  switch (owner.kind) {
    case 'person':
      return [owner.person]
    case 'role':
      return roleHolders(db, ground, owner.role, now)
    case 'body':
      return keepersOf(db, owner.body, now)
    case 'organisation':
      return ground.body === undefined ? [] : keepersOf(db, ground.body, now)
    default:
      return unreachable(owner)
  }
}

async function roleHolders(
  db: Read | Tx,
  { process, body }: Ground,
  role: string,
  now: Instant,
): Promise<readonly PersonId[]> {
  if (process) return (await holdersOf(db, process, role, now)).slice(0, HOLDERS_MAX)
  if (body === undefined) return []
  const terms = await termsOf(db, body, now)
  return terms.filter((term) => term.role === role).map(({ person }) => person)
}

/** Its officers; where it has none, its members. */
async function keepersOf(db: Read | Tx, body: BodyId, now: Instant): Promise<readonly PersonId[]> {
  const terms = await termsOf(db, body, now)
  const officers = terms.filter(({ role }) => KEEPERS.includes(role)).map(({ person }) => person)
  const people = officers.length > 0 ? officers : (await seatsOf(db, body, now)).map(personOf)
  return [...new Set(people)].slice(0, HOLDERS_MAX)
}

const personOf = ({ person }: { readonly person: PersonId }) => person
