/** HTTP for captions: the transcript and its files, the page of a scribe, and where forms go. */
import type { Hono } from 'hono'
import { absent, page, readerOf } from '../../platform/http/index.ts'
import { meetingId, findHosted, type HostedMeeting } from '../meetings/index.ts'
import { actorOf, type Mount, type SiteEnv, type Tools } from '../people/index.ts'
import { sittingOf } from '../rooms/index.ts'
import { plain } from '../processes/index.ts'
import { tongue } from './caption.ts'
import { loadTranscript, loadWriting, strandsOf, tongueFor } from './load.ts'
import { wholeTranscript, type Asked } from './load.ts'
import { zeroOf } from './opened.ts'
import { push } from './push-route.ts'

import * as sent from './sent.tsx'
import type { Here } from './sent.tsx'
import { transcriptJson, transcriptMd, transcriptVtt } from './twins.ts'
import { TranscriptPage } from './views.tsx'
import { WritePage } from './views-write.tsx'

/** Pages that anybody would turn: all lines of the longest transcript. */
const PAGES_MAX = 100

export const captionRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings/:id/captions', (c) => showTranscript(c, tools))
    app.get('/meetings/:id/captions.vtt', (c) => sendVtt(c))
    app.get('/meetings/:id/captions/write', (c) => showWriting(c, tools))
    app.post('/meetings/:id/captions/push', (c) => push(c, tools))
    mountForms(app, tools)
  }

function mountForms(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/meetings/:id/captions', (c) => sent.write(c, tools))
  app.post('/meetings/:id/scribes', (c) => sent.name(c, tools))
  app.post('/meetings/:id/scribes/endings', (c) => sent.release(c, tools))
  app.post('/meetings/:id/caption-keys', (c) => sent.key(c, tools))
  app.post('/meetings/:id/caption-keys/endings', (c) => sent.revokes(c, tools))
  app.post('/captions/:id/strikes', (c) => sent.strike(c, tools))
}

export async function askedBy(c: Here, { url }: Pick<Tools, 'url'>): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), url }
}

const pageIn = (raw: string | undefined): number | 'last' => {
  if (raw === 'last') return 'last'
  return raw !== undefined && /^\d{1,3}$/.test(raw) ? Math.min(Number(raw), PAGES_MAX) : 0
}

async function showTranscript(c: Here, tools: Tools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const { language, page: turned, line } = c.req.query()
  const reader = await readerOf(c)
  const reading = { language: language ?? reader.language, page: pageIn(turned), line }
  const asked = await askedBy(c, tools)
  const shown = id && (await loadTranscript(asked, id, reading))
  if (!shown) return absent(c)
  const { meeting } = shown
  const isFile = c.var.course.address.twin === 'md' && shown.language !== undefined
  const file = isFile && shown.language && (await fileOf(c, shown, shown.language))
  return page(c, <TranscriptPage shown={shown} />, {
    json: transcriptJson(shown),
    ...(file ? { md: transcriptMd(plain(shown, meeting.title, ''), file) } : {}),
    topics: [`meeting:${id}`],
  })
}

async function fileOf(
  c: Here,
  { meeting }: Pick<HostedMeeting, 'meeting'>,
  language: NonNullable<ReturnType<typeof tongue>>,
) {
  const { read } = c.var.here.database
  const { t } = await readerOf(c)
  return {
    whole: await wholeTranscript(read, meeting, language),
    language,
    strands: await strandsOf(read, meeting.id),
    zero: zeroOf(await sittingOf(read, meeting.id), meeting),
    t,
  }
}

async function sendVtt(c: Here): Promise<Response> {
  const { read } = c.var.here.database
  const id = meetingId(c.req.param('id') ?? '')
  const found = id && (await findHosted(read, id))
  if (!id || !found) return absent(c)
  const strands = await strandsOf(read, id)
  const { language: asked } = c.req.query()
  const language = asked === undefined ? tongueFor(strands, undefined) : tongue(asked)
  if (language === undefined || !strands.some((one) => one.language === language)) return absent(c)
  const vtt = transcriptVtt(await fileOf(c, found, language))
  return c.body(vtt, 200, { 'content-type': 'text/vtt; charset=utf-8' })
}

/** For whoever writes or lets others write; it is no secret, and of no use to anybody else. */
async function showWriting(c: Here, tools: Tools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const shown = id && (await loadWriting(await askedBy(c, tools), id))
  if (!shown) return absent(c)
  // Here alone a browser may be asked to listen.
  c.header('permissions-policy', 'camera=(), geolocation=(), microphone=(self), payment=()')
  return page(c, <WritePage shown={shown} />)
}
