/**
 * One click says what was adopted, for the organisation: by the very step of the place's own form,
 * which alone judges whether it is in time. The draft itself never goes on the record.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { To } from '../../platform/http/index.ts'
import type { Via } from '../../platform/record/index.ts'
import { ok, refuse, unreachable, type Result } from '../../platform/values.ts'
import { contextOf, lockCall, ownGroupOf, takePosition } from '../decisions/index.ts'
import { lockDocket, ratifySubmission, submitTo } from '../dockets/index.ts'
import { gone, type Consent, type Gone } from '../people/index.ts'
import { agreedStep, asOf, lockProcess } from '../processes/index.ts'
import type { Content, Draft } from './draft.ts'
import type { ColleagueRefusal } from './refusal.ts'
import { maySubmit, type Adopted } from './rules.ts'
import { organisationOf } from './sending.ts'
import { standingOf } from './standing.ts'
import type { Step } from './steps.ts'
import { saveDraft } from './store.ts'
import { adoptedLine } from './wording.ts'

export type Submitting = {
  readonly consent: Consent
  readonly via: Via
  readonly wordsIn: Step['post']['wordsIn']
}

/** The place is held before the draft, as everywhere. */
export async function holdPlace(tx: Tx, { about, process }: Draft): Promise<void> {
  if (about.kind === 'docket') await lockProcess(tx, { id: process })
  if (about.kind === 'docket') await lockDocket(tx, about.id)
  else await lockCall(tx, about.id)
}

export async function submitDraft(
  step: Step,
  draft: Draft,
  { consent, via, wordsIn }: Submitting,
): Promise<Result<To, ColleagueRefusal | Gone>> {
  const { tx, now } = step
  const { outcome } = await standingOf(tx, draft, now)
  const may = maySubmit(draft, outcome)
  if (!may.ok) return may
  const t = wordsIn(draft.language)
  const said = await sayingOf(tx, draft, may.value, t)
  const made = await sayThere({ step, draft, consent, via }, { adopted: may.value, said })
  if (!made.ok) return made
  await saveDraft(tx, { ...draft, state: { kind: 'submitted', at: now, href: made.value } })
  return made
}

/** “For X, adopted by Y on Z (15–0–0)”. */
const sayingOf = async (tx: Tx, draft: Draft, adopted: Adopted, t: Translate): Promise<string> =>
  adoptedLine({ draft, organisation: await organisationOf(tx, draft), adopted }, t)

type Saying = {
  readonly step: Step
  readonly draft: Draft
  readonly consent: Consent
  readonly via: Via
}
type Said = { readonly adopted: Adopted; readonly said: string }

async function sayThere(saying: Saying, said: Said) {
  const { content } = saying.draft.version
  switch (content.kind) {
    case 'submission':
      return toDocket(saying, content, said)
    case 'position':
      return inCall(saying, content, said)
    default:
      return unreachable(content)
  }
}

type Made = Promise<Result<To, ColleagueRefusal | Gone>>

async function toDocket(
  { step, draft, consent, via }: Saying,
  { words }: Extract<Content, { readonly kind: 'submission' }>,
  { adopted, said }: Said,
): Made {
  const { tx, clock, now, actor } = step
  const docket = draft.about.kind === 'docket' && (await lockDocket(tx, draft.about.id))
  const locked = docket && (await lockProcess(tx, { id: docket.process }))
  if (!docket || !locked) return refuse(gone)
  const process = asOf(locked, docket.draftedAt)
  const own = await agreedStep({ tx, clock, now, via }, actor, consent, process)
  const sent = { words: `${words.trim()}\n\n${said}`, capacity: draft.capacity, pending: true }
  const submission = await submitTo(own, { process, docket }, sent)
  if (!submission.ok) return refuse({ kind: 'of-docket', refusal: submission.refusal })
  const around = { process, docket, submission: submission.value }
  const ratified = await ratifySubmission(own, around, adopted.votes)
  if (!ratified.ok) return refuse({ kind: 'of-docket', refusal: ratified.refusal })
  return ok<To>(`/dockets/${docket.id}/submissions/${submission.value.id}`)
}

async function inCall(
  { step, draft, consent, via }: Saying,
  { stance, reason, objection }: Extract<Content, { readonly kind: 'position' }>,
  { said }: Said,
): Made {
  const { tx, clock, now, actor } = step
  const call = draft.about.kind === 'call' && (await lockCall(tx, draft.about.id))
  if (!call) return refuse(gone)
  const before = await contextOf(tx, call, actor)
  const own = await agreedStep({ tx, clock, now, via }, actor, consent, before.process)
  const agreed = own.by.kind === 'person' ? own.by.actor : actor
  const { party, rule, template } = await contextOf(tx, call, agreed)
  const taken = await takePosition({ tx, clock, now, party, rule, via }, call, {
    stance,
    capacity: draft.capacity,
    reason: reason === undefined ? said : `${reason.trim()}\n\n${said}`,
    ownGroup: ownGroupOf(template, agreed),
    objection: objection && { ...objection, clause: undefined },
  })
  if (!taken.ok) return refuse({ kind: 'of-call', refusal: taken.refusal })
  return ok<To>(`/calls/${call.id}#position`)
}
