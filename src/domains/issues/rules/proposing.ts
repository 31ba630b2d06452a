/** Who proposes, completes, seconds, withdraws an issue, and brings it back. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, speakAs, type Actor, type Capacity } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Prose } from '../../../platform/record/index.ts'
import {
  SECOND_SCHEME,
  type Issue,
  type IssueId,
  type IssueStateKind,
  type IssueWord,
  type Second,
} from '../issue.ts'
import type { Thresholds } from '../thresholds.ts'
import type { Refusal } from './refusal.ts'

export type Proposal = {
  readonly id: IssueId
  readonly title: Prose
  readonly words: Readonly<Record<IssueWord, Prose>>
  readonly capacity: Capacity
  readonly process: Process | undefined
  readonly practice: boolean
}

/** Anybody who may speak here at all. Lists that only report real ones take no proposals. */
export function mayPropose(by: Actor | undefined, process?: Process): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (process?.reported) return refuse({ kind: 'only-reported' })
  return allowed
}

const commitmentsOf = (words: Proposal['words']): Issue['words'] => ({
  problem: words.problem.commitment,
  affected: words.affected.commitment,
  outcome: words.outcome.commitment,
  implementers: words.implementers.commitment,
  timing: words.timing.commitment,
})

export function propose(proposal: Proposal, by: Actor, now: Instant): Result<Issue, Refusal> {
  const { id, title, words, capacity, process, practice } = proposal
  const allowed = mayPropose(by, process)
  if (!allowed.ok) return allowed
  const spoken = speakAs(by, capacity)
  if (!spoken.ok) return spoken
  return ok({
    id,
    process: process?.id,
    generation: 1,
    number: undefined,
    title: title.commitment,
    words: commitmentsOf(words),
    note: undefined,
    from: { kind: 'person', by: by.person, capacity },
    practice,
    proposedAt: now,
    petitionedAt: undefined,
    plan: undefined,
    place: undefined,
    state: { kind: 'proposed', since: now, again: 'first' },
  })
}

export const isProposer = ({ from }: Issue, by: Actor) =>
  from.kind === 'person' && from.by === by.person

function inState(issue: Issue, ...kinds: readonly IssueStateKind[]): Result<true, Refusal> {
  const { kind } = issue.state
  return kinds.includes(kind) ? ok(true) : refuse({ kind: 'wrong-state', state: kind })
}

function mayAsProposer(
  issue: Issue,
  by: Actor | undefined,
  kinds: readonly IssueStateKind[],
): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (!isProposer(issue, allowed.value)) return refuse({ kind: 'not-proposer' })
  const standing = inState(issue, ...kinds)
  return standing.ok ? allowed : standing
}

export const mayComplete = (issue: Issue, by: Actor | undefined) =>
  mayAsProposer(issue, by, ['returned'])

export function complete(
  issue: Issue,
  by: Actor,
  said: Pick<Proposal, 'title' | 'words'>,
  now: Instant,
): Result<Issue, Refusal> {
  const allowed = mayComplete(issue, by)
  if (!allowed.ok) return allowed
  return ok({
    ...issue,
    title: said.title.commitment,
    words: commitmentsOf(said.words),
    state: { kind: 'proposed', since: now, again: 'completed' },
  })
}

export const mayWithdraw = (issue: Issue, by: Actor | undefined) =>
  mayAsProposer(issue, by, ['proposed', 'returned', 'parked'])

export function withdraw(issue: Issue, by: Actor, now: Instant): Result<Issue, Refusal> {
  const allowed = mayWithdraw(issue, by)
  if (!allowed.ok) return allowed
  return ok({ ...issue, state: { kind: 'withdrawn', at: now } })
}

export const isStanding = ({ withdrawnAt }: Second) => withdrawnAt === undefined

const ownSecond = (seconds: readonly Second[], by: Actor) =>
  seconds.find((one) => one.person === by.person && isStanding(one))

/** Also what was parked or declined: that is how groups bring it back. */
export function maySecond(
  issue: Issue,
  by: Actor | undefined,
  seconds: readonly Second[],
): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (isProposer(issue, allowed.value)) return refuse({ kind: 'own-issue' })
  const standing = inState(issue, 'proposed', 'returned', 'parked', 'declined')
  if (!standing.ok) return standing
  if (ownSecond(seconds, allowed.value)) return refuse({ kind: 'already-seconded' })
  const group = allowed.value.codes.get(SECOND_SCHEME)
  return group === undefined ? refuse({ kind: 'group-needed', scheme: SECOND_SCHEME }) : allowed
}

export function second(
  issue: Issue,
  by: Actor,
  facts: { readonly seconds: readonly Second[]; readonly capacity: Capacity },
  now: Instant,
): Result<Second, Refusal> {
  const allowed = maySecond(issue, by, facts.seconds)
  if (!allowed.ok) return allowed
  const { capacity } = facts
  const spoken = speakAs(by, capacity)
  if (!spoken.ok) return spoken
  const group = by.codes.get(SECOND_SCHEME) ?? ''
  const at = now
  return ok({ issue: issue.id, person: by.person, group, capacity, at, withdrawnAt: undefined })
}

export function withdrawSecond(
  by: Actor | undefined,
  seconds: readonly Second[],
  now: Instant,
): Result<Second, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  const own = ownSecond(seconds, allowed.value)
  return own ? ok({ ...own, withdrawnAt: now }) : refuse({ kind: 'not-seconded' })
}

export const groupsBehind = (seconds: readonly Second[]): readonly string[] =>
  [...new Set(seconds.filter(isStanding).map(({ group }) => group))].sort()

/** Whoever stands behind it may bring it back, once, when enough different groups do. */
export function mayPetition(
  issue: Issue,
  by: Actor | undefined,
  facts: { readonly seconds: readonly Second[]; readonly thresholds: Thresholds },
): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  const standing = inState(issue, 'declined', 'parked')
  if (!standing.ok) return standing
  if (issue.petitionedAt !== undefined) return refuse({ kind: 'petitioned-before' })
  if (!ownSecond(facts.seconds, allowed.value)) return refuse({ kind: 'not-seconded' })
  const groups = groupsBehind(facts.seconds).length
  const needed = facts.thresholds.petition.groups
  return groups < needed ? refuse({ kind: 'too-few-groups', groups, needed }) : allowed
}

export function petition(
  issue: Issue,
  by: Actor,
  facts: { readonly seconds: readonly Second[]; readonly thresholds: Thresholds },
  now: Instant,
): Result<Issue, Refusal> {
  const allowed = mayPetition(issue, by, facts)
  if (!allowed.ok) return allowed
  const state = { kind: 'proposed', since: now, again: 'petition' } as const
  return ok({ ...issue, petitionedAt: now, state })
}
