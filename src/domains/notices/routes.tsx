/** HTTP for notices: what the staff checks and sends, and what everybody reads that was sent. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, line, page, passage, readerOf, type To } from '../../platform/http/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import { actorOf, answerForm, consent, gone, isStaff } from '../people/index.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { noticesDue } from './due.ts'
import { explain } from './explain.ts'
import { loadDraft, loadList, loadSent } from './load.ts'
import { nameOf, noticeId, SUBJECT_LENGTH_MAX, WORDS_LENGTH_MAX } from './notice.ts'
import { pathOf } from './paths.ts'
import type { NoticeRefusal } from './rules.ts'
import { checkDraft, sendNotice } from './steps.ts'
import { findNotice } from './store.ts'
import { DraftPage, type Returned } from './views-draft.tsx'
import { NoticesPage, SentPage } from './views.tsx'

type Here = Context<SiteEnv>

const Sending = z.object(consent)
const Checking = Sending.extend({
  language: z.enum(LANGUAGES),
  subject: line({ max: SUBJECT_LENGTH_MAX }),
  words: passage({ max: WORDS_LENGTH_MAX }),
})

export const noticeRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/notices', showAll)
    app.get('/notices/:id', (c) => show(c))
    app.post('/notices/:id/wordings', (c) => check(c, tools))
    app.post('/notices/:id/sending', (c) => send(c, tools))
  }

async function showAll(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const viewer = await actorOf(c)
  const { t } = await readerOf(c)
  const sent = await loadList(read, t)
  const due = viewer && isStaff(viewer) ? await noticesDue(read, clock.now()) : undefined
  return page(c, <NoticesPage sent={sent} due={due} />, {
    json: { notices: sent.map(({ id, subject, people, at }) => ({ id, subject, people, at })) },
    topics: ['notices'],
  })
}

/** What was not sent yet is absent for everybody but the staff. */
async function show(c: Here, returned?: Returned): Promise<Response> {
  const { read, clock } = c.var.here.database
  const id = noticeId(c.req.param('id') ?? '')
  const name = id && nameOf(id)
  if (!id || !name) return absent(c)
  const { t } = await readerOf(c)
  const sent = await findNotice(read, id)
  const status = returned ? (returned.refusal === undefined ? 400 : 422) : 200
  if (sent) {
    const shown = await loadSent(read, sent, t)
    return page(c, <SentPage shown={shown} refusal={returned?.refusal} />, {
      status,
      json: { id, people: sent.people, at: sent.at, subject: shown.subject, words: shown.words },
      ...(returned ? {} : { topics: ['notices'] }),
    })
  }
  const viewer = await actorOf(c)
  if (!viewer || !isStaff(viewer)) return absent(c)
  const translator = c.var.here.catalogues.translator
  const draft = await loadDraft(read, name, { now: clock.now(), viewer, translator })
  return draft ? page(c, <DraftPage draft={draft} returned={returned} />, { status }) : absent(c)
}

const back = (c: Here, form: string) => async (again: Again, refusal?: NoticeRefusal) => {
  const { t } = await readerOf(c)
  const { language } = again.typed
  const of = form === 'send' ? form : `check-${typeof language === 'string' ? language : ''}`
  return show(c, { form: of, again, refusal: refusal && explain(refusal, t) })
}

const isOfStaff = async (c: Here) => {
  const viewer = await actorOf(c)
  return !viewer || isStaff(viewer)
}

async function check(c: Here, tools: Tools): Promise<Response> {
  if (!(await isOfStaff(c))) return absent(c)
  return answerForm<typeof Checking, NoticeRefusal>(c, tools, {
    schema: Checking,
    work: async ({ data, ...acting }) => {
      const id = noticeId(c.req.param('id') ?? '')
      const name = id && nameOf(id)
      if (!id || !name) return refuse(gone)
      const done = await checkDraft({ ...acting, clock: tools.clock }, name, data)
      return done.ok ? ok<To>(`${pathOf(id)}#check-${data.language}`) : done
    },
    again: back(c, 'check'),
  })
}

async function send(c: Here, tools: Tools): Promise<Response> {
  if (!(await isOfStaff(c))) return absent(c)
  return answerForm<typeof Sending, NoticeRefusal>(c, tools, {
    schema: Sending,
    work: async ({ data: _, ...acting }) => {
      const id = noticeId(c.req.param('id') ?? '')
      const name = id && nameOf(id)
      if (!id || !name) return refuse(gone)
      const done = await sendNotice({ ...acting, clock: tools.clock }, name)
      return done.ok ? ok(pathOf(id)) : done
    },
    again: back(c, 'send'),
  })
}
