/** Turns about a long draft: summarised, put on the table, and replaced by another text. */
import { consent, OFFICERS, said, type Turn } from './turn.ts'

const officers = { may: OFFICERS, by: 'chair' } as const
const onDraft = { ids: { id: 'draft-text' } }

/** More than two pages, in one clause. */
const LONG = 'What a maker says, a maker keeps. '.repeat(200)

export const TEXT_LIFE: readonly Turn[] = [
  {
    ...officers,
    route: '/texts',
    fields: (known) => ({
      process: known('process'),
      title: said(),
      language: 'en',
      'words-new1': `${LONG}${said()}`,
      reason: said(),
      draft: '1',
      ...consent,
    }),
    learns: { text: 'draft-text' },
  },
  {
    ...officers,
    ...onDraft,
    route: '/texts/:id/summaries',
    fields: () => ({
      version: '1',
      language: 'en',
      words: said(),
      line: said(),
      machine: 'Example <MT> & more',
      ...consent,
    }),
  },
  { ...officers, ...onDraft, route: '/texts/:id/tabling', fields: () => consent },
  {
    ...officers,
    ...onDraft,
    route: '/texts/:id/successor',
    fields: (known) => ({ by: known('text'), ...consent }),
  },
]
