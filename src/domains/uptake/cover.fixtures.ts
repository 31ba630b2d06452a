/** A text whose lineage is told as a rule says, with people who can be found by their names. */
import { aWorld, type Visitor } from '../../../test/world.ts'
import { done, type OnTable } from '../amendments/text.fixtures.ts'
import { affiliateFor, type PersonId } from '../people/index.ts'
import { adoptTemplates, type LineageRule, pinned, shippedTemplate } from '../templates/index.ts'
import { aTableAt, stepBy, value } from '../texts/table.fixtures.ts'

/** All of one group, and enough to be told as one. */
export const NAMES = ['Qzana', 'Qzben', 'Qzcem', 'Qzdov', 'Qzela', 'Qzfay'] as const

export type UnderCover = Pick<OnTable, 'world' | 'table' | 'editor' | 'path'> & {
  readonly people: readonly PersonId[]
  readonly visitors: readonly Visitor[]
}

const LINEAGE: LineageRule = {
  shown: 'by-person',
  nonAttributed: 'allowed',
  contestAnsweredWithin: { for: 'P14D', source: 'a test', tag: 'D' },
}

export async function aTextUnder(rule: Partial<LineageRule>): Promise<UnderCover> {
  const world = await aWorld()
  const { template } = shippedTemplate('convening')
  const lineage = { ...LINEAGE, ...rule }
  await adoptTemplates(world.database, [pinned({ ...template, version: '99', lineage })])
  const table = await aTableAt(world, 'plenary')
  const editor = await world.as(table.people.editor)
  const path = await done(editor, '/texts', {
    process: 'labels',
    title: 'The label',
    language: 'en',
    'words-new1': '# Support\n\nMakers say until which year they mend it.',
    'words-new2': 'Sellers show that year on request.',
    reason: 'First draft',
  })
  const people: PersonId[] = []
  for (const name of NAMES) people.push(await world.add({ name, group: 'academia' }))
  const visitors: Visitor[] = []
  for (const person of people) visitors.push(await world.as(person))
  return { world, table, editor, path, people, visitors }
}

/** Under which name they speak as well: nothing else has it. */
/** What must not stand on a page under cover; two letters alone come by chance in an id. */
export const MARKS: readonly string[] = [...NAMES, 'Qzwords', 'Qzreason', 'Qzcontest']
export const REGISTRY = 'Qzregistry'

export async function speakingForRegistry({ world }: UnderCover, person: PersonId) {
  return world.database.transact(async (tx, now) => {
    const { by } = await stepBy(world, tx, person)
    if (by.kind !== 'person' || !by.actor) throw new Error('nobody')
    const entering = { tx, clock: world.clock, now, actor: by.actor }
    return `org:${value(await affiliateFor(entering, REGISTRY)).id}`
  })
}
