/** A council with seats that others fill, and a forum of the table: what some turns begin from. */
import { importBodies } from '../../src/domains/bodies/importing.ts'
import { readBodies } from '../../src/domains/bodies/bodies-file.ts'
import { findBody } from '../../src/domains/bodies/index.ts'
import { placesOf } from '../../src/domains/bodies/store-places.ts'
import type { World } from '../world.ts'
import { consent, type Turn } from './turn.ts'

const COUNCIL = `practice: true
bodies:
  - slug: council
    kind: council
    name: Council
    mandate: Looks after what the groups bring.
    seats:
      - name: technical
        title: Member from the technical groups
        seats: 2
        appointedBy: The technical groups
        standing: voting
        source: practice
        tag: D
`

/** @returns the name of a seat that nobody holds */
export async function foundCouncil({ database, clock }: World): Promise<string> {
  const file = readBodies(COUNCIL)
  if (!file.ok) throw new Error(JSON.stringify(file.refusal))
  await database.transact((tx, now) => importBodies({ tx, clock, now }, file.value))
  const body = await findBody(database.read, { slug: 'council' })
  const [seat] = body ? await placesOf(database.read, body.id) : []
  if (!seat) throw new Error('no seat')
  return seat.id
}

export const COUNCIL_SEATS: readonly Turn[] = [
  {
    route: '/bodies/:slug/appointments',
    ids: { slug: 'council' },
    fields: (known) => ({
      place: known('council-seat'),
      handle: known('handle of panel'),
      ...consent,
    }),
    may: ['staff'],
    by: 'staff',
  },
]
