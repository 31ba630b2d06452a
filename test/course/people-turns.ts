/** Turns about oneself, bodies, the course of a process, and the steward log. */
import { but, consent, EVERYBODY, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'
import { LANGUAGES } from '../../src/platform/languages/index.ts'

const labels = () => Object.fromEntries(LANGUAGES.map((one) => [`label-${one}`, said()]))
const account = { may: SIGNED_IN, by: 'member' } as const

export const ACCOUNT: readonly Turn[] = [
  {
    route: '/sign-in',
    fields: () => ({ mail: 'somebody-new@example.org' }),
    may: EVERYBODY,
    by: 'stranger',
  },
  {
    ...account,
    route: '/account/settings',
    fields: () => ({ name: said().slice(0, 110), language: 'en', zone: 'UTC', ...consent }),
    by: 'passer',
  },
  {
    ...account,
    route: '/account/codes/:scheme',
    ids: { scheme: 'groups' },
    fields: () => ({ code: 'academia', ...consent }),
    alsoBy: ['chair'],
  },
  {
    ...account,
    route: '/account/affiliations',
    fields: () => ({ organisation: said(), ...consent }),
    learns: { affiliation: 'affiliation' },
  },
  {
    ...account,
    route: '/account/interests',
    fields: () => ({ work: said(), clients: said(), undisclosed: '1', ...consent }),
  },
  {
    ...account,
    route: '/account/mail/choices',
    fields: () => ({ place: 'everything', pace: 'weekly', own: '1' }),
  },
  { ...account, route: '/account/mail/resumptions', fields: () => ({}) },
  { ...account, route: '/account/agreements', fields: () => ({ permanence: '1' }) },
  {
    route: '/codes/:scheme',
    ids: { scheme: 'groups' },
    fields: () => ({ code: 'made-up', ...labels() }),
    may: ['staff'],
    by: 'staff',
  },
  {
    route: '/codes/:scheme/:code/retirement',
    ids: { scheme: 'groups', code: 'code' },
    fields: () => ({}),
    may: ['staff'],
    by: 'staff',
  },
]

/** After everything else: what somebody leaves behind. */
export const LEAVING: readonly Turn[] = [
  {
    ...account,
    route: '/account/affiliations/:id/endings',
    ids: { id: 'affiliation' },
    fields: () => consent,
    may: ['member'],
  },
  {
    route: '/bodies/:slug/departures',
    ids: { slug: 'body' },
    fields: () => ({}),
    may: ['member', 'passer'],
    by: 'passer',
  },
  {
    ...account,
    route: '/account/erasure',
    fields: () => ({ sure: '1', ...consent }),
    by: 'newcomer',
  },
]

export const BODY: readonly Turn[] = [
  {
    route: '/bodies/:slug/roles',
    ids: { slug: 'body' },
    fields: (known) => ({
      handle: known('handle of facilitator'),
      role: 'facilitator',
      until: '2028-02-29',
    }),
    may: ['chair', 'staff'],
    by: 'chair',
    learns: { term: 'facilitator-term' },
  },
  {
    route: '/bodies/:slug/seats',
    ids: { slug: 'body' },
    fields: () => consent,
    may: but('member'),
    by: 'passer',
    learns: { seat: 'passer-seat' },
  },
  {
    route: '/bodies/:slug/stand-ins',
    ids: { slug: 'body' },
    fields: (known) => ({
      for: `seat:${known('passer-seat')}`,
      handle: known('handle of panel'),
      until: '2027-02-28',
      ...consent,
    }),
    may: ['passer'],
    by: 'passer',
    learns: { 'stand-in': 'stand-in' },
  },
  {
    route: '/bodies/:slug/stand-in-endings',
    ids: { slug: 'body' },
    fields: (known) => ({ standIn: known('stand-in'), ...consent }),
    may: ['passer', 'panel'],
    by: 'passer',
  },
]

/** At the very end: whoever held it can do nothing more. */
export const ROLES_END: readonly Turn[] = [
  {
    route: '/bodies/:slug/role-endings',
    ids: { slug: 'body' },
    fields: (known) => ({ term: known('facilitator-term'), ...consent }),
    may: ['chair', 'facilitator', 'staff'],
    by: 'facilitator',
  },
]

const process = { ids: { slug: 'process' }, may: OFFICERS, by: 'chair' } as const
const reason = () => ({ reason: said(), ...consent })

export const PROCESS: readonly Turn[] = [
  {
    route: '/processes',
    fields: (known) => ({
      template: 'convening',
      body: known('body'),
      title: said().slice(0, 110),
      question: said(),
      slug: 'begun-here',
      ...consent,
    }),
    may: ['chair', 'staff'],
    by: 'chair',
  },
  {
    ...process,
    route: '/processes/:slug/documents',
    fields: () => ({ artefact: 'notice', title: said(), href: '/issues', ...consent }),
    may: [...OFFICERS, 'staff'],
  },
  {
    ...process,
    route: '/processes/:slug/stage-moves',
    fields: () => ({ to: 'intersessional', reason: said(), ...consent }),
  },
  { ...process, route: '/processes/:slug/overrides', fields: reason },
  { ...process, route: '/processes/:slug/suspensions', fields: reason },
  { ...process, route: '/processes/:slug/resumptions', fields: reason },
  {
    route: '/processes/:slug/audit-answers',
    ids: { slug: 'process' },
    fields: () => ({
      question: 'agenda',
      verdict: 'partly',
      line: said(),
      evidence: said(),
      href: '/issues',
      ...consent,
    }),
    may: ['passer', 'member', ...OFFICERS, 'staff'],
    by: 'chair',
    learns: { 'audit-answer': 'answer' },
  },
  {
    route: '/audit-answers/:id/contests',
    ids: { id: 'answer' },
    fields: reason,
    may: but('chair'),
    by: 'member',
  },
]

export const END: readonly Turn[] = [
  { ...process, route: '/processes/:slug/terminations', fields: reason },
]

export const STEWARDS: readonly Turn[] = [
  {
    route: '/stewards/:id/reasons',
    ids: { id: 'override' },
    fields: () => ({ words: said() }),
    may: ['chair'],
    by: 'chair',
  },
  {
    route: '/stewards/:id/contests',
    ids: { id: 'override' },
    fields: () => ({ argument: said(), ...consent }),
    may: but('chair'),
    by: 'member',
    learns: { contest: 'contest' },
  },
  {
    route: '/contests/:id/answers',
    ids: { id: 'contest' },
    fields: () => ({ words: said() }),
    may: ['chair', 'staff'],
    by: 'staff',
  },
  {
    route: '/contests/:id/words',
    ids: { id: 'contest' },
    fields: () => ({ word: 'maintained' }),
    may: ['member'],
    by: 'member',
  },
]
