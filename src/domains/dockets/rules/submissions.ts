/**
 * What may be submitted, by whom, until when; and what an organisation's own vote makes of it.
 *
 * Pure. A new submission replaces nothing. In time or late is decided by the hour at which it came,
 * whenever the organisation behind it votes.
 */
import { ok, refuse, unreachable, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, speakAs, type Actor, type Capacity, type Commitment } from '../../people/index.ts'
import { type By, type Process, takesInput, type Window } from '../../processes/index.ts'
import { findWindowRule, type Template, undertakingsOf } from '../../templates/index.ts'
import type { Docket } from '../docket.ts'
import {
  SUBMISSION_BYTES_MAX,
  SUBMISSIONS_PER_PERSON_MAX,
  type Author,
  type Submission,
  type SubmissionId,
  type Votes,
} from '../submission.ts'
import type { Refusal } from './refusal.ts'

/** What a submission is judged by. */
export type Setting = {
  readonly process: Process
  readonly template: Template
  readonly window: Window | undefined
  readonly now: Instant
}

/** Whether words that come now are taken, and whether they are late. */
export function takesNow(docket: Docket, setting: Setting): Result<'in-time' | 'late', Refusal> {
  const { window, template, now } = setting
  switch (docket.state.kind) {
    case 'draft':
      return refuse({ kind: 'not-open-yet', opens: undefined })
    case 'withdrawn':
      return refuse({ kind: 'already-withdrawn' })
    case 'reported':
      return refuse({ kind: 'already-reported' })
    case 'open':
    case 'closed': {
      const rule = findWindowRule(template, docket.windowKind)
      if (!rule || !window) return refuse({ kind: 'no-such-window' })
      return takesInput(window, rule, now)
    }
    default:
      return unreachable(docket.state)
  }
}

/** Anybody who agreed to the undertakings; no seat is needed. Source: product.md, law 1. */
export function maySubmit(
  docket: Docket,
  actor: Actor | undefined,
  setting: Setting,
): Result<'in-time' | 'late', Refusal> {
  if (setting.process.reported) return refuse({ kind: 'reported-only' })
  const taken = takesNow(docket, setting)
  if (!taken.ok) return taken
  const allowed = mayAct(actor, undertakingsOf(setting.process.pin))
  return allowed.ok ? taken : allowed
}

export type Asked = {
  readonly id: SubmissionId
  readonly capacity: Capacity
  readonly words: Commitment
  readonly bytes: number
  /** The organisation votes on it later. */
  readonly pending: boolean
  /** How many this person submitted here before. */
  readonly before: number
}

export function submit(
  docket: Docket,
  actor: Actor,
  asked: Asked,
  setting: Setting,
): Result<Submission, Refusal> {
  const taken = maySubmit(docket, actor, setting)
  if (!taken.ok) return taken
  const spoken = speakAs(actor, asked.capacity)
  if (!spoken.ok) return spoken
  if (asked.pending && asked.capacity === 'personal') return refuse({ kind: 'nobody-ratifies' })
  if (asked.bytes === 0) return refuse({ kind: 'without-words' })
  if (asked.bytes > SUBMISSION_BYTES_MAX) {
    const most = SUBMISSION_BYTES_MAX
    return refuse({ kind: 'too-long-words', bytes: asked.bytes, most })
  }
  if (asked.before >= SUBMISSIONS_PER_PERSON_MAX) {
    return refuse({ kind: 'too-many-submissions', most: SUBMISSIONS_PER_PERSON_MAX })
  }
  const { capacity } = asked
  const standing = actor.capacities.find((one) => one.capacity === capacity)
  return ok({
    id: asked.id,
    docket: docket.id,
    author: {
      kind: 'person',
      person: actor.person,
      capacity,
      spokeFor: standing?.organisation,
    },
    group: groupOf(actor, setting),
    interest: actor.interest,
    words: asked.words,
    at: setting.now,
    late: taken.value === 'late',
    standing: { kind: asked.pending ? 'pending' : 'final' },
  })
}

/** The group that somebody chose in the scheme of the process, or that of their seat. */
function groupOf(actor: Actor, { process, template }: Setting): string | undefined {
  const { grouping } = template
  if (grouping.kind === 'scheme') return actor.codes.get(grouping.scheme)
  return actor.seats.find(({ body }) => body === process.body)?.group ?? undefined
}

export type Told = {
  readonly id: SubmissionId
  readonly author: Extract<Author, { readonly kind: 'reported' }>
  readonly group: string | undefined
  readonly words: Commitment | undefined
  readonly pending: boolean
}

/** What a source reports was submitted: late or not by the hour it came, and never refused. */
export function enter(docket: Docket, told: Told, setting: Setting): Result<Submission, Refusal> {
  if (!setting.process.reported) return refuse({ kind: 'not-reported' })
  const { pending, ...rest } = told
  const taken = takesNow(docket, setting)
  if (!taken.ok && taken.refusal.kind !== 'closed') return taken
  return ok({
    ...rest,
    docket: docket.id,
    interest: undefined,
    at: setting.now,
    late: !taken.ok || taken.value === 'late',
    standing: { kind: pending ? 'pending' : 'final' },
  })
}

/** Whoever submitted it for the organisation says how it voted; or the source that reports it. */
export function mayRatify({ author, standing }: Submission, by: By): Result<true, Refusal> {
  if (by.kind === 'importer') {
    if (author.kind !== 'reported') return refuse({ kind: 'not-reported' })
  } else {
    const allowed = mayAct(by.actor)
    if (!allowed.ok) return allowed
    const isOwn = author.kind === 'person' && author.person === allowed.value.person
    if (!isOwn) return refuse({ kind: 'not-the-author' })
  }
  return standing.kind === 'pending' ? ok(true) : refuse({ kind: 'not-pending' })
}

/** More in favour than against; an abstention is neither. Source: processes.md T-16. */
export function ratify(
  submission: Submission,
  by: By,
  votes: Votes,
  now: Instant,
): Result<Submission, Refusal> {
  const allowed = mayRatify(submission, by)
  if (!allowed.ok) return allowed
  const { inFavour, against } = votes
  if (inFavour <= against) return refuse({ kind: 'not-passed', inFavour, against })
  return ok({ ...submission, standing: { kind: 'ratified', at: now, votes } })
}
