/**
 * Who may commit a party, tell how it goes, change or withdraw it, and doubt what is told. Pure.
 *
 * A commitment belongs to its party: nobody else promises, reports or withdraws in its name.
 * Source: processes.md 1.2, stages 10 and 11; section 11, "commitment register".
 */
import { ok, refuse, unreachable, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, speakAs, type Actor } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import {
  CHANGES_MAX,
  COMMITMENTS_MAX,
  CONTESTS_MAX,
  REPORTS_MAX,
  type Commitment,
  type CommitmentId,
  type Contest,
  type ContestId,
  type Party,
} from '../commitment.ts'
import { PLACE, type Outcome, type Said } from '../outcome.ts'
import type { Refusal } from './refusal.ts'

/** What one agrees to before speaking in the process. */
export type Undertakings = { readonly id: string; readonly version: number }

/** Whoever may speak in the process may sign for a party of theirs; which one, `commit` asks. */
export function mayCommit(
  process: Process,
  by: Actor | undefined,
  facts: { readonly undertakings: Undertakings; readonly before: number },
): Result<Actor, Refusal> {
  if (process.reported) return refuse({ kind: 'reported-only' })
  if (facts.before >= COMMITMENTS_MAX) {
    return refuse({ kind: 'too-many-commitments', most: COMMITMENTS_MAX })
  }
  return mayAct(by, facts.undertakings)
}

export type NewCommitment = {
  readonly id: CommitmentId
  readonly party: Party
  readonly what: Said
  readonly due: Instant
}

export function commit(
  { id: outcome, process }: Pick<Outcome, 'id' | 'process'>,
  by: Actor,
  asked: NewCommitment,
  now: Instant,
): Result<Commitment, Refusal> {
  const standing = speaksFor(asked.party, by)
  if (!standing.ok) return standing
  if (asked.due <= now) return refuse({ kind: 'due-in-past' })
  return ok({
    ...asked,
    outcome,
    process,
    madeBy: by.person,
    madeAt: now,
    reported: undefined,
    earlier: [],
    reports: [],
    state: { kind: 'promised' },
  })
}

/** An organisation is spoken for under one's own affiliation, a role by whoever holds it now. */
function speaksFor(party: Party, by: Actor): Result<true, Refusal> {
  switch (party.kind) {
    case 'organisation': {
      const held = speakAs(by, party.capacity)
      return held.ok ? ok(true) : held
    }
    case 'role': {
      const { body, role } = party
      const holds = by.roles.some((held) => held.body === body && held.role === role)
      return holds ? ok(true) : refuse({ kind: 'role-not-yours' })
    }
    case 'reported':
      return refuse({ kind: 'reported-only' })
    default:
      return unreachable(party)
  }
}

/** Its signer while they are with the organisation, or the holder of the role that promised. */
export const isOfParty = ({ party, madeBy }: Commitment, by: Actor | undefined): boolean =>
  by !== undefined && speaksFor(party, by).ok && (party.kind === 'role' || madeBy === by.person)

/** What the form itself can mend, by a box in it, is asked last: a page shows it to no other. */
function mayTell(commitment: Commitment, by: Actor | undefined): Result<Actor, Refusal> {
  if (commitment.reported) return refuse({ kind: 'reported-only' })
  if (!by) return refuse({ kind: 'signed-out' })
  if (!isOfParty(commitment, by)) return refuse({ kind: 'not-the-party' })
  if (commitment.state.kind === 'withdrawn') return refuse({ kind: 'already-withdrawn' })
  return mayAct(by)
}

/** Also after it was met: what is doubted may be shown once more. */
export function mayReport(commitment: Commitment, by: Actor | undefined): Result<Actor, Refusal> {
  if (commitment.reports.length >= REPORTS_MAX) {
    return refuse({ kind: 'too-many-reports', most: REPORTS_MAX })
  }
  return mayTell(commitment, by)
}

export type Told = {
  readonly done: boolean
  readonly evidence: Said
  readonly href: string | undefined
}

export function report(
  commitment: Commitment,
  by: Actor | undefined,
  told: Told,
  now: Instant,
): Result<Commitment, Refusal> {
  const allowed = mayReport(commitment, by)
  if (!allowed.ok) return allowed
  if (told.href !== undefined && !PLACE.test(told.href)) return refuse({ kind: 'no-such-place' })
  return ok({
    ...commitment,
    reports: [...commitment.reports, { ...told, at: now, by: allowed.value.person }],
    // A later report adds evidence; it does not move the day on which the commitment was met.
    state:
      told.done && commitment.state.kind !== 'done'
        ? { kind: 'done', doneAt: now }
        : commitment.state,
  })
}

export function mayChange(commitment: Commitment, by: Actor | undefined): Result<Actor, Refusal> {
  if (commitment.state.kind === 'done') return refuse({ kind: 'already-done' })
  if (commitment.earlier.length >= CHANGES_MAX) {
    return refuse({ kind: 'too-many-changes', most: CHANGES_MAX })
  }
  return mayTell(commitment, by)
}

export type Change = { readonly what: Said; readonly due: Instant; readonly reason: Said }

/** What it said before stays beside it, with the reason. */
export function change(
  commitment: Commitment,
  by: Actor | undefined,
  { what, due, reason }: Change,
  now: Instant,
): Result<Commitment, Refusal> {
  const allowed = mayChange(commitment, by)
  if (!allowed.ok) return allowed
  if (due <= now) return refuse({ kind: 'due-in-past' })
  const before = { what: commitment.what, due: commitment.due, until: now }
  return ok({
    ...commitment,
    what,
    due,
    earlier: [...commitment.earlier, before],
    state: { kind: 'changed', changedAt: now, reason },
  })
}

export function mayWithdraw(commitment: Commitment, by: Actor | undefined): Result<Actor, Refusal> {
  if (commitment.state.kind === 'done') return refuse({ kind: 'already-done' })
  return mayTell(commitment, by)
}

export function withdraw(
  commitment: Commitment,
  by: Actor | undefined,
  reason: Said,
  now: Instant,
): Result<Commitment, Refusal> {
  const allowed = mayWithdraw(commitment, by)
  if (!allowed.ok) return allowed
  return ok({ ...commitment, state: { kind: 'withdrawn', withdrawnAt: now, reason } })
}

/** Anybody who may speak may doubt what was reported, save those who reported it. */
export function mayContest(
  commitment: Commitment,
  by: Actor | undefined,
  facts: { readonly undertakings: Undertakings; readonly before: number },
): Result<Actor, Refusal> {
  if (commitment.reports.length === 0) return refuse({ kind: 'nothing-reported' })
  if (isOfParty(commitment, by)) return refuse({ kind: 'own-report' })
  if (facts.before >= CONTESTS_MAX) return refuse({ kind: 'too-many-contests', most: CONTESTS_MAX })
  return mayAct(by, facts.undertakings)
}

export const contest = (
  { id: commitment }: Pick<Commitment, 'id'>,
  by: Actor,
  asked: { readonly id: ContestId; readonly reason: Said },
  now: Instant,
): Contest => ({ ...asked, commitment, by: by.person, at: now })
