/** What a played process says to its gates: the same functions that the site's domains ask. */
import { adviceFactsOf, letterFactsOf } from '../domains/advice/index.ts'
import { appealFactsOf, appealHappeningsOf, rungsOf } from '../domains/appeals/index.ts'
import {
  ballotFactsOf,
  ballotHappeningsOf,
  putIn,
  recommendedBy,
  type Put,
} from '../domains/ballots/index.ts'
import { challengeFactsOf, challengeHappeningsOf } from '../domains/challenges/index.ts'
import { changeFactsOf } from '../domains/changes/index.ts'
import { agreedTexts, decisionFactsOf } from '../domains/decisions/index.ts'
import {
  judgedAbout,
  judgementFactsOf,
  judgementHappeningsOf,
} from '../domains/judgements/index.ts'
import { petitionFactsOf, ratificationFactsOf } from '../domains/petitions/index.ts'
import {
  type Facts,
  type Holdings,
  ownFacts,
  stageSince,
  walkOutFacts,
} from '../domains/processes/index.ts'
import type { FactName } from '../domains/templates/index.ts'
import type { Instant } from '../platform/values.ts'
import { isOfRules } from './items.ts'
import type { Table } from './table.ts'

/** Facts that follow from what is played: a scenario cannot state them. */
const PLAYED = [
  'stage.',
  'rounds.',
  'windows.',
  'documents.',
  'duties.',
  'exits.',
  'decisions.',
  'ballots.',
  'objections.',
  'calls.',
  'groups.',
  'designations.',
  'challenges.',
  'appeals.',
  'petitions.',
  'ratifications.',
  'advice.',
  'letters.',
  'rules.',
] as const

export const isPlayed = (fact: FactName): boolean => PLAYED.some((start) => fact.startsWith(start))

const newestFirst = <Item>(items: readonly Item[]): readonly Item[] => items.toReversed()

export function holdingsOf(table: Table): Holdings {
  return {
    windows: table.windows,
    documents: table.documents,
    happenings: [
      ...ballotHappeningsOf(ballotsIn(table)),
      ...judgementHappeningsOf(table.judgements),
      ...challengeHappeningsOf(table.challenges.map(({ challenge }) => challenge)),
      ...appealHappeningsOf(table.appeals),
    ],
    holidays: table.holidays,
  }
}

/** Decisions by ballot and by officers, each with what it was about. */
export const decidedIn = (table: Table): readonly Put[] => [
  ...putIn(newestFirst(ballotsIn(table)), table.process),
  ...judgedAbout(newestFirst(table.judgements), table.process),
]

/** What is decided about the rules is no step of the process. */
export const callsIn = (table: Table) =>
  table.calls.filter(({ call }) => !isOfRules(table, call.subject.text))

const ballotsIn = (table: Table) =>
  table.ballots
    .map(({ ballot }) => ballot)
    .filter(({ subject }) => subject.kind !== 'text' || !isOfRules(table, subject.text))

/** Whatever a call found agreement on is there to be decided about. */
function recommendedIn(table: Table) {
  const all = newestFirst(callsIn(table))
  const calls = all.map(({ call }) => call)
  const designations = all.flatMap((one) => one.designations)
  return recommendedBy(agreedTexts({ calls, designations }, table.template))
}

export function factsOf(table: Table, now: Instant): Facts {
  const { process, template } = table
  const ballots = newestFirst(ballotsIn(table))
  const calls = newestFirst(callsIn(table))
  return {
    ...table.stated,
    ...ownFacts(process, template, holdingsOf(table), now),
    ...walkOutFacts(table.walkOuts),
    ...ballotFactsOf(ballots, process, { template, recommended: recommendedIn(table) }),
    ...judgementFactsOf(newestFirst(table.judgements), process, template),
    ...challengeFactsOf(
      table.challenges.map(({ challenge }) => challenge),
      now,
    ),
    ...appealFactsOf(
      table.appeals.map(({ appeal }) => ({ appeal, rungs: rungsOf(template, appeal) })),
      now,
    ),
    ...petitionFactsOf(
      table.petitions.map(({ petition }) => petition),
      template,
      process,
    ),
    ...ratificationFactsOf({ process, template, earlier: table.ratifications }, now),
    ...adviceFactsOf(table.advice.flatMap(({ items }) => items)),
    ...letterFactsOf(table.letters),
    ...changeFactsOf(table.changes.map(({ change }) => change)),
    ...decisionFactsOf(
      {
        calls: calls.map(({ call }) => call),
        objections: calls.flatMap(({ objections }) => objections.map(({ objection }) => objection)),
        positions: calls[0]?.positions ?? [],
        designations: calls.flatMap(({ designations }) => designations),
        since: stageSince(process),
      },
      template,
      now,
    ),
  }
}
