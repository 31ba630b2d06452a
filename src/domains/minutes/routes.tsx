/** HTTP for what a meeting leaves: its pages, and where each form goes. */
import type { Hono } from 'hono'
import { absent, openLine, page, STREAM_HEADERS } from '../../platform/http/index.ts'
import { eventNumber, toldSince, type EventNumber } from '../../platform/live/index.ts'
import { meetingId, findHosted } from '../meetings/index.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { channelOf } from './channel.ts'
import { nextEdge } from './edges.ts'
import * as forms from './forms.ts'
import { loadNote, loadNotes } from './load.ts'
import { noteId } from './note.ts'
import { askedBy, onAttendance, onCorrection, onMeeting, onModerator, onNote } from './sent.tsx'
import type { Here } from './sent.tsx'
import * as doing from './doing.ts'
import { notesJson } from './twins.ts'
import { NotePage } from './views-note.tsx'
import { NotesPage } from './views-notes.tsx'

export const minutesRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings/:id/notes', showNotes)
    app.get('/meetings/:id/events', (c) => showEvents(c, tools))
    app.get('/notes/:id', showNote)
    mountMeeting(app, tools)
    mountNotes(app, tools)
  }

function mountMeeting(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/meetings/:id/attendances', (c) =>
    onMeeting(c, tools, { form: 'come', schema: forms.Coming, act: doing.comes }),
  )
  app.post('/meetings/:id/guests', (c) =>
    onMeeting(c, tools, { form: 'guests', schema: forms.Guests, act: doing.entersGuests }),
  )
  app.post('/attendances/:id/strikes', (c) =>
    onAttendance(c, tools, {
      form: 'strike-line',
      schema: forms.Acting,
      act: doing.strikesLine,
    }),
  )
  app.post('/meetings/:id/moderators', (c) =>
    onMeeting(c, tools, { form: 'moderator', schema: forms.Naming, act: doing.namesModerator }),
  )
  app.post('/meeting-moderators/:id/endings', (c) =>
    onModerator(c, tools, {
      form: 'end-moderator',
      schema: forms.Acting,
      act: doing.endsNaming,
    }),
  )
  app.post('/meetings/:id/notes', (c) =>
    onMeeting(c, tools, { form: 'write', schema: forms.Writing, act: doing.writes }),
  )
  app.post('/meetings/:id/minutes', (c) =>
    onMeeting(c, tools, { form: 'minutes', schema: forms.Turning, act: doing.turns }),
  )
  app.post('/meetings/:id/traces', (c) =>
    onMeeting(c, tools, { form: 'trace', schema: forms.Tracing, act: doing.traces }),
  )
}

function mountNotes(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/notes/:id/holds', (c) =>
    onNote(c, tools, { form: 'hold', schema: forms.Acting, act: doing.holds }),
  )
  app.post('/notes/:id/versions', (c) =>
    onNote(c, tools, { form: 'change', schema: forms.Changing, act: doing.changes }),
  )
  app.post('/notes/:id/strikes', (c) =>
    onNote(c, tools, { form: 'strike', schema: forms.Striking, act: doing.strikes }),
  )
  app.post('/notes/:id/corrections', (c) =>
    onNote(c, tools, { form: 'correct', schema: forms.Correcting, act: doing.corrects }),
  )
  app.post('/note-corrections/:id/answers', (c) =>
    onCorrection(c, tools, { form: 'answer', schema: forms.Answering, act: doing.answers }),
  )
}

/** What is told of a meeting, as it happens; a browser comes back with what it heard last. */
async function showEvents(c: Here, { live }: Tools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const found = id && (await findHosted(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  const { after: asked } = c.req.query()
  const heard = eventNumber(c.req.header('last-event-id')) ?? eventNumber(asked)
  const from = heard ?? (0 as EventNumber)
  const open = live.hasRoom() ? openLine(c) : undefined
  if (!open) {
    const told = await toldSince(c.var.here.database.read, channelOf(id), from)
    return c.body(told, 200, STREAM_HEADERS)
  }
  await live.listen(channelOf(id), from, open.line)
  return open.answer
}

async function showNotes(c: Here): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const shown = id && (await loadNotes(await askedBy(c), id))
  if (!shown) return absent(c)
  return page(c, <NotesPage shown={shown} />, {
    json: notesJson(shown),
    topics: [`meeting:${id}`],
    until: nextEdge(shown),
  })
}

async function showNote(c: Here): Promise<Response> {
  const id = noteId(c.req.param('id') ?? '')
  const shown = id && (await loadNote(await askedBy(c), id))
  if (!shown) return absent(c)
  return page(c, <NotePage shown={shown} />, {
    json: { ...shown.note, text: undefined },
    topics: [`meeting:${shown.meeting.id}`],
  })
}
