/** HTTP for reports: reporting, one's own and what came of them, and deciding. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, page, passage, readerOf, type To } from '../../platform/http/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import { GROUNDS } from '../discussions/index.ts'
import { actorOf, answerForm, consent, gone } from '../people/index.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { explain } from './explain.ts'
import { loadCase, loadReports, loadThing } from './load.ts'
import { caseId, REASON_LENGTH_MAX, thingOf, WORDS_LENGTH_MAX } from './report.ts'
import type { Reportable } from './reportable.ts'
import type { ReportRefusal } from './rules.ts'
import { leaveAsItIs, reportThing } from './steps.ts'
import { CasePage } from './views-case.tsx'
import { ReportPage } from './views-form.tsx'
import type { Returned } from './views-parts.tsx'
import { ReportsPage } from './views.tsx'

type Here = Context<SiteEnv>
type ReportTools = Tools & { readonly reportables: readonly Reportable[] }

const ABOUT_LENGTH_MAX = 80

const Reporting = z.object({
  ...consent,
  about: z.string().max(ABOUT_LENGTH_MAX),
  ground: z.enum(GROUNDS),
  words: passage({ max: WORDS_LENGTH_MAX }),
})
const Leaving = z.object({ ...consent, reason: passage({ max: REASON_LENGTH_MAX }) })

export const reportRoutes =
  (tools: ReportTools): Mount =>
  (app) => {
    app.get('/reports', (c) => showReports(c, tools))
    app.get('/reports/new', (c) => showForm(c, tools, c.req.query('about')))
    app.post('/reports', (c) => report(c, tools))
    app.get('/reports/:id', (c) => showCase(c, tools))
    app.post('/reports/:id/endings', (c) => leave(c, tools))
  }

async function showReports(c: Here, { reportables }: ReportTools): Promise<Response> {
  const { read } = c.var.here.database
  const shown = await loadReports(read, reportables, await actorOf(c))
  return page(c, <ReportsPage shown={shown} />, { json: { numbers: shown.numbers ?? null } })
}

const statusOf = (returned: Returned | undefined) =>
  returned ? ({ status: returned.refusal === undefined ? 400 : 422 } as const) : {}

async function showForm(
  c: Here,
  { reportables }: ReportTools,
  raw: string | undefined,
  returned?: Returned,
): Promise<Response> {
  const thing = thingOf(raw ?? '')
  const { read } = c.var.here.database
  const shown = thing && (await loadThing(read, reportables, thing, await actorOf(c)))
  if (!shown) return absent(c)
  return page(c, <ReportPage shown={shown} returned={returned} />, statusOf(returned))
}

async function showCase(c: Here, tools: ReportTools, returned?: Returned): Promise<Response> {
  const id = caseId(c.req.param('id') ?? '')
  const { read } = c.var.here.database
  const shown = id && (await loadCase(read, tools.reportables, id, await actorOf(c)))
  if (!shown) return absent(c)
  return page(c, <CasePage shown={shown} returned={returned} />, statusOf(returned))
}

/** No act: that somebody reported something names them nowhere, so nothing is agreed to with it. */
const report = (c: Here, tools: ReportTools) =>
  answerForm<typeof Reporting, ReportRefusal>(c, tools, {
    schema: Reporting,
    isUnsaid: true,
    work: async ({ data: { about, ground, words }, ...acting }) => {
      const thing = thingOf(about)
      if (!thing) return refuse(gone)
      const step = { ...acting, clock: tools.clock, reportables: tools.reportables }
      const done = await reportThing(step, { thing, ground, words })
      return done.ok ? ok<To>('/reports#own') : done
    },
    again: async (again, refusal) => {
      const { t } = await readerOf(c)
      const { about } = again.typed
      const returned = { again, refusal: refusal && explain(refusal, t) }
      return showForm(c, tools, typeof about === 'string' ? about : undefined, returned)
    },
  })

const leave = (c: Here, tools: ReportTools) =>
  answerForm<typeof Leaving, ReportRefusal>(c, tools, {
    schema: Leaving,
    work: async ({ data: { reason }, ...acting }) => {
      const id = caseId(c.req.param('id') ?? '')
      if (!id) return refuse(gone)
      const { clock, reportables, outbox, url } = tools
      const post = { outbox, url, wordsIn: c.var.here.catalogues.translator }
      const step = { ...acting, clock, reportables }
      const done = await leaveAsItIs(step, post, { id, reason })
      return done.ok ? ok<To>(`/reports/${id}`) : done
    },
    again: async (again, refusal) => {
      const { t } = await readerOf(c)
      return showCase(c, tools, { again, refusal: refusal && explain(refusal, t) })
    },
  })
