/** A table for tests: a body with officers and a member, and its convening at a named stage. */
import type { World } from '../../../test/world.ts'
import { newUlid } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
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
import { beginProcess, overrideProcess, type Process, type Step } from '../processes/index.ts'
import { findPins, latestOf } from '../templates/index.ts'

export type Officers = 'chair' | 'editor' | 'facilitator'

export type Table = {
  readonly process: Process
  readonly people: Readonly<Record<Officers | 'member' | 'stranger', PersonId>>
}

/** Stages of a convening before the last one. */
const STAGES_MAX = 16

export const value = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export async function aTableAt(world: World, stage: string): Promise<Table> {
  const staff = await world.add({ name: 'Sam Staff', role: 'secretary' })
  const people = {
    chair: await world.add({ name: 'Chris Chair' }),
    editor: await world.add({ name: 'Edda Editor' }),
    facilitator: await world.add({ name: 'Fay Facilitator' }),
    member: await world.add({ name: 'Mia Member', group: 'business' }),
    stranger: await world.add({ name: 'Stan Stranger', group: 'academia' }),
  }
  const body = await foundTable(world, people)
  const begun = await world.database.transact(async (tx) => {
    const pin = latestOf(await findPins(tx), 'convening')
    if (!pin) throw new Error('no template')
    const asked = {
      slug: 'labels',
      title: 'Labels for connected things',
      question: 'What must a label say?',
      pin,
      body,
      practice: true,
    }
    return value(await beginProcess(await stepBy(world, tx, staff), asked))
  })
  return { process: await movedTo(world, begun, people.chair, stage), people }
}

/** In one transaction: a table is set before each test, and a stage is no matter of time. */
async function movedTo(world: World, begun: Process, chair: PersonId, stage: string) {
  return world.database.transact(async (tx) => {
    const step = await stepBy(world, tx, chair)
    let process = begun
    for (let moves = 0; moves < STAGES_MAX; moves++) {
      if (process.state.kind === 'running' && process.state.stage === stage) return process
      process = value(await overrideProcess(step, process, 'For a test', []))
    }
    throw new Error(`never came to ${stage}`)
  })
}

/** As somebody who has read what is permanent, through the door of the demo. */
export async function stepBy(world: World, tx: Tx, id: PersonId): Promise<Step> {
  const now = world.clock.now()
  const actor = await findActor(tx, id, { officesOf: world.tools.officesOf, now })
  const given = { permanence: true, via: 'import' } as const
  const agreed = actor && (await agreeOnTheWay(tx, actor, given, now))
  return { tx, clock: world.clock, now, by: { kind: 'person', actor: agreed }, via: 'web' }
}

async function foundTable({ database, clock }: World, people: Table['people']): Promise<BodyId> {
  return database.transact(async (tx, now) => {
    const name = prose('name', 'Labels table', clock)
    const id = newUlid(clock) as BodyId
    const place = { slug: 'labels-table', kind: 'table', joining: 'open' } as const
    const rest = { mandate: null, grouping: 'stakeholder-groups', practice: true }
    const body = found({ ...place, ...rest, id, name }, now)
    const common = {
      actor: 'role:operator',
      obj: `body:${id}`,
      via: 'import',
      topics: [],
    } as const
    await saveBody(tx, body, { ...common, act: 'body.found', clear: place, parts: [name] })
    const seat = {
      id: newUlid(clock) as SeatId,
      body: id,
      person: people.member,
      group: 'business',
      since: now,
      endedAt: null,
    }
    const taken = { seat: seat.id, person: seat.person, group: seat.group }
    await saveSeat(tx, seat, { ...common, act: 'seat.take', clear: taken })
    for (const role of ['chair', 'editor', 'facilitator'] as const) {
      const person = people[role]
      const term = { id: newUlid(clock) as TermId, body: id, person, role }
      await saveTerm(
        tx,
        { ...term, since: now, until: null, endedAt: null },
        { ...common, act: 'role.begin', clear: { role, person } },
      )
    }
    return id
  })
}
