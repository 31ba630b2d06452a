/**
 * Who plays the scenarios that ship: practice people in the seats that the scenario gives them,
 * each with a role for a name. Nobody here exists.
 */
import { readFileSync } from 'node:fs'
import {
  findBody,
  importBodies,
  placesOf,
  readBodies,
  saveSeat,
  saveTerm,
  seatsOf,
  type Body,
  type SeatId,
  type TermId,
} from '../../src/domains/bodies/index.ts'
import { addPerson } from '../../src/adding.ts'
import { affiliateFor, ROLES, SECRETARIAT, type PersonId } from '../../src/domains/people/index.ts'
import { newUlid } from '../../src/platform/clock.ts'
import type { Tx } from '../../src/platform/db/index.ts'
import { mailAddress } from '../../src/platform/mail/index.ts'
import type { Act } from '../../src/platform/record/index.ts'
import type { Member, Scenario } from '../../src/play/scenario.ts'
import { actingIn, here, must, tick, type Stage } from '../stage.ts'

/** By the names of the scenarios; who has the same name in two of them is the same. */
export type Players = Map<string, PersonId>

const FILES = ['icann', 'practice'] as const

export async function importDemoBodies({ database, clock }: Stage): Promise<void> {
  for (const name of FILES) {
    const url = new URL(`../bodies/${name}.yaml`, import.meta.url)
    const read = readBodies(readFileSync(url, 'utf8'))
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    await database.transact((tx, now) => importBodies({ tx, clock, now }, read.value))
  }
}

/** What they are, where the scenario has only a short name. */
const TITLES: Readonly<Record<string, string>> = {
  ann: 'Chair of the group on transfers',
  lee: 'Liaison to the group on transfers',
  sam: 'Officer of the secretariat',
  cora: 'Chair of the council',
  bo: 'Chair of the board',
  gina: 'Chair of the governments',
  asker: 'Somebody who asks',
  ry: 'For a registry',
  rr: 'For a registrar',
  csg: 'For a commercial user',
  ncsg: 'For a non-commercial user',
  user: 'For individual users',
  gov: 'For a government',
  'c-registry': 'Councillor for registries',
  'c-registrar': 'Councillor for registrars',
  'c-nca': 'Appointee to the first house',
  'n-commercial': 'Councillor for commercial users',
  'n-civil': 'Councillor for non-commercial users',
  'n-nca': 'Appointee to the second house',
  director: 'Director',
  bea: 'Member of the accountability committee',
  panelist: 'Panelist of independent review',
  reader: 'For a network',
}

const titled = (id: string, number: number | undefined): string =>
  `${here(TITLES[id], `title of ${id}`)}${number === undefined ? '' : ` ${number}`} (practice)`

export type Company = {
  readonly stage: Stage
  readonly players: Players
  /** The slug of the process's own body; none where everybody takes part for themselves. */
  readonly table: string | undefined
}

/** Everybody of the scenario who is not here yet, in their seats and offices. */
export async function assemble(company: Company, { members }: Scenario): Promise<void> {
  const { stage, players } = company
  const fresh = new Set<string>()
  await stage.database.transact(async (tx, now) => {
    for (const member of members) {
      for (const [id, number] of idsOf(member)) {
        if (players.has(id)) continue
        const mail = here(mailAddress(`${id}@practice.example`), id)
        const named = { mail, name: titled(member.id, number) }
        players.set(id, must(await addPerson(tx, stage.clock, named, now)))
        fresh.add(id)
      }
    }
  })
  await stage.database.transact(async (tx) => {
    for (const member of members) {
      for (const [id] of idsOf(member)) if (fresh.has(id)) await seat(company, tx, { member, id })
    }
  })
}

const idsOf = ({ id, count }: Member): readonly (readonly [string, number | undefined])[] =>
  count === undefined
    ? [[id, undefined]]
    : Array.from({ length: count }, (_, index) => [`${id}-${index + 1}`, index + 1] as const)

type Seated = { readonly member: Member; readonly id: string }

async function seat(company: Company, tx: Tx, { member, id }: Seated): Promise<void> {
  const { stage, players, table } = company
  const person = here(players.get(id), id)
  for (const role of member.roles) await give(company, tx, { role, person, group: member.group })
  for (const { body: slug, house, group } of member.sits) {
    const body = here(await findBody(tx, { slug }), slug)
    await fill(stage, tx, { body, person, house, group })
  }
  if (member.organisation !== undefined && table === undefined) {
    const number = /-(\d+)$/.exec(id)?.[1] ?? ''
    must(await affiliateFor(await actingIn(stage, tx, person), `Network ${number} (practice)`))
  }
}

type Given = {
  readonly role: string
  readonly person: PersonId
  readonly group: string | undefined
}

/** `board-chair` is an office of a body by that slug; a plain one, of the process's own. */
async function give({ stage, table }: Company, tx: Tx, { role, person, group }: Given) {
  if (role === 'members' && table !== undefined) {
    const body = here(await findBody(tx, { slug: table }), table)
    return fill(stage, tx, { body, person, house: undefined, group })
  }
  if (role === 'staff') return office(stage, tx, { slug: SECRETARIAT, role: 'secretary', person })
  const plain = ROLES.find((one) => one === role)
  if (plain && table !== undefined) return office(stage, tx, { slug: table, role: plain, person })
  const of = ROLES.find((one) => role.endsWith(`-${one}`))
  if (!of) return undefined
  return office(stage, tx, { slug: role.slice(0, -1 - of.length), role: of, person })
}

const byOperator = ({ id }: Body, person: PersonId, told: Pick<Act, 'act' | 'clear'>): Act => ({
  ...told,
  actor: 'role:operator',
  obj: `body:${id}`,
  via: 'import',
  topics: ['bodies', `body:${id}`, `person:${person}`],
})

type Office = {
  readonly slug: string
  readonly role: (typeof ROLES)[number]
  readonly person: PersonId
}

async function office({ clock }: Stage, tx: Tx, { slug, role, person }: Office): Promise<void> {
  const body = here(await findBody(tx, { slug }), slug)
  const id = newUlid(clock) as string as TermId
  const term = { id, body: body.id, person, role, since: clock.now(), until: null, endedAt: null }
  await saveTerm(tx, term, byOperator(body, person, { act: 'role.begin', clear: { role, person } }))
  tick({ clock })
}

type Filling = {
  readonly body: Body
  readonly person: PersonId
  readonly house: string | undefined
  readonly group: string | undefined
}

/** The first vacant seat that votes, of that house and group. */
async function fill({ clock }: Stage, tx: Tx, { body, person, house, group }: Filling) {
  const taken = new Set((await seatsOf(tx, body.id)).map(({ place }) => place))
  const place = (await placesOf(tx, body.id)).find(
    (one) =>
      one.standing === 'voting' &&
      !taken.has(one.id) &&
      (house === undefined || one.part === house) &&
      (house === undefined || one.group === (group ?? null)) &&
      (group === undefined || one.group === group),
  )
  const { id: placed } = here(place, `seat in ${body.slug}`)
  const id = newUlid(clock) as string as SeatId
  const held = { id, body: body.id, person, group: place?.group ?? null, place: placed }
  const since = { since: clock.now(), endedAt: null }
  const clear = {
    seat: id,
    person,
    place: placed,
    ...(held.group === null ? {} : { group: held.group }),
  }
  await saveSeat(tx, { ...held, ...since }, byOperator(body, person, { act: 'seat.take', clear }))
  tick({ clock })
}
