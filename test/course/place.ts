/** A site with people in every role and a table in its plenary; turns are played on it in order. */
import { expect } from 'vitest'
import { beginAppeals } from '../../src/domains/appeals/site.fixtures.ts'
import { beginVoting } from '../../src/domains/ballots/ballots.fixtures.ts'
import { aTable } from '../../src/domains/decisions/calls.fixtures.ts'
import { aCall, aCallOf } from '../../src/domains/minutes/minutes.fixtures.ts'
import { beginPetitioned } from '../../src/domains/petitions/scene.fixtures.ts'
import { findBody, type BodyId } from '../../src/domains/bodies/index.ts'
import { findProcess, type ProcessId } from '../../src/domains/processes/index.ts'
import { findPeople, type PersonId } from '../../src/domains/people/index.ts'
import { after, days } from '../../src/platform/values.ts'
import { aWorld, type Fields, type Visitor, type World } from '../world.ts'
import { beginAdvised } from './advice-turns.ts'
import { foundCouncil } from './council.ts'
import { beginWays } from './ways.ts'
import { consent, pathOf, ROLES, type Known, type Role, type Turn } from './turn.ts'

export type Course = {
  readonly world: World
  readonly visitors: Readonly<Record<Role, Visitor>>
  readonly people: Readonly<Record<Exclude<Role, 'stranger'>, PersonId>>
  readonly known: Known
  readonly learn: (name: string, id: string) => void
}

export async function aCourse(): Promise<Course> {
  const world = await aWorld()
  const table = await aTable(world)
  const group = 'business'
  const people = {
    newcomer: await world.add({ name: 'Nina Newcomer', group }),
    passer: await world.add({ name: 'Pat Passer', group: 'technical' }),
    member: table.ann,
    chair: table.chair,
    facilitator: await world.add({ name: 'Fay Facilitator', group }),
    staff: await world.add({ name: 'Sol Staff', role: 'secretary', group }),
    panel: await world.add({ name: 'Pia Panel', role: 'chair', body: 'screening-panel', group }),
  }
  const ids = new Map([['first item', '1']])
  const known: Known = (name) => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`nothing is known as ${name}`)
    return id
  }
  const visitors = {
    stranger: world.stranger,
    newcomer: await world.as(people.newcomer),
    passer: await world.as(people.passer),
    member: await world.as(people.member),
    chair: await world.as(people.chair),
    facilitator: await world.as(people.facilitator),
    staff: await world.as(people.staff),
    panel: await world.as(people.panel),
  }
  const { read } = world.database
  const process = await findProcess(read, { id: table.process })
  const body = process?.body && (await findBody(read, { id: process.body }))
  if (!process || !body) throw new Error('no table')
  const vote = await beginVoting(world, people.staff, {
    body: body.id,
    asked: {
      name: 'table-vote',
      body: 'table',
      rule: { share: 'yes', outOf: 'seats', moreThan: '1/2' },
      opens: ['chair', 'facilitator'],
      judged: true,
    },
  })
  ids.set('vote-process', vote.process.slug)
  const appealed = await beginAppeals(world, people.staff, body.id)
  ids.set('appeals-process', appealed.process.slug)
  ids.set('appealed entry', String(appealed.entry))
  ids.set('advised', await beginAdvised(world, people.staff, body.id))
  ids.set('ways', await beginWays(world, people.staff, body.id))
  const asked = { name: 'petitioned' }
  const petitioned = await beginPetitioned(world, people.staff, { body: body.id, asked })
  ids.set('petitioned', petitioned.slug)
  ids.set('a day soon', new Date(world.clock.now() + days(7)).toISOString().slice(0, 10))
  ids.set('process', process.slug).set('process-id', process.id).set('body', body.slug)
  await addMeetings(world, people.chair, { process: process.id, body: body.id, ids })
  ids.set('council', 'council').set('council-seat', await foundCouncil(world))
  ids.set('text', table.text.id).set('ar', 'ar')
  ids.set('groups', 'stakeholder-groups')
  for (const [role, id] of Object.entries(people)) {
    const { handle = '' } = (await findPeople(read, [id])).get(id) ?? {}
    ids.set(`id of ${role}`, id).set(`handle of ${role}`, handle)
  }
  const course = { world, visitors, people, known, learn: ids.set.bind(ids) }
  await learnFrom(course, 0, { 'steward-act': 'override' })
  for (const role of ROLES) {
    if (role === 'stranger' || role === 'newcomer') continue
    await visitors[role].post('/account/agreements', consent)
  }
  return course
}

type Hosts = {
  readonly process: ProcessId
  readonly body: BodyId
  readonly ids: Map<string, string>
}

/** Two calls of the process and one of its body, each an hour ahead. */
async function addMeetings(world: World, chair: PersonId, { process, body, ids }: Hosts) {
  ids.set('room-meeting', (await aCall(world, chair, process)).id)
  ids.set('held-meeting', (await aCall(world, chair, process)).id)
  ids.set('body-meeting', (await aCallOf(world, chair, { kind: 'body', body })).id)
}

type Entries = { readonly entries: { readonly idx: number; readonly subject: string | null } }

/** How many entries the record has. */
export async function entriesIn({ world }: Pick<Course, 'world'>): Promise<number> {
  const query = world.database.read
    .withTables<Entries>()
    .selectFrom('entries')
    .select(({ fn }) => fn.countAll().as('count'))
  return Number((await query.executeTakeFirst())?.count ?? 0)
}

/** Of each noun, the last row that was saved since entry `from`. */
async function learnFrom(
  { world, learn }: Pick<Course, 'world' | 'learn'>,
  from: number,
  learns: Readonly<Record<string, string>>,
): Promise<void> {
  const rows = await world.database.read
    .withTables<Entries>()
    .selectFrom('entries')
    .select('subject')
    .where('idx', '>=', from)
    .where('subject', 'is not', null)
    .orderBy('idx')
    .execute()
  for (const { subject } of rows) {
    const [noun = '', id = ''] = (subject ?? '').split(':')
    const name = learns[noun]
    if (name !== undefined) learn(name, id)
  }
}

/** A session that is used every so many days does not end. */
const STEP_DAYS = 14

/** Time passes, and nobody's session with it. */
export async function wait({ world, visitors }: Course, count: number): Promise<void> {
  for (let left = count; left > 0; left -= STEP_DAYS) {
    world.clock.set(after(world.clock.now(), days(Math.min(left, STEP_DAYS))))
    for (const visitor of Object.values(visitors)) await visitor.get('/account')
  }
}

/** A form that was taken, to be sent again. */
export type Taken = { readonly path: string; readonly fields: Fields; readonly key: string }

let plays = 0

/** Plays a turn for real, and learns the ids of what it made. */
export async function play(course: Course, turn: Turn): Promise<Taken> {
  const { visitors, known } = course
  const path = pathOf(turn, known)
  const from = await entriesIn(course)
  const key = `played-once-${++plays}`
  const fields = turn.fields(known)
  for (const role of [turn.by, ...(turn.alsoBy ?? [])]) {
    const answer = await visitors[role].post(path, fields, key)
    const why = answer.status === 303 ? '' : alertIn(await answer.text())
    expect([turn.route, role, answer.status, why]).toEqual([turn.route, role, 303, ''])
    const to = /[0-9A-Z]{26}$/.exec(answer.headers.get('location') ?? '')?.[0]
    if (turn.leadsTo !== undefined && to !== undefined) course.learn(turn.leadsTo, to)
  }
  await learnFrom(course, from, turn.learns ?? {})
  return { path, fields, key }
}

const alertIn = (html: string): string =>
  /role="alert".{0,400}/s.exec(html)?.[0].replace(/<[^>]*>/g, ' ') ?? html.slice(0, 200)
