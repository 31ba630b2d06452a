/** HTTP for chats. Every handler reads the same way: parse, load, decide, save, answer. */
import type { Context } from 'hono'
import { absent, page, readerOf, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { meetingId, workingOn, lockHosted, findHosted } from '../meetings/index.ts'
import type { Meeting, MeetingId, MeetingWorking } from '../meetings/index.ts'
import { actorOf, answerForm, gone } from '../people/index.ts'
import type { Gone, Mount, SiteEnv, Tools } from '../people/index.ts'
import { shutsAt } from '../rooms/index.ts'
import type { z } from 'zod'
import { chatLineId, type ChatLineId } from './chat.ts'
import { Striking, Writing, type Acting } from './forms.ts'
import { loadChat, type Asked } from './load.ts'
import type { Refusal } from './refusal.ts'
import type { FormName, Returned } from './shown.ts'
import { strikeChat, writeChat } from './steps.ts'
import { findChat } from './store.ts'
import { chatJson } from './twins.ts'
import { ChatPage } from './views.tsx'

type Here = Context<SiteEnv>

/** Pages that anybody would turn: all lines of the longest chat. */
const PAGES_MAX = 50

export const chatRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings/:id/chat', showChat)
    app.post('/meetings/:id/chat', (c) => write(c, tools))
    app.post('/chat-lines/:id/strikes', (c) => strike(c, tools))
  }

const pageIn = (raw: string | undefined): number =>
  raw !== undefined && /^\d{1,3}$/.test(raw) ? Math.min(Number(raw), PAGES_MAX) : 0

async function askedBy(c: Here, more: Partial<Asked> = {}): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const { page: raw } = c.req.query()
  return { read, now: clock.now(), viewer: await actorOf(c), page: pageIn(raw), ...more }
}

/** A line that is chosen is answered by whoever may write, struck by whoever runs the meeting. */
async function showChat(c: Here): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const { line } = c.req.query()
  const chosen = line === undefined ? undefined : chatLineId(line)
  const shown = id && (await loadChat(await askedBy(c, { chosen }), id))
  if (!shown) return absent(c)
  const shuts = shutsAt(shown.meeting)
  return page(c, <ChatPage shown={shown} />, {
    json: chatJson(shown),
    topics: [`meeting:${id}`],
    until: shuts > shown.now ? shuts : undefined,
  })
}

async function chatAgain(c: Here, id: MeetingId, more: Partial<Asked>): Promise<Response> {
  const shown = await loadChat(await askedBy(c, more), id)
  if (!shown) return absent(c)
  return page(c, <ChatPage shown={shown} />, { status: more.returned?.refusal ? 422 : 400 })
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly meeting: MeetingId
  readonly chosen?: ChatLineId
  readonly act: (
    working: MeetingWorking,
    meeting: Meeting,
    data: z.output<Schema>,
  ) => Promise<Result<To, Refusal | Gone>>
}

async function answer<Schema extends z.ZodType<Acting>>(c: Here, tools: Tools, plan: Plan<Schema>) {
  const { form, schema, chosen } = plan
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const found = await lockHosted(sent.tx, plan.meeting)
      if (!found) return refuse(gone)
      const { meeting, hosting } = found
      return plan.act(await workingOn(sent, hosting, tools), meeting, sent.data)
    },
    again: (again, refusal) => {
      const returned: Returned = { form, again, refusal }
      const { reply } = again.typed
      const answered = typeof reply === 'string' ? chatLineId(reply) : undefined
      return chatAgain(c, plan.meeting, { returned, chosen: chosen ?? answered })
    },
  })
}

async function write(c: Here, tools: Tools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  if (!id || !(await findHosted(c.var.here.database.read, id))) return absent(c)
  const { language } = await readerOf(c)
  return answer(c, tools, {
    form: 'write',
    schema: Writing,
    meeting: id,
    act: async (working, meeting, { words, as: capacity, reply, from }) => {
      const written = await writeChat(working, meeting, { words, capacity, language, reply })
      if (!written.ok) return written
      const there: To = `/meetings/${id}/chat#line-${written.value.id}`
      return ok(from === 'room' ? (`/meetings/${id}/room#chat` as const) : there)
    },
  })
}

async function strike(c: Here, tools: Tools): Promise<Response> {
  const id = chatLineId(c.req.param('id') ?? '')
  const line = id && (await findChat(c.var.here.database.read, id))
  if (!line) return absent(c)
  return answer(c, tools, {
    form: 'strike',
    schema: Striking,
    meeting: line.meeting,
    chosen: line.id,
    act: async (working, meeting, { why }) => {
      const struck = await strikeChat(working, meeting, line, why)
      return struck.ok ? ok(`/meetings/${meeting.id}/chat#line-${line.id}` as const) : struck
    },
  })
}
