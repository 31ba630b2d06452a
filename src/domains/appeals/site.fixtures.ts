/** A process with a sealed, signed, suspending first forum and a recusing last one. */
import type { Visitor, World } from '../../../test/world.ts'
import { newUlid } from '../../platform/clock.ts'
import { historyOf } from '../../platform/record/index.ts'
import { stepOf } from '../ballots/ballots.fixtures.ts'
import { saveTerm, type TermId } from '../bodies/index.ts'
import type { BodyId, PersonId } from '../people/index.ts'
import { beginProcess, type Process } from '../processes/index.ts'
import { adoptTemplates, pinned } from '../templates/index.ts'
import { aTemplate, CONVENING, count, sourced, words } from '../templates/templates.fixtures.ts'
import { rung } from './appeals.fixtures.ts'

const remedies = ['annul', 'remand', 'attach', 'recommend'] as const

/** The chair first, in confidence and on two signatures; then the facilitator, if not involved. */
export const RUNGS = [
  rung('chair', { supporters: count(2), confidential: true, suspends: true, remedies }),
  rung('facilitator', { recuse: true, final: true, remedies }),
]

const gate = {
  fact: 'appeals.open',
  atMost: 0,
  says: words,
  waitsFor: 'chair',
  ...sourced,
} as const

const TEMPLATE = pinned({
  ...aTemplate([{ gate }], {
    appeals: RUNGS,
    decisions: [
      {
        id: 'screen',
        title: words,
        by: { roles: ['chair'] },
        subject: 'process',
        outcomes: [{ id: 'accept', title: words, passes: true }],
      },
    ],
  }),
  template: 'appeals',
  version: '1.0',
  duties: [],
})

/** The convening as it is, where a forum may keep an appeal with the outcome. */
const [, last] = RUNGS
export const ATTACHING = pinned({
  ...CONVENING.template,
  version: '99.0',
  appeals: last ? [last] : [],
})

/** The same with two ladders: conduct of the secretary for those who took part, and the rules. */
export const LADDERED = pinned({
  ...TEMPLATE.template,
  template: 'laddered',
  appeals: [],
  appealLadders: [
    {
      id: 'conduct',
      title: words,
      against: [{ conduct: 'secretary' }],
      rungs: [rung('chair', { from: { tookPart: true }, suspends: true })],
    },
    { id: 'minutes', title: words, against: [{ document: 'minutes' }], rungs: [rung('secretary')] },
  ],
})

export type Begun = { readonly process: Process; readonly entry: number }

/** @returns with the number of the entry by which it began */
export async function beginAppeals(
  world: World,
  staff: PersonId,
  body: BodyId,
  template = TEMPLATE,
): Promise<Begun> {
  await adoptTemplates(world.database, [template])
  const process = await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const asked = { slug: 'appeals', title: 'Appeals', question: 'Why?', pin: template.pin, body }
    const begun = await beginProcess(step, { ...asked, practice: true })
    if (!begun.ok) throw new Error(begun.refusal.kind)
    return begun.value
  })
  const asked = { obj: `process:${process.id}`, limit: 1 }
  const [line] = await historyOf(world.database.read, asked)
  if (!line) throw new Error('it has not begun')
  return { process, entry: line.index }
}

/** Somebody facilitates the table from now on. */
export async function facilitate(
  { world, process }: { readonly world: World; readonly process: Process },
  person: PersonId,
): Promise<Visitor> {
  const { body } = process
  if (!body) throw new Error('no body')
  await world.database.transact(async (tx, now) => {
    const id = newUlid(world.clock) as TermId
    const term = { id, body, person, role: 'facilitator', since: now } as const
    await saveTerm(
      tx,
      { ...term, until: null, endedAt: null },
      {
        act: 'role.begin',
        actor: 'role:operator',
        obj: `body:${body}`,
        via: 'import',
        topics: [],
        clear: { role: 'facilitator', person },
      },
    )
  })
  return world.as(person)
}
