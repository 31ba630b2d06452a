/** A council of two houses for tests: seats filled, a process under rules that count votes. */
import { readFileSync } from 'node:fs'
import type { World as WholeWorld } from '../../../test/world.ts'
import { newUlid } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/db/index.ts'
import type { Result } from '../../platform/values.ts'
import {
  findBody,
  importBodies,
  placesOf,
  readBodies,
  saveSeat,
  saveTerm,
  type Body,
  type BodyId,
  type SeatId,
  type TermId,
} from '../bodies/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../people/index.ts'
import { beginProcess, type Process, type Step } from '../processes/index.ts'
import type { Rule } from '../rules/index.ts'
import {
  adoptTemplates,
  type CheckedTemplate,
  checkTemplate,
  shippedTemplate,
  undertakingsOf,
} from '../templates/index.ts'

/** As much of a world as this needs: a promise has no test to end. */
type World = Pick<WholeWorld, 'add' | 'clock' | 'tools'> & { readonly database: Database }

const EXAMPLE = new URL('../../../demo/bodies/icann.yaml', import.meta.url)

const everywhere = (said: string) =>
  Object.fromEntries(['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt'].map((one) => [one, said]))

/** Source: processes.md 2.3, rows default and h. */
export const HOUSES: Rule = {
  each: 'house',
  among: ['contracted', 'non-contracted'],
  passes: { share: 'yes', outOf: 'seats', moreThan: '1/2' },
}
const GROUPS = ['registries', 'registrars', 'commercial', 'non-commercial']
export const ROW_H: Rule = {
  all: [HOUSES, { spread: 'yes', over: 'group', among: GROUPS, atLeast: 3 }],
}

/** Source: processes.md 2.1. */
const PARTS = [
  { id: 'registries', house: 'contracted', seats: 3 },
  { id: 'registrars', house: 'contracted', seats: 3 },
  { id: 'nomcom-contracted', house: 'contracted', seats: 1 },
  { id: 'commercial', house: 'non-contracted', seats: 6 },
  { id: 'non-commercial', house: 'non-contracted', seats: 6 },
  { id: 'nomcom-non-contracted', house: 'non-contracted', seats: 1 },
]

export type TemplateAsked = {
  readonly name?: string
  readonly rule?: Rule
  readonly hidden?: boolean
  readonly proxies?: 0 | 1
  readonly counts?: 'seats' | 'persons' | 'organisations'
  /** The council by houses where it is left out; `table` is the process's own body. */
  readonly body?: 'gnso-council' | 'table'
  readonly opens?: readonly string[]
  /** With a decision that the chair takes, and no count. */
  readonly judged?: true
}

/** The shipped convening, with a decision that is voted on in its first stage. */
export function votingTemplate(asked: TemplateAsked = {}): CheckedTemplate {
  const { name = 'council-vote', rule = HOUSES, hidden = false, proxies = 1 } = asked
  const { counts = 'seats', body = 'gnso-council', opens = ['chair', 'secretary'] } = asked
  const isTable = body === 'table'
  const convening = shippedTemplate('convening')
  const [window] = convening?.template.windows ?? []
  const [first, ...stages] = convening?.template.stages ?? []
  if (!convening || !window || !first) throw new Error('no convening')
  const title = everywhere('x')
  const decision = (id: string, subject: string) => counted(id, subject, hidden)
  const template = {
    ...convening.template,
    template: name,
    rules: { passes: rule },
    electorates: [
      {
        id: 'council',
        title: everywhere('The council by houses'),
        body,
        counts,
        houses: isTable
          ? []
          : [
              { id: 'contracted', label: everywhere('Contracted parties') },
              { id: 'non-contracted', label: everywhere('Non-contracted parties') },
            ],
        parts: isTable
          ? []
          : PARTS.map(({ id, house, seats }) => ({ id, house, seats, label: everywhere(id) })),
        proxies,
        alternates: true,
        source: 'Bylaws 11.3(i)',
        tag: 'V',
      },
    ],
    decisions: [
      decision('adopt', 'text'),
      decision('remove-chair', 'person'),
      ...(asked.judged ? [judgedOf(decision('judge', 'process'))] : []),
    ],
    windows: [
      ...convening.template.windows,
      { ...window, kind: 'vote', title, opens, languages: ['en'] },
    ],
    stages: [{ ...first, windows: [...first.windows, 'vote'] }, ...stages],
    roles: [
      ...convening.template.roles,
      ...(convening.template.roles.some(({ id }) => id === 'chair')
        ? []
        : [{ id: 'chair', title: everywhere('Chair') }]),
    ],
  }
  const checked = checkTemplate(JSON.stringify(template))
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal))
  return checked.value
}

const counted = (id: string, subject: string, hidden: boolean) => ({
  id,
  title: everywhere(`The council decides: ${id}`),
  by: { electorate: 'council' },
  rule: 'passes',
  window: 'vote',
  subject,
  outcomes: [
    { id: 'adopted', title: everywhere('Adopted'), passes: true },
    { id: 'rejected', title: everywhere('Not adopted'), passes: false },
  ],
  hidden,
})

const judgedOf = ({ id, title, subject, outcomes }: ReturnType<typeof counted>) => ({
  id,
  title,
  by: { roles: ['chair'] },
  subject,
  outcomes,
})

export type Council = {
  readonly process: Process
  readonly body: Body
  readonly chair: PersonId
  /** By the name of the seat: `registries-seat-1`. */
  readonly holders: ReadonlyMap<string, PersonId>
  readonly checked: CheckedTemplate
}

const value = <Value>(result: Result<Value, unknown>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** Twenty councillors, the one of registries' first seat in the chair; all of them have agreed. */
export async function aCouncil(world: World, asked: TemplateAsked = {}): Promise<Council> {
  const { database, clock } = world
  const read = value(readBodies(readFileSync(EXAMPLE, 'utf8')))
  await database.transact((tx, now) => importBodies({ tx, clock, now }, read))
  const body = await findBody(database.read, { slug: 'gnso-council' })
  if (!body) throw new Error('no council')
  const holders = await seated(world, body)
  const chair = holders.get('registries-seat-1')
  if (!chair) throw new Error('no chair')
  await database.transact((tx, now) => {
    const id = newUlid(clock) as string as TermId
    const term = { id, body: body.id, person: chair, role: 'chair' } as const
    const clear = { role: 'chair', person: chair }
    const act = { ...common(body), act: 'role.begin', clear } as const
    return saveTerm(tx, { ...term, since: now, until: null, endedAt: null }, act)
  })
  const staff = await world.add({ name: 'Sam Staff', role: 'secretary' })
  const { process, checked } = await beginVoting(world, staff, { body: body.id, asked })
  for (const person of [...holders.values()]) await agreed(world, person, process)
  return { process, body, chair, holders, checked }
}

/** A process in its first stage, where votes are taken at once. */
export async function beginVoting(
  world: World,
  staff: PersonId,
  { body, asked }: { readonly body: BodyId; readonly asked: TemplateAsked },
) {
  const checked = votingTemplate(asked)
  await adoptTemplates(world.database, [checked])
  const process = await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const slug = `vote-${asked.name ?? 'council'}`
    const { pin } = checked
    const beginning = { slug, title: 'Names', question: 'Whose?', pin, body, practice: true }
    return value(await beginProcess(step, beginning))
  })
  return { process, checked }
}

const common = (body: Body) =>
  ({ actor: 'role:operator', obj: `body:${body.id}`, via: 'import', topics: [] }) as const

/** Everybody who votes, in the order of the seats. */
async function seated(world: World, body: Body): Promise<ReadonlyMap<string, PersonId>> {
  const { database, clock } = world
  const places = await placesOf(database.read, body.id)
  const holders = new Map<string, PersonId>()
  for (const place of places.filter(({ standing }) => standing === 'voting')) {
    const person = await world.add({ name: `Holder of ${place.name}` })
    holders.set(place.name, person)
    await database.transact((tx, now) => {
      const id = newUlid(clock) as string as SeatId
      const group = place.group ?? place.part
      const seat = { id, body: body.id, person, group, since: now, endedAt: null, place: place.id }
      const clear = { seat: id, person, place: place.name }
      return saveSeat(tx, seat, { ...common(body), act: 'seat.take', clear })
    })
  }
  return holders
}

export async function stepOf(world: World, tx: Tx, id: PersonId): Promise<Step> {
  const now = world.clock.now()
  const found = await findActor(tx, id, { officesOf: world.tools.officesOf, now })
  const given = { permanence: true, via: 'import' } as const
  const actor = found && (await agreeOnTheWay(tx, found, given, now))
  return { tx, clock: world.clock, now, by: { kind: 'person', actor }, via: 'web' }
}

/** Somebody has read what is permanent, and agreed to the undertakings of the process. */
export async function agreed(world: World, id: PersonId, { pin }: Process): Promise<void> {
  await world.database.transact(async (tx, now) => {
    const actor = await findActor(tx, id, { officesOf: world.tools.officesOf, now })
    const undertakings = undertakingsOf(pin)
    if (actor) await agreeOnTheWay(tx, actor, { permanence: true, undertakings, via: 'web' }, now)
  })
}
