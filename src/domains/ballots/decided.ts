/**
 * What was decided about which item, and what gates are told of it: numbers of items. Pure; ballots
 * and judgements count alike.
 */
import { stageOf, stageSince } from '../processes/index.ts'
import type { Fact, Facts, Process } from '../processes/index.ts'
import type { Template } from '../templates/index.ts'
import { aboutText, itemKey } from './about.ts'
import type { Ballot, BallotSubject } from './ballot.ts'

/** One item put to one decision of the template in the present stage. */
export type Put = {
  readonly decision: string
  readonly item: string
  /** How it was decided last; absent where it was not yet. */
  readonly outcome: string | undefined
  /** A ballot on it runs, or waits for its next round. */
  readonly pending: boolean
}

export const keyOf = (subject: BallotSubject): string =>
  subject.kind === 'removal' ? `${subject.role}:${subject.person}` : itemKey(subject)

export const subjectText = (subject: BallotSubject): string =>
  subject.kind === 'removal' ? keyOf(subject) : aboutText(subject)

/** The newest of each decision and item, the newest first. What was called off puts nothing. */
export function putIn(ballots: readonly Ballot[], process: Process): readonly Put[] {
  const since = stageSince(process)
  const stage = stageOf(process)
  if (since === undefined) return []
  const here = ballots.filter(
    (one) => one.stage === stage && one.openedAt >= since && one.state.kind !== 'withdrawn',
  )
  const each = Map.groupBy(here, ({ decision, subject }) => `${decision} ${keyOf(subject)}`)
  return [...each.values()].flatMap((holdings): readonly Put[] => {
    const [newest] = holdings
    if (!newest) return []
    const outcomes = holdings.flatMap(({ state }) =>
      state.kind === 'closed' && state.outcome !== undefined ? [state.outcome] : [],
    )
    const pending = newest.state.kind !== 'closed' || newest.state.outcome === undefined
    const item = keyOf(newest.subject)
    return [{ decision: newest.decision, item, outcome: outcomes[0], pending }]
  })
}

/**
 * Of every decision that something was put to: how many items were decided so, each by its last
 * decision in this stage. Where several were put, out of how many is said too.
 */
export function outcomeFacts(
  put: readonly Put[],
  { decisions }: Pick<Template, 'decisions'>,
): Facts {
  const facts: Record<`${string}.${string}`, Fact> = {}
  for (const { id, outcomes } of decisions) {
    const own = put.filter(({ decision }) => decision === id)
    if (!own.some(({ outcome }) => outcome !== undefined)) continue
    for (const one of outcomes) {
      const value = own.filter(({ outcome }) => outcome === one.id).length
      const of = own.length > 1 ? { of: own.length } : {}
      facts[`decisions.${id}.${one.id}`] = { value, ...of }
    }
  }
  return facts
}

/** Texts that calls were about, by their keys, and whether they are agreed on. */
export type Recommended = ReadonlyMap<string, boolean>

/**
 * Recommendations that are agreed on and never were put to a decision that others of them were put
 * to: once a decision goes one by one, none is settled by saying nothing of it. Who decides on the
 * whole by one question decides on all.
 */
function neverPut(
  own: readonly Put[],
  ballots: readonly Ballot[],
  recommended: Recommended,
): readonly string[] {
  const [first] = own
  if (!first || !own.some(({ item }) => recommended.has(item))) return []
  const put = new Set(
    ballots.flatMap(({ decision, subject, state }) =>
      decision === first.decision && state.kind !== 'withdrawn' ? [keyOf(subject)] : [],
    ),
  )
  return [...recommended].flatMap(([item, agreed]) => (agreed && !put.has(item) ? [item] : []))
}

/** Items that a decision still has before it. @param ballots all of the process */
export function undecidedFacts(
  put: readonly Put[],
  ballots: readonly Ballot[] = [],
  recommended: Recommended = new Map(),
): Facts {
  const facts: Record<`${string}.${string}`, Fact> = {}
  for (const [decision, own] of Map.groupBy(put, (one) => one.decision)) {
    const waiting = neverPut(own, ballots, recommended).length
    const pending = own.filter((one) => one.pending).length
    const of = own.length + waiting
    facts[`decisions.${decision}.undecided`] = { value: pending + waiting, of }
  }
  return facts
}

/** Whether this decision passed about this item, by the template's own outcomes. */
export const hasPassedAbout = (
  put: readonly Put[],
  { id, outcomes }: Template['decisions'][number],
  item: string,
): boolean =>
  put.some(
    (one) =>
      one.decision === id &&
      one.item === item &&
      outcomes.some((outcome) => outcome.passes && outcome.id === one.outcome),
  )
