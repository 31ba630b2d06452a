/** Turns about actions of the table: taken on, asked, handed on, done, dropped. */
import { consent, OFFICERS, said, SIGNED_IN, type Known, type Turn } from './turn.ts'

/** The staff name owners, too; only a chair or a facilitator drops. */
const NAMERS = [...OFFICERS, 'staff'] as const
const onAsked = { ids: { id: 'asked-action' } }

const action = (known: Known, owner: string) => ({
  host: `process:${known('process')}`,
  what: said(),
  owner,
  due: known('a day soon'),
  ...consent,
})

export const ACTIONS: readonly Turn[] = [
  {
    route: '/actions',
    may: SIGNED_IN,
    by: 'member',
    fields: (known) => action(known, 'me'),
    learns: { action: 'action' },
  },
  {
    route: '/actions',
    // For whom it is named, it is their own.
    may: ['passer', ...NAMERS],
    by: 'chair',
    fields: (known) => action(known, `person:${known('id of passer')}`),
    learns: { action: 'asked-action' },
  },
  {
    ...onAsked,
    route: '/actions/:id/acceptances',
    may: ['passer'],
    by: 'passer',
    fields: () => consent,
  },
  {
    ...onAsked,
    route: '/actions/:id/handovers',
    may: ['passer', ...NAMERS],
    by: 'passer',
    fields: (known) => ({ owner: 'handle', named: known('handle of panel'), ...consent }),
  },
  {
    ...onAsked,
    route: '/actions/:id/refusals',
    may: ['panel'],
    by: 'panel',
    fields: () => ({ reason: said(), ...consent }),
  },
  {
    ...onAsked,
    route: '/actions/:id/completions',
    may: ['passer', ...NAMERS],
    by: 'passer',
    fields: () => ({ evidence: said(), href: '/record', ...consent }),
  },
  {
    ids: { id: 'action' },
    route: '/actions/:id/drops',
    may: ['member', ...OFFICERS],
    by: 'member',
    fields: () => ({ reason: said(), ...consent }),
  },
  {
    route: '/actions/reminders',
    may: SIGNED_IN,
    by: 'member',
    fields: () => ({ quiet: '1', ...consent }),
  },
]
