/** A process in which one officer advises another, and turns: items, answers, talks, letters. */
import { stepOf } from '../../src/domains/ballots/ballots.fixtures.ts'
import type { BodyId, PersonId } from '../../src/domains/people/index.ts'
import { beginProcess } from '../../src/domains/processes/index.ts'
import { adoptTemplates, pinned } from '../../src/domains/templates/index.ts'
import { aTemplate, span, words } from '../../src/domains/templates/templates.fixtures.ts'
import type { World } from '../world.ts'
import { consent, OFFICERS, said, type Turn } from './turn.ts'

const TEMPLATE = pinned({
  ...aTemplate([], {
    advice: [
      {
        from: 'chair',
        to: 'facilitator',
        answers: [
          { id: 'accept', title: words, consults: false },
          { id: 'otherwise', title: words, consults: true },
        ],
        consultation: { within: span('P30D') },
      },
    ],
  }),
  template: 'advised',
  version: '1.0',
  duties: [],
})

/** @returns its slug */
export async function beginAdvised(world: World, staff: PersonId, body: BodyId): Promise<string> {
  await adoptTemplates(world.database, [TEMPLATE])
  const slug = 'advised'
  await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const asked = { slug, title: 'Advised', question: 'Whose?', pin: TEMPLATE.pin, body }
    const begun = await beginProcess(step, { ...asked, practice: true })
    if (!begun.ok) throw new Error(begun.refusal.kind)
  })
  return slug
}

const inProcess = { ids: { slug: 'advised' } }
const onAdvice = { ids: { id: 'advice' } }
const onItem = { ids: { id: 'advice', number: 'first item' } }
const answering: Pick<Turn, 'route' | 'ids' | 'fields' | 'may' | 'by'> = {
  ...onItem,
  route: '/advice/:id/items/:number/answers',
  fields: () => ({ answer: 'otherwise', reasons: said(), ...consent }),
  may: ['facilitator'],
  by: 'facilitator',
}

export const ADVICE: readonly Turn[] = [
  {
    ...inProcess,
    route: '/processes/:slug/advice',
    fields: () => ({
      from: 'chair',
      to: 'facilitator',
      title: 'Advice on labels',
      words: said(),
      consensus: '1',
      ...consent,
    }),
    may: ['chair'],
    by: 'chair',
    learns: { advice: 'advice' },
  },
  {
    ...onAdvice,
    route: '/advice/:id/items',
    fields: () => ({ words: said(), ...consent }),
    may: ['chair'],
    by: 'chair',
  },
  answering,
  {
    ...onItem,
    route: '/advice/:id/items/:number/consultations',
    fields: () => ({ reasons: said(), ...consent }),
    may: OFFICERS,
    by: 'chair',
  },
  { ...answering },
  {
    // Every process has a register of letters.
    ids: { slug: 'process' },
    route: '/processes/:slug/letters',
    fields: () => ({
      sender: 'A ministry',
      kind: 'government',
      dated: '2026-01-05',
      words: said(),
      link: 'https://example.org/letter',
      ...consent,
    }),
    may: ['staff'],
    by: 'staff',
    learns: { letter: 'letter' },
  },
  {
    ids: { id: 'letter' },
    route: '/letters/:id/reply',
    fields: () => ({ words: said(), ...consent }),
    may: ['chair', 'facilitator', 'staff'],
    by: 'staff',
  },
]
