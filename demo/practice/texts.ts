/** The words that the practice table negotiates, draft by draft. */
import {
  draftText,
  findText,
  findVersion,
  publishVersion,
  type TextId,
} from '../../src/domains/texts/index.ts'
import { freezesOf } from '../../src/joined.ts'
import { here, must } from '../stage.ts'
import { as, processOf, type Scene } from './labels-stage.ts'

/** The sentences of a draft, in order; the same place is the same clause. */
export type Drafted = { readonly clauses: readonly string[]; readonly reason: string }

const UNTIL = 'The box says until which year the maker sends security updates.'

const LABEL: readonly Drafted[] = [
  {
    reason: 'From the interviews: what people asked for first',
    clauses: [UNTIL, 'The seller shows that year on request.'],
  },
  {
    reason: 'The group on shops asks for one page for everything that does not fit on a box',
    clauses: [
      UNTIL,
      'The seller shows that year on request.',
      'A code on the box leads to one page [and to an independent test].',
    ],
  },
  {
    reason: 'After the call on draft 2: shops that sell online, and the language of the page',
    clauses: [
      UNTIL,
      'The seller shows that year before the sale, also online.',
      'A code on the box leads to one page in the language of the country of sale ' +
        '[and to an independent test].',
    ],
  },
]

export const SHOPS: Drafted = {
  reason: 'What can be agreed before the label is',
  clauses: [
    'A shop names, before it sells a connected device, the year until which the maker sends ' +
      'security updates.',
    'Where the maker names no year, the shop says so in the same place and in the same size.',
  ],
}

export const begin = (scene: Scene, title: string, draft: Drafted): Promise<TextId> =>
  as(scene, 'editor', async (step) => {
    const process = await processOf(step.tx, scene.slug)
    const clauses = draft.clauses.map((words) => ({ id: undefined, words }))
    const asked = { title, language: 'en', clauses, reason: draft.reason } as const
    return must(await draftText(step, process, asked)).text.id
  })

export const goOn = (scene: Scene, id: TextId, draft: Drafted): Promise<void> =>
  as(scene, 'editor', async (step) => {
    const { tx, now } = step
    const process = await processOf(tx, scene.slug)
    const text = here(await findText(tx, id), 'text')
    const latest = here(await findVersion(tx, id), 'version')
    const freezes = await freezesOf(tx, id, now)
    const clauses = draft.clauses.map((words, at) => ({ id: latest.clauses[at]?.id, words }))
    const asked = { base: latest.number, clauses, reason: draft.reason }
    must(await publishVersion(step, { process, text, freezes }, asked))
  })

const draftOf = (number: number): Drafted => here(LABEL[number - 1], `draft ${number}`)

export const draftLabel = (scene: Scene): Promise<TextId> =>
  begin(scene, 'What the label says', draftOf(1))

export const publishDraft = (scene: Scene, id: TextId, number: number): Promise<void> =>
  goOn(scene, id, draftOf(number))
