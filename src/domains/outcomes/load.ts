/** Loads what the pages of outcomes show, in a handful of queries. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { designationsOf, findCall, minorityOf } from '../decisions/index.ts'
import { challengesOf } from '../challenges/index.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import { findProcess, IMPORTER } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Commitment, Contest } from './commitment.ts'
import type { Outcome, OutcomeId, Said } from './outcome.ts'
import { commitmentsOf, contestsOf } from './store/commitments.ts'
import { findOutcome } from './store/outcomes.ts'
import type { Agreed, OutcomeLine, OutcomeShown, Returned } from './views/shown.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

export async function loadOutcome(
  { read, now, viewer, returned }: Asked,
  id: OutcomeId,
): Promise<OutcomeShown | undefined> {
  const outcome = await findOutcome(read, id)
  if (!outcome) return undefined
  const process = await findProcess(read, { id: outcome.process })
  if (!process) throw new Error(`an outcome of a process that is not there: ${outcome.process}`)
  const agreed = await agreedIn(read, outcome)
  const commitments = await commitmentsOf(read, [id])
  const contests = await contestsOf(
    read,
    commitments.map((one) => one.id),
  )
  const own = viewer?.capacities.map(({ organisation }) => organisation) ?? []
  const words = await wordsOf(read, [
    process.title,
    ...wordsIn(outcome),
    ...(agreed ? wordsBehind(agreed) : []),
    ...commitments.flatMap(wordsUnder),
    ...contests.map(({ reason }) => reason),
    ...own,
  ])
  const people = await findPeople(read, peopleIn({ agreed, commitments, contests }))
  return {
    outcome,
    process,
    template: await templateOf(read, process.pin),
    agreed,
    commitments,
    contests,
    words,
    names: await namesOf(read, people),
    viewer,
    now,
    returned,
  }
}

/** The designation that was adopted, whatever the call came to later. */
async function agreedIn(read: Read, { basis }: Outcome): Promise<Agreed | undefined> {
  if (basis.kind !== 'call') return undefined
  const call = await findCall(read, basis.call)
  const designations = await designationsOf(read, basis.call)
  const designation = designations.find(({ id }) => id === basis.designation)
  if (!call || !designation) throw new Error(`no call ${basis.call} with its designation`)
  const raised = await challengesOf(read, call.id)
  return {
    call,
    designation,
    minority: await minorityOf(read, call.id),
    challenges: raised.filter((one) => one.designation === designation.id),
  }
}

const wordsIn = ({ title, summary, basis }: Outcome): readonly (Said | undefined)[] => [
  title,
  summary,
  basis.kind === 'reported' ? basis.decidedBy : undefined,
]

function wordsBehind({
  call,
  designation,
  minority,
  challenges,
}: Agreed): readonly (Said | undefined)[] {
  const { state } = designation
  return [
    call.question,
    designation.reasons,
    state.kind === 'final' ? state.override?.reason : undefined,
    ...minority.flatMap(({ text, spokeFor }) => [text, spokeFor]),
    ...challenges.map(({ statement }) => statement),
  ]
}

const wordsUnder = ({ party, what, earlier, reports, state }: Commitment): readonly Said[] => [
  what,
  ...(party.kind === 'role' ? [] : [party.name]),
  ...earlier.map((one) => one.what),
  ...reports.map(({ evidence }) => evidence),
  ...('reason' in state ? [state.reason] : []),
]

type Mentioned = {
  readonly agreed: Agreed | undefined
  readonly commitments: readonly Commitment[]
  readonly contests: readonly Contest[]
}

function peopleIn({ agreed, commitments, contests }: Mentioned): readonly PersonId[] {
  const named = [
    ...(agreed ? [agreed.designation.by] : []),
    ...(agreed?.minority.map(({ author }) => author) ?? []),
    ...(agreed?.challenges.map(({ raisedBy }) => raisedBy) ?? []),
    ...commitments.flatMap(({ madeBy, reports }) => [madeBy, ...reports.map(({ by }) => by)]),
    ...contests.map(({ by }) => by),
  ]
  return [...new Set(named)].flatMap((one) => (one === IMPORTER ? [] : [one]))
}

/** Each with its commitments, for a list. */
export async function linesOf(
  read: Read,
  outcomes: readonly Outcome[],
): Promise<readonly OutcomeLine[]> {
  const commitments = await commitmentsOf(
    read,
    outcomes.map(({ id }) => id),
  )
  return outcomes.map((outcome) => ({
    outcome,
    commitments: commitments.filter((one) => one.outcome === outcome.id),
  }))
}

/** When a page with these commitments changes by the hour alone: as the next one becomes late. */
export function nextDue(commitments: readonly Commitment[], now: Instant): Instant | undefined {
  const ahead = commitments.flatMap(({ due }) => (due !== undefined && due > now ? [due] : []))
  return ahead.length === 0 ? undefined : (Math.min(...ahead) as Instant)
}
