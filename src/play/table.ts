/**
 * Everything that a process has, held in memory: what a database holds for a site. Each act gives
 * a new table. The rules are those of the domains; nothing is decided here.
 */
import type { Instant } from '../platform/values.ts'
import type { Advice, Answer as ItemAnswer, Item, Letter } from '../domains/advice/index.ts'
import type { Appeal, Ruling as Ruled, Signer } from '../domains/appeals/index.ts'
import type { Ballot, Standing as Counted } from '../domains/ballots/index.ts'
import type { Place, Seat } from '../domains/bodies/index.ts'
import type { Challenge, Ruling, Supporter } from '../domains/challenges/index.ts'
import type { RuleChange } from '../domains/changes/index.ts'
import type {
  Behind,
  Call,
  Designation,
  Merge,
  Position,
  Reaction,
} from '../domains/decisions/index.ts'
import type { Judgement } from '../domains/judgements/index.ts'
import {
  agreementKey,
  PERMANENCE,
  ROLES,
  SECRETARIAT,
  type Actor,
  type AffiliationId,
  type BodyId,
  type PersonId,
  type Role,
  type SeatHeld,
  type SeatId,
} from '../domains/people/index.ts'
import type { Asked, Petition, Signature } from '../domains/petitions/index.ts'
import {
  begin,
  type Facts,
  type Process,
  type ProcessDocument,
  type ProcessId,
  type Reach,
  type Reopened,
  type StopRequest,
  type WalkOut,
  type Window,
  type WindowId,
} from '../domains/processes/index.ts'
import {
  type CheckedTemplate,
  type Holidays,
  holidaysOf,
  type Pin,
  type Template,
  undertakingsOf,
} from '../domains/templates/index.ts'
import type { Member } from './scenario.ts'

export type Table = {
  readonly template: Template
  readonly pin: Pin
  /** Every set of rules that was in force or proposed, by its hash. */
  readonly rulebook: ReadonlyMap<string, CheckedTemplate>
  readonly holidays: Holidays
  readonly people: ReadonlyMap<string, Person>
  readonly process: Process
  readonly windows: readonly Window[]
  readonly documents: readonly ProcessDocument[]
  readonly stops: readonly StopRequest[]
  readonly walkOuts: readonly WalkOut[]
  readonly judgements: readonly Judgement[]
  readonly ballots: readonly Voted[]
  readonly calls: readonly Called[]
  readonly challenges: readonly Challenged[]
  readonly appeals: readonly Appealed[]
  readonly petitions: readonly Petitioned[]
  readonly ratifications: readonly Ratifying[]
  readonly advice: readonly Advised[]
  readonly letters: readonly Letter[]
  readonly changes: readonly Changed[]
  /** Whom the notice of a window reached, and those that were opened again for a group. */
  readonly reaches: readonly { readonly window: WindowId; readonly reach: Reach }[]
  readonly reopened: readonly Reopened[]
  /** What domains that the player does not play would say. */
  readonly stated: Facts
  /** Misses that the clock has said, by duty and hour. */
  readonly missed: ReadonlySet<string>
}

/** Somebody of the scenario, as rules see them, with the seats they hold anywhere. */
export type Person = {
  readonly id: string
  readonly actor: Actor
  readonly organisation: string | undefined
  readonly seats: readonly { readonly slug: string; readonly seat: Seat; readonly place: Place }[]
}

export type Voted = { readonly ballot: Ballot; readonly standing: Counted }

export type Called = {
  readonly name: string
  readonly call: Call
  readonly positions: readonly Position[]
  readonly objections: readonly Behind[]
  readonly designations: readonly Designation[]
  readonly reactions: readonly Reaction[]
  readonly merges: readonly Merge[]
}

export type Challenged = {
  readonly challenge: Challenge
  readonly supporters: readonly Supporter[]
  readonly rulings: readonly Ruling[]
}

export type Appealed = {
  readonly appeal: Appeal
  readonly signers: readonly Signer[]
  readonly rulings: readonly Ruled[]
}

export type Petitioned = {
  /** As the scenario calls it. */
  readonly name: string
  readonly petition: Petition
  readonly signatures: readonly Signature[]
}

/** As the scenario calls it. */
export type Changed = { readonly name: string; readonly change: RuleChange }

/** The rules that something began under: it ends under them. */
export const rulesAs = ({ rulebook, template }: Table, hash: string): Template =>
  rulebook.get(hash)?.template ?? template

export type Ratifying = Asked

export type Advised = {
  readonly advice: Advice
  readonly items: readonly Item[]
  readonly answers: readonly ItemAnswer[]
}

/** The process's own body; templates call it `table`. */
export const TABLE = 'table'
const bodyOf = (slug: string) => slug as BodyId

export const personOf = (id: string) => `p_${id}` as PersonId

export function laid(checked: CheckedTemplate, members: readonly Member[], now: Instant): Table {
  const { template, pin } = checked
  const people = members.flatMap(each).map((member) => [member.id, sat(member, pin, now)] as const)
  const beginning = {
    id: 'played' as string as ProcessId,
    slug: 'played',
    title: 'played',
    question: 'played',
    body: bodyOf(TABLE),
    practice: true,
    reported: undefined,
  }
  return {
    template,
    pin,
    rulebook: new Map([[pin.hash, checked]]),
    holidays: holidaysOf(template),
    people: new Map(people),
    process: begin(beginning, { template, pin }, now),
    windows: [],
    documents: [],
    stops: [],
    walkOuts: [],
    judgements: [],
    ballots: [],
    calls: [],
    challenges: [],
    appeals: [],
    petitions: [],
    ratifications: [],
    advice: [],
    letters: [],
    changes: [],
    reaches: [],
    reopened: [],
    stated: {},
    missed: new Set(),
  }
}

/** `count: 3` makes three of a kind. */
const each = (member: Member): readonly Member[] =>
  member.count === undefined
    ? [member]
    : Array.from({ length: member.count }, (_, at) => {
        const nth = String(at + 1)
        const organisation = member.organisation?.replace('*', nth)
        return { ...member, id: `${member.id}-${nth}`, organisation }
      })

function sat(member: Member, pin: Pin, now: Instant): Person {
  const { id, group, organisation } = member
  const seats = seatsOf(member, now)
  const undertakings = undertakingsOf(pin)
  const personal = { capacity: 'personal' } as const
  const actor: Actor = {
    person: personOf(id),
    handle: id,
    name: id,
    capacities: organisation
      ? [personal, { capacity: `org:${organisation as AffiliationId}`, organisation }]
      : [personal],
    codes: new Map(group ? [['stakeholder-groups', group]] : []),
    interest: 1,
    agreed: new Set([
      agreementKey(PERMANENCE.undertakings, PERMANENCE.version),
      agreementKey(undertakings.id, undertakings.version),
    ]),
    roles: member.roles.flatMap(officeOf),
    seats: seats.map(({ slug, seat }): SeatHeld => {
      return { body: seat.body, slug, seat: seat.id, group: seat.group }
    }),
  }
  return { id, actor, organisation, seats }
}

/** Whoever is played has read what the rules ask them to agree to, also when they change. */
export function agreed(person: Person, pin: Pin): Person {
  const { id, version } = undertakingsOf(pin)
  const { actor } = person
  const all = new Set([...actor.agreed, agreementKey(id, version)])
  return { ...person, actor: { ...actor, agreed: all } }
}

/** Offices of the table itself; `staff` is the secretariat's. */
function officeOf(role: string) {
  if (role === 'staff') {
    return [{ body: bodyOf(SECRETARIAT), slug: SECRETARIAT, role: 'secretary' as const }]
  }
  const office: Role | undefined = ROLES.find((one) => one === role)
  return office ? [{ body: bodyOf(TABLE), slug: TABLE, role: office }] : []
}

/** Seats that are named, one at the table for members, one in a body for each other role. */
function seatsOf({ id, roles, group, sits }: Member, now: Instant): Person['seats'] {
  const office = (role: string) => ROLES.some((one) => one === role)
  const bodies = roles
    .filter((role) => role !== 'staff' && role !== 'participants' && !office(role))
    .map((role) => ({ body: role === 'members' ? TABLE : role, group }))
  const named = new Map([...bodies, ...sits].map((one) => [one.body, one] as const))
  return [...named.values()].map((one, position) => {
    const weight = 'weight' in one ? (one.weight ?? 1) : 1
    const house = 'house' in one ? one.house : undefined
    const region = 'region' in one ? one.region : undefined
    const place = placeAt(one.body, { id, position, house, group: one.group, region, weight })
    const seat: Seat = {
      id: `${one.body}-${id}` as string as SeatId,
      body: bodyOf(one.body),
      person: personOf(id),
      group: one.group ?? null,
      since: now,
      endedAt: null,
      place: place.id,
    }
    return { slug: one.body, seat, place }
  })
}

type Placed = {
  readonly id: string
  readonly position: number
  readonly house: string | undefined
  readonly group: string | undefined
  readonly region: string | undefined
  readonly weight: number
}

const placeAt = (slug: string, placed: Placed): Place => ({
  id: `${slug}-${placed.id}` as string as Place['id'],
  body: bodyOf(slug),
  position: placed.position,
  name: placed.id,
  title: placed.id,
  part: placed.house ?? null,
  group: placed.group ?? null,
  region: placed.region ?? null,
  appointer: null,
  appointedBy: 'the scenario',
  standing: placed.weight === 0 ? 'non-voting' : 'voting',
  weight: placed.weight,
  term: null,
  source: 'the scenario',
  tag: 'D',
})

/** Everybody who sits in a body, in the order of the scenario. */
export const sittingIn = ({ people }: Table, slug: string) =>
  [...people.values()].flatMap((person) =>
    person.seats.filter((one) => one.slug === slug).map((one) => ({ person, ...one })),
  )
