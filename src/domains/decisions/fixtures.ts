/** Believable calls, people and objections for tests of the rules. Nothing here is stored. */
import type { Ulid } from '../../platform/clock.ts'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import {
  agreementKey,
  PERMANENCE,
  type Actor,
  type AffiliationId,
  type PersonId,
} from '../people/index.ts'
import type { ProcessId, Window, WindowId } from '../processes/index.ts'
import type { Call, CallId, Roll } from './call.ts'
import type { CallRule, Party } from './call-rule.ts'
import type { Designation, DesignationId } from './designation.ts'
import type { Answer, Behind, Objection, ObjectionId, Supporter } from './objection.ts'

export const noon = instant('2026-06-12T12:00Z')
export const closing = instant('2026-06-26T23:59Z')
export const justBefore = (at: Instant) => (at - 1) as Instant
export const dayAfter = (at: Instant, count = 1) => after(at, days(count))

export const person = (number: number) => `p_${String(number).padStart(32, '0')}` as PersonId
const ulid = (letter: string) => letter.padEnd(26, '0') as Ulid
export const affiliation = ulid('4A') as AffiliationId

export const [chair, ann, ben, cy, dora] = [1, 2, 3, 4, 5].map(person) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]

export const undertakings = { id: 'conduct', version: 1 }

export function anActor(id: PersonId, changes: Partial<Actor> = {}): Actor {
  return {
    person: id,
    handle: id,
    name: id,
    capacities: [
      { capacity: 'personal' },
      { capacity: `org:${affiliation}`, organisation: 'c-coop' },
    ],
    codes: new Map([['stakeholder-groups', 'academia']]),
    interest: 1,
    agreed: new Set([
      agreementKey(PERMANENCE.undertakings, PERMANENCE.version),
      agreementKey(undertakings.id, undertakings.version),
    ]),
    roles: [],
    seats: [],
    ...changes,
  }
}

export const as = (id: PersonId, ...roles: readonly string[]): Party => ({
  actor: anActor(id),
  roles,
})
export const stranger: Party = { actor: undefined, roles: [] }
export const theChair = as(chair, 'chair')

export const aRule = (changes: Partial<CallRule> = {}): CallRule => ({
  rules: 'cnVsZXM=',
  undertakings,
  groups: ['academia', 'business', 'civil-society'],
  visibility: 'at-once',
  levels: [
    { id: 'full-consensus', passes: true, needs: ['nobody-objects'] },
    { id: 'consensus', passes: true, needs: ['all-answered', 'no-group-objects'] },
    { id: 'divergence', passes: false, needs: [] },
  ],
  chairs: ['chair', 'facilitator'],
  answerers: ['chair', 'facilitator'],
  wordWithin: undefined,
  takes: 'any',
  overriders: ['chair'],
  ...changes,
})

export const roll: Roll = [
  { person: ann, group: 'academia' },
  { person: ben, group: 'business' },
  { person: cy, group: 'civil-society' },
]

export const window: Window = {
  id: ulid('1W1') as string as WindowId,
  process: ulid('1PR') as string as ProcessId,
  kind: 'call',
  serves: 'call:1CA',
  languages: ['en'],
  published: [{ language: 'en', at: noon }],
  extensions: [],
  reported: undefined,
  state: { kind: 'dated', opens: noon, closes: closing },
}

export const aCall = (changes: Partial<Call> = {}): Call => ({
  id: ulid('1CA') as string as CallId,
  process: ulid('1PR') as string as ProcessId,
  windowKind: 'call',
  subject: { text: ulid('1TX'), version: 3, hash: 'aGFzaA==' },
  question: 'c-question',
  rules: 'cnVsZXM=',
  visibility: 'at-once',
  draftedBy: chair,
  draftedAt: noon,
  window,
  roll,
  state: { kind: 'open' },
  ...changes,
})

export const CALLS = {
  draft: aCall({ window: undefined, roll: [], state: { kind: 'draft' } }),
  open: aCall(),
  closed: aCall({ state: { kind: 'closed', closedAt: closing } }),
  designated: aCall({
    state: { kind: 'designated', designation: 'x', designatedAt: closing },
  }),
  withdrawn: aCall({
    state: { kind: 'withdrawn', withdrawnAt: noon, reason: 'c-why' },
  }),
} as const

export const anAnswer: Answer = {
  kind: 'addressed',
  round: 1,
  reason: 'c-reason',
  by: chair,
  at: noon,
}

export const OBJECTION_STATES = {
  open: { kind: 'open' },
  answered: { kind: 'answered', answer: anAnswer },
  satisfied: { kind: 'satisfied', answer: anAnswer, saidAt: noon },
  maintained: { kind: 'maintained', answer: anAnswer, saidAt: noon },
  withdrawn: { kind: 'withdrawn', answer: undefined, saidAt: noon },
  merged: { kind: 'merged', into: ulid('10C') as string as ObjectionId, mergedAt: noon },
} as const

export const anObjection = (changes: Partial<Objection> = {}): Objection => ({
  id: ulid('10B') as string as ObjectionId,
  call: aCall().id,
  raisedBy: ann,
  owner: ann,
  title: 'c-title',
  argument: 'c-argument',
  remedy: 'c-remedy',
  clause: undefined,
  capacity: 'personal',
  spokeFor: undefined,
  group: 'academia',
  raisedAt: noon,
  state: { kind: 'open' },
  ...changes,
})

export const aSupporter = (
  who: PersonId,
  state: Supporter['state'] = { kind: 'behind' },
  joinedAt: Instant = noon,
): Supporter => ({
  objection: anObjection().id,
  person: who,
  capacity: 'personal',
  spokeFor: undefined,
  group: 'business',
  joinedAt,
  state,
})

export const behind = (
  changes: Partial<Objection> = {},
  ...supporters: readonly Supporter[]
): Behind => ({ objection: anObjection(changes), supporters })

export const aDesignation = (changes: Partial<Designation> = {}): Designation => ({
  id: ulid('1DE') as string as DesignationId,
  call: aCall().id,
  round: 1,
  level: 'consensus',
  polarity: 'for',
  reasons: 'c-reasons',
  by: chair,
  proposedAt: closing,
  state: { kind: 'proposed', reactUntil: dayAfter(closing, 7) },
  ...changes,
})
