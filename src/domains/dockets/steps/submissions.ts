/** Submitting, entering what a source reports, and ratifying; each in one transaction. */
import { newUlid } from '../../../platform/clock.ts'
import type { Act } from '../../../platform/record/index.ts'
import { refuse, type Result } from '../../../platform/values.ts'
import type { Capacity } from '../../people/index.ts'
import { findWindow, type Process, type Reported, type Step } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { actOf, submissionClear } from '../acts.ts'
import { windowOf, type Docket } from '../docket.ts'
import type { Refusal } from '../rules/refusal.ts'
import * as rules from '../rules/submissions.ts'
import { countBy, saveSubmission } from '../store/submissions.ts'
import type { Submission, SubmissionId, Votes } from '../submission.ts'
import { written, type In } from './dockets.ts'

export type SubmissionAsked = {
  readonly words: string
  readonly capacity: Capacity
  /** The organisation has yet to vote on it. */
  readonly pending: boolean
}

async function settingOf(
  { tx, now }: Step,
  process: Process,
  docket: Docket,
): Promise<rules.Setting> {
  const window = windowOf(docket)
  return {
    process,
    template: await templateOf(tx, process.pin),
    window: window && (await findWindow(tx, window)),
    now,
  }
}

export async function submitTo(
  step: Step,
  { process, docket }: In,
  asked: SubmissionAsked,
): Promise<Result<Submission, Refusal>> {
  const { tx, clock, by, via } = step
  const setting = await settingOf(step, process, docket)
  const actor = by.kind === 'person' ? by.actor : undefined
  const allowed = rules.maySubmit(docket, actor, setting)
  if (!allowed.ok) return allowed
  if (!actor) return refuse({ kind: 'signed-out' })
  const { capacity, pending } = asked
  const trimmed = asked.words.trim()
  const bytes = Buffer.byteLength(trimmed)
  const before = await countBy(tx, docket.id, actor.person)
  const id = newUlid(clock) as string as SubmissionId
  const facts = { id, capacity, pending, bytes, before }
  // Judged before they are committed to: what is too long would be no part of the record at all.
  const judged = rules.submit(docket, actor, { ...facts, words: '' }, setting)
  if (!judged.ok) return judged
  const words = written(step, 'words', trimmed)
  const submitted = { ...judged.value, words: words.commitment }
  const { interest } = submitted
  const clear = { pending, ...(interest === undefined ? {} : { interest }) }
  const act = actOf(
    { by, cap: capacity, via, process, docket },
    {
      act: 'submission.make',
      clear: { ...submissionClear(submitted), ...clear },
      parts: [words],
    },
  )
  await saveSubmission(tx, submitted, act)
  return { ok: true, value: submitted }
}

export type Told = {
  /** As the source names it; absent where nobody knows who it was. */
  readonly contributor?: string | undefined
  readonly words?: string | undefined
  readonly paraphrase: boolean
  readonly group?: string | undefined
  readonly pending?: boolean
  readonly reported: Reported
}

/** What a source reports, under the role that enters such things. */
export async function enterSubmission(
  step: Step,
  { process, docket }: In,
  told: Told,
): Promise<Result<Submission, Refusal>> {
  const { tx, clock, by, via } = step
  if (by.kind !== 'importer') return refuse({ kind: 'reported-only' })
  const { paraphrase, reported, group, pending = false } = told
  const named = told.contributor
  const contributor = named === undefined ? undefined : written(step, 'contributor', named)
  const words = told.words === undefined ? undefined : written(step, 'words', told.words)
  const id = newUlid(clock) as string as SubmissionId
  const author = {
    kind: 'reported',
    contributor: contributor?.commitment,
    paraphrase,
    reported,
  } as const
  const facts = { id, author, group, words: words?.commitment, pending }
  const entered = rules.enter(docket, facts, await settingOf(step, process, docket))
  if (!entered.ok) return entered
  const act = actOf(
    { by: { kind: 'importer', reported }, cap: undefined, via, process, docket },
    {
      act: 'submission.enter',
      clear: {
        ...submissionClear(entered.value),
        known: contributor !== undefined,
        paraphrase,
      },
      parts: [contributor, words],
    },
  )
  await saveSubmission(tx, entered.value, act)
  return entered
}

/** The organisation's own vote came to its end; what was submitted stays as it was. */
export async function ratifySubmission(
  step: Step,
  { process, docket, submission }: In & { readonly submission: Submission },
  votes: Votes,
): Promise<Result<Submission, Refusal>> {
  const { tx, by, via, now } = step
  const ratified = rules.ratify(submission, by, votes, now)
  if (!ratified.ok) return ratified
  const { author } = submission
  const cap: Act['cap'] = author.kind === 'person' ? author.capacity : undefined
  const act = actOf(
    { by, cap, via, process, docket },
    {
      act: 'submission.ratify',
      clear: { docket: docket.id, ...votes },
    },
  )
  await saveSubmission(tx, ratified.value, act)
  return ratified
}
