/** A process under a rule with a petition and a ratification, in a world, for tests. */
import type { World } from '../../../test/world.ts'
import { stepOf } from '../ballots/ballots.fixtures.ts'
import type { BodyId, PersonId } from '../people/index.ts'
import { beginProcess, type Process } from '../processes/index.ts'
import { adoptTemplates, pinned, type Template } from '../templates/index.ts'
import { aTemplate, count, span, words } from '../templates/templates.fixtures.ts'

const most = { share: 'yes', outOf: 'seats', moreThan: '1/2' } as const

export type Asked = {
  readonly name: string
  readonly atLeast?: number
  readonly distinct?: 'organisations' | 'persons'
  readonly part?: Partial<Template>
}

/** One petition, of `atLeast` voices in a week, and one ratification by the table and the panel. */
export function petitionTemplate({ name, atLeast = 2, distinct = 'organisations', part }: Asked) {
  const template = aTemplate([])
  const [, second] = template.stages
  if (!second) throw new Error('no second stage')
  return pinned({
    ...template,
    template: name,
    version: '1.0',
    duties: [],
    rules: { most },
    petitions: [
      {
        id: 'promote',
        title: words,
        distinct,
        atLeast: count(atLeast),
        within: span('P7D'),
        startedBy: ['participants'],
        moves: { to: second.id },
      },
    ],
    ratifications: [
      {
        id: 'chartering',
        title: words,
        bodies: [
          { body: 'table', rule: 'most' },
          { body: 'screening-panel', rule: 'most', silence: span('P30D') },
        ],
        needs: 'all',
      },
    ],
    ...part,
  })
}

export async function beginPetitioned(
  world: World,
  staff: PersonId,
  { body, asked }: { readonly body: BodyId; readonly asked: Asked },
): Promise<Process> {
  const checked = petitionTemplate(asked)
  await adoptTemplates(world.database, [checked])
  return world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const { pin } = checked
    const beginning = { slug: asked.name, title: 'Names', question: 'Whose?', pin, body }
    const begun = await beginProcess(step, { ...beginning, practice: true })
    if (!begun.ok) throw new Error(begun.refusal.kind)
    return begun.value
  })
}
