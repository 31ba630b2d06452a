/** How the forms of captions are answered: parse, load, decide, save, or given back as typed. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { absent, page, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { meetingId, sessionId, workingOn, lockHosted, findHosted } from '../meetings/index.ts'
import type { Meeting, MeetingId, MeetingWorking } from '../meetings/index.ts'
import { actorOf, answerForm, gone } from '../people/index.ts'
import type { Gone, SiteEnv, Tools } from '../people/index.ts'
import { keyId, pushId, scribeId } from './caption.ts'
import { Acting, Ending, Naming, Striking, Writing } from './forms.ts'
import { loadTranscript, loadWriting, type Asked } from './load.ts'
import { typedNow } from './pushing.ts'
import type { Refusal } from './refusal.ts'
import type { FormName, Returned } from './shown.ts'
import { makeKey, nameScribe, releaseScribe, revoke } from './steps-scribes.ts'
import { strikeLine, writeCaptions } from './steps.ts'
import { findPush } from './store.ts'
import { TranscriptPage } from './views.tsx'
import { WritePage } from './views-write.tsx'

export type Here = Context<SiteEnv>

async function askedBy(c: Here, { url }: Tools, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), url, returned }
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    working: MeetingWorking,
    meeting: Meeting,
    data: z.output<Schema>,
  ) => Promise<Result<To, Refusal>>
  /** The page that gives the form back; that of the scribe where nothing else is said. */
  readonly again?: (returned: Returned) => Promise<Response>
}

const statusOf = ({ refusal }: Returned) => (refusal ? 422 : 400)

async function onMeeting<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  id: MeetingId | undefined,
  { form, schema, act, again }: Plan<Schema>,
): Promise<Response> {
  if (!id || !(await findHosted(c.var.here.database.read, id))) return absent(c)
  const toScribe = async (returned: Returned) => {
    const shown = await loadWriting(await askedBy(c, tools, returned), id)
    if (!shown) return absent(c)
    return page(c, <WritePage shown={shown} />, { status: statusOf(returned) })
  }
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const found = await lockHosted(sent.tx, id)
      if (!found) return refuse(gone)
      const { meeting, hosting } = found
      return act(await workingOn(sent, hosting, tools), meeting, sent.data)
    },
    again: (typed, refusal) => (again ?? toScribe)({ form, again: typed, refusal }),
  })
}

const idIn = (c: Here) => meetingId(c.req.param('id') ?? '')
const pageOf = ({ id }: Meeting, at: string): To => `/meetings/${id}/captions/write${at}`
const led = (done: Result<unknown, Refusal>, to: To): Result<To, Refusal> =>
  done.ok ? ok(to) : done

export const write = (c: Here, tools: Tools): Promise<Response> =>
  onMeeting(c, tools, idIn(c), {
    form: 'write',
    schema: Writing,
    act: async (working, meeting, { words, language, from, heard, session: named }) => {
      const session = named === undefined ? undefined : sessionId(named)
      if (named !== undefined && session === undefined) return refuse({ kind: 'no-such-session' })
      const written = await writeCaptions(working, meeting, {
        ...{ language, from, session },
        by: heard ? 'machine' : 'person',
        door: heard ? 'heard' : 'typed',
        lines: typedNow(words, working.now),
      })
      return led(written, pageOf(meeting, '#listening'))
    },
  })

export const name = (c: Here, tools: Tools): Promise<Response> =>
  onMeeting(c, tools, idIn(c), {
    form: 'name',
    schema: Naming,
    act: async (working, meeting, { person }) =>
      led(await nameScribe(working, meeting, person), pageOf(meeting, '#scribes')),
  })

export const release = (c: Here, tools: Tools): Promise<Response> =>
  onMeeting(c, tools, idIn(c), {
    form: 'release',
    schema: Ending,
    act: async (working, meeting, { id }) =>
      led(await releaseScribe(working, meeting, scribeId(id)), pageOf(meeting, '#scribes')),
  })

/** The secret is in the answer to the first sending alone; whoever sends again is led on. */
export async function key(c: Here, tools: Tools): Promise<Response> {
  const id = idIn(c)
  let secret: string | undefined
  const answer = await onMeeting(c, tools, id, {
    form: 'key',
    schema: Acting,
    act: async (working, meeting) => {
      const made = await makeKey(working, meeting)
      secret = made.ok ? made.value.secret : undefined
      return led(made, pageOf(meeting, '#keys'))
    },
  })
  if (answer.status !== 303 || secret === undefined || !id) return answer
  const shown = await loadWriting(await askedBy(c, tools), id, secret)
  return shown ? page(c, <WritePage shown={shown} />) : answer
}

export const revokes = (c: Here, tools: Tools): Promise<Response> =>
  onMeeting(c, tools, idIn(c), {
    form: 'revoke',
    schema: Ending,
    act: async (working, meeting, { id }) =>
      led(await revoke(working, meeting, keyId(id)), pageOf(meeting, '#keys')),
  })

export async function strike(c: Here, tools: Tools): Promise<Response> {
  const id = pushId(c.req.param('id') ?? '')
  const found = id && (await findPush(c.var.here.database.read, id))
  if (!found) return absent(c)
  const { language, meeting: at } = found
  return onMeeting(c, tools, at, {
    form: 'strike',
    schema: Striking,
    act: async (working, meeting, { line: number, why }) => {
      const struck = await strikeLine(working, meeting, { push: found.id, number, why })
      const line = `${found.id}-${number}`
      return led(struck, `/meetings/${meeting.id}/captions?language=${language}#line-${line}`)
    },
    again: async (returned) => {
      const { line: typed } = returned.again.typed
      const line = typeof typed === 'string' ? `${found.id}-${typed}` : undefined
      const reading = { language, page: 0, line }
      const shown = await loadTranscript(await askedBy(c, tools, returned), at, reading)
      if (!shown) return absent(c)
      return page(c, <TranscriptPage shown={shown} />, { status: statusOf(returned) })
    },
  })
}
