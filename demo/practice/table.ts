/** The practice table: who is there, who sits for whom, who holds which office, and its target. */
import { addPerson } from '../../src/adding.ts'
import {
  findBody,
  found,
  giveRole,
  saveBody,
  saveSeat,
  saveTerm,
  setTarget,
  takeSeat,
  termsOf,
  type Body,
  type BodyId,
  type SeatId,
  type TermId,
} from '../../src/domains/bodies/index.ts'
import {
  affiliateFor,
  stateInterestFor,
  SECRETARIAT,
  type Actor,
  type PersonId,
} from '../../src/domains/people/index.ts'
import { newUlid } from '../../src/platform/clock.ts'
import { mailAddress } from '../../src/platform/mail/index.ts'
import { prose, type Act } from '../../src/platform/record/index.ts'
import { everybody, regionOf, STAFF, TARGET, type DemoPerson } from '../people.ts'
import { acting, actingIn, here, must, tick, type Stage } from '../stage.ts'

/** Filled as they join. */
export type Cast = Map<string, PersonId>

export const personOf = (cast: Cast, handle: string): PersonId => here(cast.get(handle), handle)

/** Each with an address that no mail reaches; the staff hold their office from the start. */
export async function addEverybody({ database, clock }: Stage, cast: Cast): Promise<void> {
  await database.transact(async (tx, now) => {
    for (const [index, person] of everybody.entries()) {
      const { handle, name, group } = person
      const mail = here(mailAddress(`${handle}@practice.example`), `address of ${handle}`)
      const office = person === STAFF ? ({ role: 'secretary', body: SECRETARIAT } as const) : {}
      const newcomer = { mail, name, group, region: regionOf(index), ...office }
      cast.set(handle, must(await addPerson(tx, clock, newcomer, now)))
    }
  })
}

/** In transactions of their own: a name can be read once it is on the record. */
export async function tellOfThemselves(stage: Stage, cast: Cast): Promise<void> {
  await stage.database.transact(async (tx) => {
    for (const { handle, organisation, interest } of everybody) {
      if (organisation === undefined && interest === undefined) continue
      const step = await actingIn(stage, tx, personOf(cast, handle))
      if (organisation !== undefined) must(await affiliateFor(step, organisation))
      if (interest !== undefined) must(await stateInterestFor(step, interest))
    }
  })
}

export const TABLE = 'labels-table'

export async function foundTable({ database, clock }: Stage): Promise<Body> {
  return database.transact(async (tx, now) => {
    const name = prose('name', 'Table on labels for connected things', clock)
    const mandate = prose('mandate', 'Agree what a label says, and who puts it there.', clock)
    const body = found(
      {
        id: newUlid(clock) as BodyId,
        slug: TABLE,
        kind: 'table',
        name,
        mandate,
        joining: 'open',
        grouping: 'stakeholder-groups',
        practice: true,
      },
      now,
    )
    const { slug, kind, joining, grouping } = body
    const clear = { slug, kind, joining, ...(grouping === null ? {} : { grouping }) }
    const act = {
      act: 'body.found',
      actor: 'role:operator',
      clear,
      parts: [name, mandate],
    } as const
    await saveBody(tx, body, { ...act, obj: `body:${body.id}`, via: 'import', topics: ['bodies'] })
    return body
  })
}

const actOn = (body: Body, actor: Actor, act: Act['act'], clear: Act['clear']): Act => ({
  act,
  actor: actor.person,
  obj: `body:${body.id}`,
  via: 'import',
  clear: clear ?? {},
  topics: ['bodies', `body:${body.id}`, `person:${actor.person}`],
})

export async function fillSeats(stage: Stage, cast: Cast, body: Body): Promise<void> {
  const { clock } = stage
  await stage.database.transact(async (tx) => {
    for (const { handle } of everybody.filter(({ seated }) => seated)) {
      const { actor, now } = await actingIn(stage, tx, personOf(cast, handle))
      const seat = must(takeSeat(newUlid(clock) as SeatId, body, actor, now))
      const group = seat.group ?? ''
      const clear = { seat: seat.id, person: seat.person, group }
      await saveSeat(tx, seat, actOn(body, actor, 'seat.take', clear))
      tick(stage)
    }
  })
}

/** Given by the staff; the screening panel is a standing body of the site. */
export async function giveOffices(stage: Stage, cast: Cast, table: Body): Promise<void> {
  const officers = everybody.filter((person) => person.role !== undefined && person !== STAFF)
  for (const officer of officers) {
    await acting(stage, personOf(cast, STAFF.handle), undefined, (step) =>
      giveOffice(step, { cast, table, officer }),
    )
    tick(stage)
  }
}

type Giving = { readonly cast: Cast; readonly table: Body; readonly officer: DemoPerson }

export async function giveOffice(
  { tx, clock, now, actor }: Awaited<ReturnType<typeof actingIn>>,
  { cast, table, officer }: Giving,
): Promise<void> {
  const { handle, role = 'secretary', body: slug } = officer
  const body = slug === undefined ? table : here(await findBody(tx, { slug }), slug)
  const person = personOf(cast, handle)
  const term = { id: newUlid(clock) as TermId, person, role, until: null }
  const facts = { by: actor, serving: await termsOf(tx, body.id, now) }
  const given = must(giveRole(term, body, facts, now))
  await saveTerm(tx, given, actOn(body, actor, 'role.begin', { role, person }))
}

/** The members set it; the secretary writes it down. */
export async function agreeTarget(stage: Stage, cast: Cast, body: Body): Promise<void> {
  await acting(stage, personOf(cast, 'secretary'), undefined, async ({ tx, actor, now }) => {
    const target = { setBy: 'members', seats: TARGET }
    const aimed = must(setTarget(body, target, actor, now))
    const seats = Object.entries(TARGET).map(([group, count]) => `${group}=${count}`)
    await saveBody(tx, aimed, actOn(body, actor, 'body.target', { setBy: 'members', seats }))
  })
}
