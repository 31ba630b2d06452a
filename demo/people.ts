/**
 * The people of the practice tables: roles, not persons. Their handles follow from their names, and
 * each can be signed in as by one click. Nobody here exists.
 */
import type { InterestField, Role } from '../src/domains/people/index.ts'

export type Group = 'academia' | 'business' | 'civil-society' | 'government' | 'technical'

export type DemoPerson = {
  readonly handle: string
  readonly name: string
  /** A code of `stakeholder-groups`. */
  readonly group?: Group
  /** Sits at the table of the labels. */
  readonly seated?: true
  /** An office, in the body with this slug; the table where none is named. */
  readonly role?: Role
  readonly body?: string
  /** What they speak for besides themselves. */
  readonly organisation?: string
  readonly interest?: Readonly<Partial<Record<InterestField, string>>>
}

const REGIONS = ['africa', 'asia-pacific', 'europe', 'latin-america', 'north-america'] as const

/** Mixed on purpose: neighbours in the list come from different regions. */
export const regionOf = (index: number): string => REGIONS[(index * 3) % REGIONS.length] ?? 'africa'

export const handleOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const named = (name: string, rest: Omit<DemoPerson, 'handle' | 'name'> = {}): DemoPerson => ({
  handle: handleOf(name),
  name,
  ...rest,
})

/** `For a device maker` speaks for a device maker, and says that it is none. */
const spokenFor = (name: string) => `${name.replace(/^For /, '')} (practice)`

const seats = (group: Group, names: readonly string[]): readonly DemoPerson[] =>
  names.map((name) => named(name, { group, seated: true, ...speaksFor(name) }))

/** Some have said for whom they work; others have not, as at every table. */
const DECLARED: Readonly<Record<string, DemoPerson['interest']>> = {
  'For a device maker': {
    work: 'I am paid by a device maker and answer for its product safety.',
    finances: 'I hold shares of my employer.',
  },
  'For a consumer association': {
    work: 'I am employed by a consumer association.',
    funding: 'The association is paid by its members and by a public grant.',
  },
  'For a cooperative of farmers': {
    work: 'I keep bees and chair a cooperative of farmers.',
    roles: 'Unpaid chair of the cooperative.',
  },
  'For a retailer': { work: 'I am employed by a chain of shops.' },
  'For an online shop': { work: 'I am employed by an online shop.' },
  'For a testing laboratory': {
    work: 'I lead a laboratory that tests devices for a fee.',
    finances: 'The laboratory would earn from tests that a label asks for.',
  },
  'For a maker of cameras': { work: 'I am employed by a maker of cameras.' },
  'For a university': {
    work: 'I teach at a university.',
    funding: 'Part of my research is paid by a foundation.',
  },
  'For a ministry of consumers': { work: 'I am a civil servant and speak on instructions.' },
}

const speaksFor = (name: string): Pick<DemoPerson, 'organisation' | 'interest'> => {
  const interest = DECLARED[name]
  return interest ? { organisation: spokenFor(name), interest } : {}
}

/** Seated as in the sketch: academia 3 of 6, government 6 of 8, the technical community 7 of 8. */
export const TARGET: Readonly<Record<Group, number>> = {
  academia: 6,
  business: 9,
  'civil-society': 9,
  government: 8,
  technical: 8,
}

const MEMBERS: readonly DemoPerson[] = [
  ...seats('academia', ['For a university', 'For a school of design', 'For a research institute']),
  ...seats('business', [
    'For a device maker',
    'For a maker of cameras',
    'For a maker of toys',
    'For a retailer',
    'For an online shop',
    'For a chip maker',
    'For an insurer',
    'For a cloud provider',
    'For small makers',
  ]),
  ...seats('civil-society', [
    'For a consumer association',
    'For a cooperative of farmers',
    'For a privacy group',
    'For a tenants union',
    'For a patients group',
    'For a group of blind users',
    'For a repair workshop',
    'For a childrens charity',
    'For an environmental group',
  ]),
  ...seats('government', [
    'For a ministry of consumers',
    'For a standards authority',
    'For a data protection office',
    'For a customs service',
    'For a city',
    'For a telecom regulator',
  ]),
  ...seats('technical', [
    'For an incident response team',
    'For a testing laboratory',
    'For a free software project',
    'For a network operator',
    'For a registry of names',
    'For security researchers',
    'For a group of engineers',
  ]),
]

const OFFICERS: readonly DemoPerson[] = [
  named('Chair, civil society', { group: 'civil-society', role: 'chair' }),
  named('Chair, business', { group: 'business', role: 'chair' }),
  named('Facilitator', { role: 'facilitator' }),
  named('Editor', { group: 'technical', role: 'editor' }),
  named('Secretary', { role: 'secretary' }),
  named('Panel chair', { group: 'academia', role: 'chair', body: 'screening-panel' }),
]

/** They speak and are not counted. */
const PARTICIPANTS: readonly DemoPerson[] = [
  named('Student of engineering', { group: 'academia' }),
  named('For a trade union', { group: 'civil-society' }),
  named('For a local newspaper', { group: 'business' }),
  named('For a network of lawyers', { group: 'civil-society' }),
  named('For a housing company', {
    group: 'business',
    organisation: 'a housing company (practice)',
  }),
]

export const STAFF: DemoPerson = named('Staff', { role: 'secretary', body: 'secretariat' })
const NEWCOMER: DemoPerson = named('Newcomer')

export const everybody: readonly DemoPerson[] = [
  STAFF,
  ...OFFICERS,
  ...MEMBERS,
  ...PARTICIPANTS,
  NEWCOMER,
]

/** Those whom a visitor may want to be, and what a visitor reads beside the link. */
export const demoPeople: readonly { readonly handle: string; readonly what: string }[] = [
  { handle: NEWCOMER.handle, what: 'a newcomer without a seat, who has not acted yet' },
  { handle: 'for-a-cooperative-of-farmers', what: 'a member, for a cooperative of farmers' },
  { handle: 'for-a-device-maker', what: 'a member who objects, for a device maker' },
  { handle: 'chair-civil-society', what: 'one of the two chairs of the table' },
  { handle: 'facilitator', what: 'the facilitator of the table' },
  { handle: 'editor', what: 'the editor of the text' },
  { handle: 'panel-chair', what: 'the chair of the screening panel' },
  { handle: STAFF.handle, what: 'staff of the secretariat' },
]
