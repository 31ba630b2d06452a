/** What each form does, from what it holds: the step of it, and where one is led then. */
import type { To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Meeting, Working } from '../meetings/index.ts'
import type { z } from 'zod'
import type { Attendance } from './attendance.ts'
import { capture } from './capture.ts'
import type * as forms from './forms.ts'
import type { Correction } from './minutes.ts'
import type { Moderator } from './moderator.ts'
import type { Note } from './note.ts'
import type { Refusal } from './refusal.ts'
import { come, enterGuests, strikeLine } from './steps-attendance.ts'
import {
  addTrace,
  answerCorrection,
  approveMinutes,
  askCorrection,
  closeNotes,
  reopenNotes,
} from './steps-minutes.ts'
import { endNaming, nameModerator } from './steps-moderators.ts'
import { changeNote, holdNote, strikeNote } from './steps-notes.ts'
import { wordsOf } from '../../platform/record/index.ts'

type Sent<Schema extends z.ZodType> = z.output<Schema>
type Done = Promise<Result<To, Refusal>>

const notesOf = ({ id }: Meeting, at = ''): To => `/meetings/${id}/notes${at}`

const led = (result: Result<unknown, Refusal>, to: To): Result<To, Refusal> =>
  result.ok ? ok(to) : result

const noReason = { kind: 'reason-needed' } as const

export async function comes(
  working: Working,
  meeting: Meeting,
  { way, as: capacity }: Sent<typeof forms.Coming>,
): Done {
  const said =
    way === 'apologies'
      ? ({ comes: 'apologies', way: 'online', capacity } as const)
      : ({ comes: 'comes', way, capacity } as const)
  return led(await come(working, meeting, said), notesOf(meeting, '#attendance'))
}

export const entersGuests = async (
  working: Working,
  meeting: Meeting,
  { names, way }: Sent<typeof forms.Guests>,
): Done => led(await enterGuests(working, meeting, { names, way }), notesOf(meeting))

export const namesModerator = async (
  working: Working,
  meeting: Meeting,
  { line }: Sent<typeof forms.Naming>,
): Done => led(await nameModerator(working, meeting, line), notesOf(meeting, '#moderators'))

export const endsNaming = async (working: Working, meeting: Meeting, one: Moderator): Done =>
  led(await endNaming(working, meeting, one), notesOf(meeting))

export const strikesLine = async (working: Working, meeting: Meeting, line: Attendance): Done =>
  led(await strikeLine(working, meeting, line), notesOf(meeting, '#attendance'))

export const writes = async (
  working: Working,
  meeting: Meeting,
  typed: Sent<typeof forms.Writing>,
): Done => led(await capture(working, meeting, typed), notesOf(meeting, '#notes'))

export async function turns(
  working: Working,
  meeting: Meeting,
  { to, said }: Sent<typeof forms.Turning>,
): Done {
  const there = notesOf(meeting, '#state')
  if (to === 'close') return led(await closeNotes(working, meeting), there)
  if (said === undefined) return refuse(noReason)
  const turned =
    to === 'approve'
      ? await approveMinutes(working, meeting, said)
      : await reopenNotes(working, meeting, said)
  return led(turned, there)
}

export async function traces(
  working: Working,
  meeting: Meeting,
  { kind, language, href, reason }: Sent<typeof forms.Tracing>,
): Done {
  if (href === undefined && reason === undefined) return refuse(noReason)
  const what =
    href === undefined
      ? ({ kind: 'none', reason: reason ?? '' } as const)
      : ({ kind: 'link', href } as const)
  const added = await addTrace(working, meeting, { kind, language: language ?? '', what })
  return led(added, notesOf(meeting, '#traces'))
}

export const holds = async (working: Working, meeting: Meeting, note: Note): Done =>
  led(await holdNote(working, meeting, note), `/notes/${note.id}#write`)

export async function changes(
  working: Working,
  meeting: Meeting,
  note: Note,
  { base, words }: Sent<typeof forms.Changing>,
): Done {
  const changed = await changeNote(working, meeting, note, { base, words })
  return changed.ok ? ok(notesOf(meeting, `#note-${changed.value.id}`)) : changed
}

export const strikes = async (
  working: Working,
  meeting: Meeting,
  note: Note,
  { why }: Sent<typeof forms.Striking>,
): Done => led(await strikeNote(working, meeting, note, why), notesOf(meeting, '#notes'))

export async function corrects(
  working: Working,
  meeting: Meeting,
  note: Note,
  { words, why }: Sent<typeof forms.Correcting>,
): Done {
  const stands = (await wordsOf(working.tx, [note.words])).get(note.words)
  if (stands.kind === 'text' && stands.text === words) return refuse({ kind: 'nothing-changed' })
  const asked = await askCorrection(working, meeting, note, { words, why })
  return led(asked, notesOf(meeting, `#note-${note.id}`))
}

export async function answers(
  working: Working,
  meeting: Meeting,
  asked: Correction,
  { answer, reason }: Sent<typeof forms.Answering>,
): Done {
  const there = notesOf(meeting, `#note-${asked.note}`)
  if (answer === 'decline') {
    if (reason === undefined) return refuse(noReason)
    return led(await answerCorrection(working, meeting, asked, { kind: 'decline', reason }), there)
  }
  const said = (await wordsOf(working.tx, [asked.words])).get(asked.words)
  const words = said.kind === 'text' ? said.text : ''
  return led(await answerCorrection(working, meeting, asked, { kind: 'take', words }), there)
}
