/**
 * From notes to approved minutes: closing, corrections and their answers, approval; and the
 * recordings owed. Each decided by the rules and saved with its act in one transaction.
 */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { seconds, type Meeting, type Working } from '../meetings/index.ts'
import { actOf } from './acts.ts'
import { digestOf } from './digest.ts'
import { lockedCase } from './load-case.ts'
import type { Correction, CorrectionId, Minutes } from './minutes.ts'
import type { Note } from './note.ts'
import type { Refusal } from './refusal.ts'
import { mayAnswer, mayApprove, mayClose, mayCorrect, mayReopen, runs } from './rules.ts'
import { replace } from './steps-notes.ts'
import { lockNote, notesOf } from './store-notes.ts'
import {
  correctionsOf,
  findCorrection,
  saveCorrection,
  saveMinutes,
  saveTrace,
  tracesOf,
} from './store-minutes.ts'
import { TRACES_MAX, type Trace, type TraceId, type TraceKind } from './trace.ts'

const ofMinutes = ({ id }: Meeting) => `meeting:${id}` as const

export async function closeNotes(
  working: Working,
  meeting: Meeting,
): Promise<Result<Minutes, Refusal>> {
  const about = await lockedCase(working, meeting)
  const until = mayClose(about)
  if (!until.ok) return until
  const state = { kind: 'draft', since: working.now, until: until.value } as const
  const next = { ...about.minutes, state, said: undefined }
  const told = {
    act: 'minutes.close',
    obj: ofMinutes(meeting),
    cap: `role:${about.runsAs ?? ''}`,
    clear: { until: seconds(until.value) },
  } as const
  await saveMinutes(working.tx, next, actOf(working, meeting, told))
  return ok(next)
}

export async function reopenNotes(
  working: Working,
  meeting: Meeting,
  why: string,
): Promise<Result<Minutes, Refusal>> {
  const about = await lockedCase(working, meeting)
  const actor = mayReopen(about)
  if (!actor.ok) return actor
  const said = prose('reason', why, working.clock, actor.value.person)
  const next = { ...about.minutes, state: { kind: 'open' }, said: said.commitment } as const
  const told = {
    act: 'minutes.reopen',
    obj: ofMinutes(meeting),
    cap: `role:${about.runsAs ?? ''}`,
    parts: [said],
  } as const
  await saveMinutes(working.tx, next, actOf(working, meeting, told))
  return ok(next)
}

/** @param where by which meeting or decision the body approved them, in words */
export async function approveMinutes(
  working: Working,
  meeting: Meeting,
  where: string,
): Promise<Result<Minutes, Refusal>> {
  const { tx, clock, now } = working
  const about = await lockedCase(working, meeting)
  const by = mayApprove(about, await correctionsOf(tx, meeting.id))
  if (!by.ok) return by
  const digest = digestOf(await notesOf(tx, meeting.id))
  const said = prose('approval', where, clock, by.value.actor.person)
  const state = { kind: 'approved', at: now, digest } as const
  const next = { ...about.minutes, state, said: said.commitment }
  const told = {
    act: 'minutes.approve',
    obj: ofMinutes(meeting),
    cap: `role:${by.value.role}`,
    clear: { digest },
    parts: [said],
  } as const
  await saveMinutes(tx, next, actOf(working, meeting, told))
  return ok(next)
}

export async function askCorrection(
  working: Working,
  meeting: Meeting,
  note: Note,
  typed: { readonly words: string; readonly why: string },
): Promise<Result<Correction, Refusal>> {
  const { tx, clock, now } = working
  const earlier = await correctionsOf(tx, meeting.id)
  const actor = mayCorrect(await lockedCase(working, meeting), note, earlier)
  if (!actor.ok) return actor
  const { person } = actor.value
  const words = prose('words', typed.words, clock, person)
  const why = prose('why', typed.why, clock, person)
  const asked: Correction = {
    id: newUlid(clock) as string as CorrectionId,
    meeting: meeting.id,
    note: note.id,
    askedBy: person,
    words: words.commitment,
    why: why.commitment,
    askedAt: now,
    state: { kind: 'asked' },
  }
  const obj = `note:${note.id}` as const
  const told = { act: 'correction.ask', obj, clear: { note: note.id } } as const
  await saveCorrection(tx, asked, actOf(working, meeting, { ...told, parts: [words, why] }))
  return ok(asked)
}

export type Answering =
  | { readonly kind: 'take'; readonly words: string }
  | { readonly kind: 'decline'; readonly reason: string }

/** Taken: the words that were asked for stand in the notes, as an act of whoever took them. */
export async function answerCorrection(
  working: Working,
  meeting: Meeting,
  asked: Correction,
  answer: Answering,
): Promise<Result<Correction, Refusal>> {
  const { tx, clock, now } = working
  const about = await lockedCase(working, meeting)
  const correction = (await findCorrection(tx, asked.id)) ?? asked
  const by = mayAnswer(about, correction)
  if (!by.ok) return by
  const { person } = by.value.actor
  const common = {
    obj: `note:${asked.note}`,
    cap: `role:${by.value.role}`,
    clear: { note: asked.note },
  } as const
  if (answer.kind === 'decline') {
    const reason = prose('reason', answer.reason, clock, person)
    const state = { kind: 'declined', at: now, by: person, reason: reason.commitment } as const
    const declined = { ...correction, state }
    const told = { ...common, act: 'correction.decline', parts: [reason] } as const
    await saveCorrection(tx, declined, actOf(working, meeting, told))
    return ok(declined)
  }
  const note = await lockNote(tx, asked.note)
  if (!note || note.struckAt !== undefined) return refuse({ kind: 'struck-already' })
  const taken = { ...correction, state: { kind: 'taken', at: now, by: person } } as const
  const words = prose('words', answer.words, clock, correction.askedBy)
  await replace(working, meeting, { about, note, words })
  await saveCorrection(tx, taken, actOf(working, meeting, { ...common, act: 'correction.take' }))
  return ok(taken)
}

export type Tracing = {
  readonly kind: TraceKind
  readonly language: string
  readonly what:
    | { readonly kind: 'link'; readonly href: string }
    | { readonly kind: 'none'; readonly reason: string }
}

/** A recording, a transcript, or the reason why there is none. */
export async function addTrace(
  working: Working,
  meeting: Meeting,
  { kind, language, what }: Tracing,
): Promise<Result<Trace, Refusal>> {
  const { tx, clock, now } = working
  const by = runs(await lockedCase(working, meeting))
  if (!by.ok) return by
  if (now < meeting.starts) return refuse({ kind: 'not-before-start' })
  const earlier = await tracesOf(tx, [meeting.id])
  if (earlier.length >= TRACES_MAX) return refuse({ kind: 'links-full', most: TRACES_MAX })
  const { person } = by.value.actor
  const reason = what.kind === 'none' ? prose('reason', what.reason, clock, person) : undefined
  const trace: Trace = {
    id: newUlid(clock) as string as TraceId,
    meeting: meeting.id,
    kind,
    language,
    what: what.kind === 'link' ? what : { kind: 'none', reason: reason?.commitment ?? '' },
    by: person,
    at: now,
  }
  const href = what.kind === 'link' ? { href: what.href } : {}
  const told = {
    act: 'trace.add',
    obj: `meeting:${meeting.id}`,
    cap: `role:${by.value.role}`,
    clear: { meeting: meeting.id, kind, language, ...href },
    parts: reason ? [reason] : [],
  } as const
  await saveTrace(tx, trace, actOf(working, meeting, told))
  return ok(trace)
}
