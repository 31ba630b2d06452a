/** How the forms of this domain are answered: parse, load, decide, save, or given back as typed. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { absent, page, type To } from '../../platform/http/index.ts'
import { refuse, type Result } from '../../platform/values.ts'
import {
  meetingId,
  workingOn,
  type Meeting,
  type MeetingId,
  type Working,
  lockHosted,
  findHosted,
} from '../meetings/index.ts'
import { actorOf, answerForm, gone, type Gone } from '../people/index.ts'
import type { SiteEnv, Tools } from '../people/index.ts'
import { attendanceId, type Attendance } from './attendance.ts'
import type { Acting } from './forms.ts'
import { loadNote, loadNotes, type Asked } from './load.ts'
import { correctionId, type Correction } from './minutes.ts'
import { moderatorId, type Moderator } from './moderator.ts'
import { noteId, type Note } from './note.ts'
import type { Refusal } from './refusal.ts'
import type { FormName, Returned } from './shown.ts'
import { findAttendance } from './store-attendance.ts'
import { findCorrection } from './store-minutes.ts'
import { findModerator } from './store-moderators.ts'
import { findNote } from './store-notes.ts'
import { NotePage } from './views-note.tsx'
import { NotesPage } from './views-notes.tsx'

export type Here = Context<SiteEnv>
type Sent = z.ZodType<Acting>

export async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

type Of<Schema extends Sent> = {
  readonly form: FormName
  readonly schema: Schema
  readonly meeting: MeetingId
  readonly act: (
    working: Working,
    meeting: Meeting,
    data: z.output<Schema>,
  ) => Promise<Result<To, Refusal | Gone>>
  readonly again: (returned: Returned) => Promise<Response>
}

async function answer<Schema extends Sent>(c: Here, tools: Tools, of: Of<Schema>) {
  const { form, schema } = of
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const found = await lockHosted(sent.tx, of.meeting)
      if (!found) return refuse(gone)
      const { meeting, hosting } = found
      return of.act(await workingOn(sent, hosting, tools), meeting, sent.data)
    },
    again: (again, refusal) => of.again({ form, again, refusal }),
  })
}

const statusOf = ({ refusal }: Returned) => (refusal ? 422 : 400)

async function notesAgain(c: Here, id: MeetingId, returned: Returned): Promise<Response> {
  const shown = await loadNotes(await askedBy(c, returned), id)
  if (!shown) return absent(c)
  return page(c, <NotesPage shown={shown} />, { status: statusOf(returned) })
}

type Plan<Schema extends Sent, Thing extends readonly unknown[]> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    working: Working,
    meeting: Meeting,
    ...rest: readonly [...Thing, z.output<Schema>]
  ) => Promise<Result<To, Refusal>>
}

export async function onMeeting<Schema extends Sent>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema, readonly []>,
): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const found = id && (await findHosted(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answer(c, tools, {
    ...plan,
    meeting: id,
    again: (returned) => notesAgain(c, id, returned),
  })
}

export async function onAttendance<Schema extends Sent>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema, readonly [Attendance]>,
): Promise<Response> {
  const id = attendanceId(c.req.param('id') ?? '')
  const found = id && (await findAttendance(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answer(c, tools, {
    ...plan,
    meeting: found.meeting,
    act: async (working, meeting, data) => {
      const line = await findAttendance(working.tx, id)
      return line ? plan.act(working, meeting, line, data) : refuse(gone)
    },
    again: (returned) => notesAgain(c, found.meeting, returned),
  })
}

export async function onModerator<Schema extends Sent>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema, readonly [Moderator]>,
): Promise<Response> {
  const id = moderatorId(c.req.param('id') ?? '')
  const found = id && (await findModerator(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answer(c, tools, {
    ...plan,
    meeting: found.meeting,
    act: async (working, meeting, data) => {
      const moderator = await findModerator(working.tx, id)
      return moderator ? plan.act(working, meeting, moderator, data) : refuse(gone)
    },
    again: (returned) => notesAgain(c, found.meeting, returned),
  })
}

export async function onNote<Schema extends Sent>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema, readonly [Note]>,
): Promise<Response> {
  const id = noteId(c.req.param('id') ?? '')
  const found = id && (await findNote(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answer(c, tools, {
    ...plan,
    meeting: found.meeting,
    act: async (working, meeting, data) => {
      const note = await findNote(working.tx, id)
      return note ? plan.act(working, meeting, note, data) : refuse(gone)
    },
    again: async (returned) => {
      const shown = await loadNote(await askedBy(c, returned), id)
      if (!shown) return absent(c)
      return page(c, <NotePage shown={shown} />, { status: statusOf(returned) })
    },
  })
}

export async function onCorrection<Schema extends Sent>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema, readonly [Correction]>,
): Promise<Response> {
  const id = correctionId(c.req.param('id') ?? '')
  const found = id && (await findCorrection(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answer(c, tools, {
    ...plan,
    meeting: found.meeting,
    act: async (working, meeting, data) => {
      const asked = await findCorrection(working.tx, id)
      return asked ? plan.act(working, meeting, asked, data) : refuse(gone)
    },
    again: (returned) => notesAgain(c, found.meeting, returned),
  })
}
