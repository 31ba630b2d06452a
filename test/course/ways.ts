/** A process with ways on besides its gate, and the turns that take them. */
import { stepOf } from '../../src/domains/ballots/ballots.fixtures.ts'
import { beginProcess } from '../../src/domains/processes/index.ts'
import type { BodyId, PersonId } from '../../src/domains/people/index.ts'
import { adoptTemplates, pinned } from '../../src/domains/templates/index.ts'
import {
  aTemplate,
  count,
  ends,
  span,
  words,
} from '../../src/domains/templates/templates.fixtures.ts'
import type { World } from '../world.ts'
import { consent, OFFICERS, said, type Turn } from './turn.ts'

const officers = [...OFFICERS]

/** Two groups can stop its clock, anybody who sits can walk out, officers skip and give up. */
const TEMPLATE = pinned({
  ...aTemplate(
    [{ exits: [{ ...ends, id: 'give-up', by: officers }] }, { optional: { skippedBy: officers } }],
    {
      stopTheClock: { groups: count(2), within: span('P7D'), lasts: span('P14D'), times: count(1) },
      walkOut: { means: words, groupsAtLeast: count(1) },
    },
  ),
  template: 'ways',
  version: '1.0',
  duties: [],
})

/** @returns its slug */
export async function beginWays(world: World, staff: PersonId, body: BodyId): Promise<string> {
  await adoptTemplates(world.database, [TEMPLATE])
  const slug = 'ways'
  await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const asked = { slug, title: 'Ways', question: 'Which?', pin: TEMPLATE.pin, body }
    const begun = await beginProcess(step, { ...asked, practice: true })
    if (!begun.ok) throw new Error(begun.refusal.kind)
  })
  return slug
}

const onWays = { ids: { slug: 'ways' } }
/** Those who hold a seat at the table. */
const seated: Pick<Turn, 'may'> = { may: ['member', 'passer'] }

export const WAYS: readonly Turn[] = [
  {
    ...seated,
    ...onWays,
    route: '/processes/:slug/stops',
    fields: () => ({ reason: said(), ...consent }),
    by: 'member',
  },
  {
    ...seated,
    ...onWays,
    route: '/processes/:slug/walk-outs',
    fields: () => ({ statement: said(), ...consent }),
    by: 'passer',
  },
  {
    ...onWays,
    route: '/processes/:slug/exits',
    fields: () => ({ exit: 'give-up', reason: said(), ...consent }),
    may: OFFICERS,
    by: 'chair',
  },
]
