/**
 * What parties promise, tell, change and withdraw, and how it is doubted; each decided and saved
 * in one transaction, for every door. The caller holds the outcome or the commitment.
 */
import { newUlid } from '../../../platform/clock.ts'
import type { Cap, Clear, Prose } from '../../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { Actor, AffiliationId, Role } from '../../people/index.ts'
import { IMPORTER, mayActAs, type Process, type Step } from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import { actOf, interestOf, seconds } from '../acts.ts'
import type { Commitment, CommitmentId, Contest, ContestId, Party } from '../commitment.ts'
import { PLACE, type Outcome } from '../outcome.ts'
import * as rules from '../rules/committing.ts'
import type { Refusal } from '../rules/refusal.ts'
import { commitmentsOf, contestsOf, saveCommitment, saveContest } from '../store/commitments.ts'
import { written, writtenIf } from './outcomes.ts'

/** Which party of theirs somebody signs for. */
export type PartyTyped = `org:${AffiliationId}` | `role:${Role}`

export type CommitmentTyped = {
  readonly party: PartyTyped
  readonly what: string
  readonly due: Instant
}

export type About = { readonly process: Process; readonly outcome: Outcome }

const actorIn = ({ by }: Step): Actor | undefined => (by.kind === 'person' ? by.actor : undefined)

const capOf = ({ party }: Commitment): Cap =>
  party.kind === 'organisation'
    ? party.capacity
    : party.kind === 'role'
      ? `role:${party.role}`
      : 'role:importer'

type Said = {
  readonly act: `commitment.${'make' | 'change' | 'report' | 'withdraw'}`
  readonly clear: Clear
  readonly parts: readonly (Prose | undefined)[]
}

async function save(
  { tx, by, via }: Step,
  process: Process,
  commitment: Commitment,
  { act, clear, parts }: Said,
): Promise<void> {
  const doing = { by, cap: capOf(commitment), via, process, outcome: commitment.outcome }
  const said = { act, clear: { ...clear, ...interestOf(by) }, parts }
  await saveCommitment(tx, commitment, actOf(doing, said))
}

/** The party that was chosen. Its name is on the record already: the affiliation's own words. */
function partyOf(process: Process, actor: Actor, typed: PartyTyped): Party | undefined {
  if (typed.startsWith('role:')) {
    const held = actor.roles.find(
      ({ body, role }) => body === process.body && typed === `role:${role}`,
    )
    return held && { kind: 'role', body: held.body, role: held.role }
  }
  const standing = actor.capacities.find(({ capacity }) => capacity === typed)
  if (!standing?.organisation || standing.capacity === 'personal') return undefined
  const { capacity, organisation } = standing
  return { kind: 'organisation', name: organisation, capacity }
}

export async function makeCommitment(
  step: Step,
  { process, outcome }: About,
  typed: CommitmentTyped,
): Promise<Result<Commitment, Refusal>> {
  const { tx, clock, now } = step
  const before = (await commitmentsOf(tx, [outcome.id])).length
  const undertakings = undertakingsOf(process.pin)
  const allowed = rules.mayCommit(process, actorIn(step), { undertakings, before })
  if (!allowed.ok) return allowed
  const actor = allowed.value
  const party = partyOf(process, actor, typed.party)
  if (!party) {
    const isRole = typed.party.startsWith('role:')
    return refuse({ kind: isRole ? 'role-not-yours' : 'not-affiliated' })
  }
  const what = written(step, 'what', typed.what)
  const id = newUlid(clock) as string as CommitmentId
  const asked = { id, party, what: what.commitment, due: typed.due }
  const made = rules.commit(outcome, actor, asked, now)
  if (!made.ok) return made
  const clear = { party: typed.party, due: seconds(typed.due) }
  await save(step, process, made.value, { act: 'commitment.make', clear, parts: [what] })
  return made
}

export type ReportedCommitment = {
  readonly party: string
  readonly what: string
  readonly due?: Instant | undefined
  /** Where a source says that it was met: how, and where to read it. */
  readonly done?: { readonly evidence: string; readonly href?: string | undefined } | undefined
}

/** A commitment that a source reports; whether it was met is told only where the source says so. */
export async function enterCommitment(
  step: Step,
  { process, outcome }: About,
  typed: ReportedCommitment,
): Promise<Result<Commitment, Refusal>> {
  const { by, clock, now } = step
  const standing = mayActAs(process, by, [])
  if (!standing.ok) return standing
  if (by.kind !== 'importer') return refuse({ kind: 'not-reported' })
  const { done } = typed
  if (done?.href !== undefined && !PLACE.test(done.href)) return refuse({ kind: 'no-such-place' })
  const name = written(step, 'party', typed.party)
  const what = written(step, 'what', typed.what)
  const evidence = writtenIf(step, 'evidence', done?.evidence)
  const entered: Commitment = {
    id: newUlid(clock) as string as CommitmentId,
    outcome: outcome.id,
    process: process.id,
    party: { kind: 'reported', name: name.commitment },
    madeBy: IMPORTER,
    madeAt: now,
    what: what.commitment,
    due: typed.due,
    reported: by.reported,
    earlier: [],
    reports: evidence
      ? [{ at: now, by: IMPORTER, done: true, evidence: evidence.commitment, href: done?.href }]
      : [],
    state: evidence
      ? { kind: 'done', doneAt: Date.parse(by.reported.on) as Instant }
      : { kind: 'promised' },
  }
  const clear = {
    party: 'reported',
    ...(typed.due === undefined ? {} : { due: seconds(typed.due) }),
  }
  const parts = [name, what, evidence]
  await save(step, process, entered, { act: 'commitment.make', clear, parts })
  return ok(entered)
}

export type ReportTyped = {
  readonly done: boolean
  readonly evidence: string
  readonly href?: string | undefined
}

export async function reportOnCommitment(
  step: Step,
  process: Process,
  commitment: Commitment,
  typed: ReportTyped,
): Promise<Result<Commitment, Refusal>> {
  const evidence = written(step, 'evidence', typed.evidence)
  const { done, href } = typed
  const told = { done, href, evidence: evidence.commitment }
  const reported = rules.report(commitment, actorIn(step), told, step.now)
  if (!reported.ok) return reported
  const clear = { commitment: commitment.id, done }
  const parts = [evidence]
  await save(step, process, reported.value, { act: 'commitment.report', clear, parts })
  return reported
}

export type ChangeTyped = {
  readonly what: string
  readonly due: Instant
  readonly reason: string
}

export async function changeCommitment(
  step: Step,
  process: Process,
  commitment: Commitment,
  typed: ChangeTyped,
): Promise<Result<Commitment, Refusal>> {
  const what = written(step, 'what', typed.what)
  const reason = written(step, 'reason', typed.reason)
  const asked = { what: what.commitment, due: typed.due, reason: reason.commitment }
  const changed = rules.change(commitment, actorIn(step), asked, step.now)
  if (!changed.ok) return changed
  const clear = { commitment: commitment.id, due: seconds(typed.due) }
  const parts = [what, reason]
  await save(step, process, changed.value, { act: 'commitment.change', clear, parts })
  return changed
}

export async function withdrawCommitment(
  step: Step,
  process: Process,
  commitment: Commitment,
  typed: { readonly reason: string },
): Promise<Result<Commitment, Refusal>> {
  const reason = written(step, 'reason', typed.reason)
  const withdrawn = rules.withdraw(commitment, actorIn(step), reason.commitment, step.now)
  if (!withdrawn.ok) return withdrawn
  const clear = { commitment: commitment.id }
  const parts = [reason]
  await save(step, process, withdrawn.value, { act: 'commitment.withdraw', clear, parts })
  return withdrawn
}

export async function contestReport(
  step: Step,
  process: Process,
  commitment: Commitment,
  typed: { readonly reason: string },
): Promise<Result<Contest, Refusal>> {
  const { tx, by, clock, now, via } = step
  const before = (await contestsOf(tx, [commitment.id])).length
  const undertakings = undertakingsOf(process.pin)
  const allowed = rules.mayContest(commitment, actorIn(step), { undertakings, before })
  if (!allowed.ok) return allowed
  const reason = written(step, 'reason', typed.reason)
  const id = newUlid(clock) as string as ContestId
  const asked = { id, reason: reason.commitment }
  const contested = rules.contest(commitment, allowed.value, asked, now)
  const { outcome } = commitment
  const act = actOf(
    { by, cap: 'personal', via, process, outcome },
    {
      act: 'commitment.contest',
      clear: { commitment: commitment.id, ...interestOf(by) },
      parts: [reason],
    },
  )
  await saveContest(tx, contested, act)
  return ok(contested)
}
