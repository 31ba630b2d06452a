/** The kinds of act of issues, and what of each stands in clear: enough to recount the sheet. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import type { Actor, Capacity } from '../people/index.ts'
import { IMPORTER, type Reported } from '../processes/index.ts'
import type { Issue, IssueLink, LinkKind } from './issue.ts'
import type { Outcome, Sheet } from './screening.ts'

const reported = { source: 'text?', reportedOn: 'text?' } as const
const outcome = { outcome: 'text', why: 'text?', until: 'seconds?' } as const

export const ISSUE_ACTS = declareActs({
  'issue.propose': {
    process: 'text?',
    generation: 'whole',
    number: 'text?',
    practice: 'yes-no',
    interest: 'whole?',
    ...reported,
  },
  'issue.complete': { interest: 'whole?' },
  'issue.withdraw': {},
  'issue.return': {},
  'issue.screen': { screening: 'text', urgency: 'texts', lockIn: 'texts', ...outcome },
  'issue.overtake': { screening: 'text' },
  'issue.decide': { screening: 'text', despite: 'yes-no', ...outcome },
  /** The issue after a decision, a sorting or the hour; the act before it says why. */
  'issue.become': { state: 'text', until: 'seconds?' },
  'issue.petition': { groups: 'texts' },
  'issue.link': { from: 'text', became: 'text', into: 'text?', derived: 'yes-no', ...reported },
  'issue.plan': reported,
  'issue.rank': { position: 'whole', focus: 'yes-no', ...reported },
  'second.give': { group: 'text', interest: 'whole?' },
  'second.withdraw': { group: 'text' },
})

type IssueActName = keyof typeof ISSUE_ACTS

/** Who does it: a person in a capacity or role, the clock, or the role that enters sources. */
export type Doer =
  | {
      readonly kind: 'person'
      readonly actor: Actor
      readonly cap: Capacity | `role:${string}`
      readonly via: Via
    }
  | { readonly kind: 'clock' }
  | { readonly kind: 'importer'; readonly reported: Reported }

/** The role under which the hour brings back what was parked. */
const CLOCK = 'role:clock'

export const topicsOf = ({ id, process }: Pick<Issue, 'id' | 'process'>): readonly string[] => [
  'issues',
  `issue:${id}`,
  'front',
  ...(process === undefined ? [] : [`process:${process}`]),
]

export function actOn(
  issue: Pick<Issue, 'id' | 'process'>,
  act: IssueActName,
  doer: Doer,
  said: { readonly clear?: Clear; readonly parts?: readonly Prose[] } = {},
): Act {
  const { clear = {}, parts = [] } = said
  const common = { act, obj: `issue:${issue.id}`, parts, topics: topicsOf(issue) } as const
  switch (doer.kind) {
    case 'person': {
      const { actor, cap, via } = doer
      const topics = [...common.topics, `person:${actor.person}`]
      return { ...common, actor: actor.person, cap, via, clear, topics }
    }
    case 'clock':
      return { ...common, actor: CLOCK, via: 'import', clear }
    case 'importer': {
      const { source, on: reportedOn } = doer.reported
      return { ...common, actor: IMPORTER, via: 'import', clear: { ...clear, source, reportedOn } }
    }
    default:
      return unreachable(doer)
  }
}

export const interestOf = ({ interest }: Actor): Clear =>
  interest === undefined ? {} : { interest }

const wholeSeconds = (at: Instant) => Math.floor(at / 1_000)

export function outcomeClear(decided: Outcome): Clear {
  return {
    outcome: decided.kind,
    ...(decided.kind === 'declined' ? { why: decided.why } : {}),
    ...(decided.kind === 'parked' ? { until: wholeSeconds(decided.until) } : {}),
  }
}

/** Points by question, so that a stranger can recount both indicators. */
export const sheetClear = ({ urgency, lockIn }: Sheet): Clear => ({
  urgency: Object.entries(urgency).map(([id, points]) => `${id}=${points}`),
  lockIn: Object.entries(lockIn).map(([id, points]) => `${id}=${points}`),
})

export const proposalClear = (issue: Issue): Clear => ({
  ...(issue.process === undefined ? {} : { process: issue.process }),
  generation: issue.generation,
  ...(issue.number === undefined ? {} : { number: issue.number }),
  practice: issue.practice,
})

export const becomingClear = ({ state }: Issue): Clear => ({
  state: state.kind,
  ...(state.kind === 'parked' ? { until: wholeSeconds(state.until) } : {}),
})

/** In one word each, because a sentence chooses by it. */
const BECAME = {
  'merged-into': 'merged',
  'split-into': 'split',
  'symptom-of': 'symptom',
  'carried-as': 'carried',
  'not-carried': 'ended',
} as const satisfies Record<LinkKind, string>

export const linkClear = ({ from, kind, to, derived }: IssueLink): Clear => ({
  from,
  became: BECAME[kind],
  ...(to === undefined ? {} : { into: to }),
  derived,
})
