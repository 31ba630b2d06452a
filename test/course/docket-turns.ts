/** Turns about a public comment proceeding, from its draft to its report. */
import { consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const officers = { may: OFFICERS, by: 'facilitator' } as const
const onDocket = { ids: { id: 'docket' } }

const override: Turn = {
  ...officers,
  route: '/processes/:slug/overrides',
  ids: { slug: 'process' },
  fields: () => ({ reason: said(), ...consent }),
}

const draft: Turn = {
  ...officers,
  route: '/dockets',
  fields: (known) => ({
    process: known('process'),
    title: said(),
    subject: `text:${known('text')}`,
    asks: said(),
    kind: 'comment',
    ...consent,
  }),
  learns: { docket: 'docket' },
}

export const DOCKET: readonly Turn[] = [
  override,
  draft,
  {
    ...officers,
    ...onDocket,
    route: '/dockets/:id/withdrawals',
    fields: () => ({ reason: said(), ...consent }),
  },
  draft,
  {
    ...officers,
    ...onDocket,
    route: '/dockets/:id/openings',
    fields: () => ({ published: ['en', 'es'], ...consent }),
    learns: { window: 'comment-window' },
  },
  {
    ...officers,
    route: '/windows/:id/languages',
    ids: { id: 'comment-window' },
    fields: () => ({ language: 'fr', ...consent }),
  },
  {
    ...onDocket,
    route: '/dockets/:id/submissions',
    fields: () => ({ words: said(), ...consent }),
    may: SIGNED_IN,
    by: 'passer',
  },
  {
    ...onDocket,
    route: '/dockets/:id/submissions',
    fields: (known) => ({
      as: `org:${known('affiliation')}`,
      words: said(),
      pending: '1',
      ...consent,
    }),
    may: ['member'],
    by: 'member',
    learns: { submission: 'submission' },
  },
  {
    route: '/dockets/:id/submissions/:sid/ratifications',
    ids: { id: 'docket', sid: 'submission' },
    fields: () => ({ inFavour: '15', against: '0', abstaining: '0', ...consent }),
    may: ['member'],
    by: 'member',
  },
  {
    ...officers,
    ...onDocket,
    route: '/dockets/:id/extensions',
    fields: () => ({ to: '2027-02-10', reason: said(), ...consent }),
  },
  {
    ...officers,
    ...onDocket,
    route: '/dockets/:id/closings',
    fields: () => consent,
    daysLater: 70,
  },
  {
    ...officers,
    ...onDocket,
    route: '/dockets/:id/reports',
    fields: () => ({ title: said(), href: '/issues', ...consent }),
  },
]
