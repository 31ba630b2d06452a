/** Turns about a text, the call on it, its objections and designation, and what came of it. */
import { MERGING } from './merge-turns.ts'
import { PREPARING } from './preparing-turns.ts'
import { TEXT_LIFE } from './text-life-turns.ts'
import { but, consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const officers = { may: OFFICERS, by: 'chair' } as const
const onCall = { ids: { id: 'call' } }
const onObjection = { ids: { id: 'objection' } }
const objection = () => ({ title: said(), argument: said(), remedy: said(), ...consent })

/** Stands once in a clause that is adopted later: an erratum says what should stand there. */
const SLIP = 'a maker utter the year.'

export const TEXT: readonly Turn[] = [
  {
    ...officers,
    route: '/texts',
    fields: (known) => ({
      process: known('process'),
      title: said(),
      language: 'en',
      'words-new1': said(),
      reason: said(),
      note: said(),
      ...consent,
    }),
    learns: { text: 'other-text' },
  },
  {
    ...officers,
    route: '/texts/:id/versions',
    ids: { id: 'text' },
    fields: () => ({
      base: '2',
      'words-c1': said(),
      'place-c1': '1',
      'words-c2': `${said()} ${SLIP}`,
      'words-new1': said(),
      reason: said(),
      ...consent,
    }),
  },
  {
    may: SIGNED_IN,
    by: 'member',
    route: '/texts/:id/in/:language',
    ids: { id: 'text', language: 'ar' },
    fields: () => ({ 'words-c1': said(), 'words-c2': said(), machine: said(), ...consent }),
  },
  ...TEXT_LIFE,
]

const draft: Turn = {
  ...officers,
  route: '/calls',
  fields: (known) => ({
    process: known('process'),
    text: known('text'),
    kind: 'call',
    ladder: 'consensus',
    question: said(),
    ...consent,
  }),
  learns: { call: 'call' },
}

export const CALL: readonly Turn[] = [
  draft,
  {
    ...officers,
    ...onCall,
    route: '/calls/:id/withdrawal',
    fields: () => ({ reason: said(), ...consent }),
  },
  draft,
  {
    ...officers,
    ...onCall,
    route: '/calls/:id/opening',
    fields: () => ({ closesOn: '2026-12-05', ...consent }),
    learns: { window: 'window' },
  },
  {
    ...officers,
    route: '/windows/:id/extensions',
    ids: { id: 'window' },
    fields: () => ({ to: '2026-12-06', reason: said(), ...consent }),
  },
  {
    ...onCall,
    route: '/calls/:id/positions',
    fields: () => ({ choice: 'accept', reason: said(), ...consent }),
    may: SIGNED_IN,
    by: 'passer',
  },
  {
    ...onCall,
    route: '/calls/:id/objections',
    fields: objection,
    may: SIGNED_IN,
    by: 'member',
    learns: { objection: 'objection' },
  },
  {
    ...onObjection,
    route: '/objections/:id/supporters',
    fields: () => consent,
    may: but('member'),
    by: 'passer',
  },
  ...MERGING,
  {
    ...officers,
    ...onObjection,
    route: '/objections/:id/answers',
    fields: (known) => ({
      kind: 'addressed',
      repeats: known('objection'),
      reason: said(),
      ...consent,
    }),
  },
  {
    ...onObjection,
    route: '/objections/:id/withdrawals',
    fields: () => ({ why: said(), ...consent }),
    may: ['member', 'passer', 'panel'],
    by: 'passer',
  },
  {
    ...onObjection,
    route: '/objections/:id/words',
    fields: () => ({ word: 'maintained', round: '1', why: said(), ...consent }),
    may: ['member', 'panel'],
    by: 'member',
  },
  ...PREPARING,
  {
    ...officers,
    ...onCall,
    route: '/calls/:id/designations',
    fields: () => ({
      level: 'consensus',
      polarity: 'for',
      reasons: said(),
      seen: '0',
      ...consent,
    }),
    learns: { designation: 'designation' },
  },
  {
    route: '/designations/:id/reactions',
    ids: { id: 'designation' },
    fields: () => ({ kind: 'contest', reason: said(), ...consent }),
    may: SIGNED_IN,
    by: 'member',
  },
  {
    ...officers,
    ...onCall,
    route: '/calls/:id/designations',
    fields: () => ({ final: '1', override: said(), ...consent }),
    daysLater: 8,
  },
  {
    ...onCall,
    route: '/calls/:id/minority-statements',
    fields: (known) => ({ objection: known('objection'), statement: said(), ...consent }),
    may: ['member', 'panel'],
    by: 'member',
  },
]

const commitment = { may: ['chair'], by: 'chair' } as const
const onCommitment = { ids: { id: 'commitment' } }
const party = () => ({ party: 'role:chair', what: said(), due: '2027-11-21', ...consent })

export const OUTCOME: readonly Turn[] = [
  {
    ...officers,
    ...onCall,
    route: '/calls/:id/outcomes',
    fields: () => ({ title: said(), summary: said(), ...consent }),
    learns: { outcome: 'outcome' },
  },
  {
    ...officers,
    route: '/texts/:id/errata',
    ids: { id: 'text' },
    fields: () => ({
      version: '4',
      clause: 'c2',
      stands: 'utter',
      should: 'utters',
      reason: said(),
      ...consent,
    }),
  },
  {
    ...commitment,
    route: '/outcomes/:id/commitments',
    ids: { id: 'outcome' },
    fields: party,
    learns: { commitment: 'commitment' },
  },
  {
    ...commitment,
    ...onCommitment,
    route: '/commitments/:id/reports',
    fields: () => ({ evidence: said(), href: '/issues', ...consent }),
  },
  {
    ...commitment,
    ...onCommitment,
    route: '/commitments/:id/changes',
    fields: () => ({ what: said(), due: '2027-12-21', reason: said(), ...consent }),
  },
  {
    ...onCommitment,
    route: '/commitments/:id/contests',
    fields: () => ({ reason: said(), ...consent }),
    may: but('chair'),
    by: 'passer',
  },
  {
    ...commitment,
    ...onCommitment,
    route: '/commitments/:id/withdrawals',
    fields: () => ({ reason: said(), ...consent }),
  },
]
