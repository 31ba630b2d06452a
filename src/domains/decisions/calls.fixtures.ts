/** A table for tests: a body with seats, a convening in its plenary, a text of two versions. */
import type { World as WholeWorld } from '../../../test/world.ts'
import { newUlid } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import type { Result } from '../../platform/values.ts'
import {
  found,
  saveBody,
  saveSeat,
  saveTerm,
  type BodyId,
  type SeatId,
  type TermId,
} from '../bodies/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../people/index.ts'
import {
  beginProcess,
  findProcess,
  lockProcess,
  overrideProcess,
  type ProcessId,
} from '../processes/index.ts'
import {
  adoptTemplates,
  checkTemplate,
  findPins,
  latestOf,
  shippedTemplate,
} from '../templates/index.ts'
import { draftText, findVersion, publishVersion, type Text } from '../texts/index.ts'

/** As much of a world as this needs: a promise has no test to end. */
type World = Pick<WholeWorld, 'add' | 'clock' | 'tools'> & { readonly database: Database }

export type Table = {
  readonly process: ProcessId
  readonly text: Text
  readonly chair: PersonId
  /** One of academia, two of business, one of civil society; government has nobody. */
  readonly ann: PersonId
  readonly ben: PersonId
  readonly bea: PersonId
  readonly cy: PersonId
  /** Has no seat. */
  readonly dora: PersonId
}

const GROUPS = ['academia', 'business', 'business', 'civil-society'] as const

/** Stages from the intake to the plenary, where a call may be opened. */
const STAGES_MAX = 12

const value = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** Parts of the template that a test says otherwise: then it is one of another name. */
export type Otherwise = Readonly<Record<string, unknown>>

export async function aTable(world: World, otherwise?: Otherwise): Promise<Table> {
  const staff = await world.add({ name: 'Sam Staff', role: 'secretary' })
  const names = ['Ann Academic', 'Ben Business', 'Bea Business', 'Cy Civil']
  const seated: PersonId[] = []
  for (const name of names) seated.push(await world.add({ name }))
  const [ann, ben, bea, cy] = seated
  const chair = await world.add({ name: 'Chris Chair' })
  const dora = await world.add({ name: 'Dora Participant', group: 'academia' })
  if (!ann || !ben || !bea || !cy) throw new Error('four people')

  const body = await foundTable(world, chair, [ann, ben, bea, cy])
  const name = otherwise ? await adoptOtherwise(world, otherwise) : 'convening'
  const process = await beginConvening(world, staff, { body, name })
  await toPlenary(world, process, chair)
  const text = await writeText(world, process, chair)
  return { process, text, chair, ann, ben, bea, cy, dora }
}

async function foundTable(world: World, chair: PersonId, people: readonly PersonId[]) {
  const { database, clock } = world
  return database.transact(async (tx, now) => {
    const name = prose('name', 'Labels table', clock)
    const founding = {
      id: newUlid(clock) as BodyId,
      slug: `table-${people[0]?.slice(-8)}`,
      kind: 'table',
      name,
      mandate: null,
      joining: 'open',
      grouping: 'stakeholder-groups',
      practice: true,
    } as const
    const body = found(founding, now)
    const common = {
      actor: 'role:operator',
      obj: `body:${body.id}`,
      via: 'import',
      topics: [],
    } as const
    const clear = { slug: body.slug, kind: body.kind, joining: body.joining }
    await saveBody(tx, body, { ...common, act: 'body.found', clear, parts: [name] })
    for (const [index, person] of people.entries()) {
      const group = GROUPS[index] ?? 'academia'
      const id = newUlid(clock) as SeatId
      const seat = { id, body: body.id, person, group, since: now, endedAt: null }
      await saveSeat(tx, seat, { ...common, act: 'seat.take', clear: { seat: id, person, group } })
    }
    const id = newUlid(clock) as TermId
    const term = { id, body: body.id, person: chair, role: 'chair' } as const
    await saveTerm(
      tx,
      { ...term, since: now, until: null, endedAt: null },
      { ...common, act: 'role.begin', clear: { role: 'chair', person: chair } },
    )
    return body.id
  })
}

/** Everybody here has read what is permanent. */
async function stepOf(world: World, tx: Tx, id: PersonId) {
  const now = world.clock.now()
  const found = await findActor(tx, id, { officesOf: world.tools.officesOf, now })
  const given = { permanence: true, via: 'import' } as const
  const actor = found && (await agreeOnTheWay(tx, found, given, now))
  return { tx, clock: world.clock, now, by: { kind: 'person', actor }, via: 'web' } as const
}

async function adoptOtherwise(world: World, otherwise: Otherwise): Promise<string> {
  const shipped = shippedTemplate('convening')
  const name = 'convening-otherwise'
  const changed = { ...shipped?.template, template: name, ...otherwise }
  const checked = checkTemplate(JSON.stringify(changed))
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal))
  await adoptTemplates(world.database, [checked.value])
  return name
}

type Begun = { readonly body: BodyId; readonly name: string }

async function beginConvening(
  world: World,
  staff: PersonId,
  { body, name }: Begun,
): Promise<ProcessId> {
  return world.database.transact(async (tx) => {
    const pin = latestOf(await findPins(tx), name)
    if (!pin) throw new Error('no template')
    const begun = await beginProcess(await stepOf(world, tx, staff), {
      slug: `labels-${body.slice(-8).toLowerCase()}`,
      title: 'Labels for connected things',
      question: 'What must a label say?',
      pin,
      body,
      practice: true,
    })
    return value(begun).id
  })
}

async function toPlenary(world: World, id: ProcessId, chair: PersonId): Promise<void> {
  for (let moves = 0; moves < STAGES_MAX; moves++) {
    const isThere = await world.database.transact(async (tx) => {
      const process = await lockProcess(tx, { id })
      if (process?.state.kind !== 'running') throw new Error('not running')
      if (process.state.stage === 'plenary') return true
      const step = await stepOf(world, tx, chair)
      value(await overrideProcess(step, process, 'For this test', []))
      return false
    })
    if (isThere) return
  }
}

const CLAUSES = [
  'The box says until which year the maker sends security updates.',
  'The seller shows that year on request.',
] as const

async function writeText(world: World, id: ProcessId, chair: PersonId): Promise<Text> {
  const { text } = await world.database.transact(async (tx) => {
    const process = await findProcess(tx, { id })
    if (!process) throw new Error('no process')
    const drafted = await draftText(await stepOf(world, tx, chair), process, {
      title: 'The label',
      language: 'en',
      clauses: CLAUSES.map((words) => ({ id: undefined, words })),
      reason: 'First draft',
    })
    return value(drafted)
  })
  await publishNext(world, { process: id, text, chair }, 'before the sale, also online')
  return text
}

/** A next version, in which the second clause says something else. */
export async function publishNext(
  world: World,
  { process: id, text, chair }: Pick<Table, 'process' | 'text' | 'chair'>,
  words: string,
): Promise<number> {
  return world.database.transact(async (tx) => {
    const process = await findProcess(tx, { id })
    if (!process) throw new Error('no process')
    const step = await stepOf(world, tx, chair)
    const held = { process, text, freezes: [] }
    const latest = await findVersion(tx, text.id)
    const published = await publishVersion(step, held, {
      base: latest?.number ?? 0,
      clauses: (latest?.clauses ?? []).map((clause, index) => ({
        id: clause.id,
        words: index === 1 ? `The seller shows that year ${words}.` : (CLAUSES[0] ?? ''),
      })),
      reason: 'Next draft',
    })
    return value(published).version.number
  })
}
