/** HTTP for where a process stands, and for what is new there to whoever asks. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, page, readerOf, whole, type To } from '../../platform/http/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { entryCount } from '../../platform/record/index.ts'
import { ok } from '../../platform/values.ts'
import { actorOf, answerForm, consent } from '../people/index.ts'
import type { Actor, Mount, SiteEnv } from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import { loadSince, noteVisit, type SinceTools } from './since.ts'
import { findVisit, saveVisit } from './store-visits.ts'
import { processAt, showState, tell, type StateRouteTools } from './routes-state.tsx'
import { SignInFirst } from './views-empty.tsx'
import { SincePage } from './views-since.tsx'
import { markRead } from './visit.ts'

type Here = Context<SiteEnv>
export type StandingTools = StateRouteTools & SinceTools

const Reading = z.object({ ...consent, upTo: whole({ max: Number.MAX_SAFE_INTEGER }) })

/** Before the pages of processes: whoever reads one was there. Twins for programs are no visit. */
export const visits: Mount = (app) => {
  app.use('/processes/:slug', async (c, next) => {
    await next()
    if (c.req.method !== 'GET' || c.res.status !== 200 || c.var.course.address.twin) return
    const viewer = await actorOf(c)
    const process = viewer && (await processAt(c))
    if (viewer && process) await noteVisit(c.var.here.database, viewer, process, clockOf(c))
  })
}

export const standingRoutes =
  (tools: StandingTools): Mount =>
  (app) => {
    app.get('/processes/:slug/since', async (c) => {
      const process = await processAt(c)
      if (!process) return absent(c)
      const viewer = await actorOf(c)
      if (!viewer) return page(c, <SignInFirst slug={process.slug} />)
      const before = await noteVisit(c.var.here.database, viewer, process, clockOf(c))
      return showSince(c, tools, { process, viewer, isFirst: before === undefined })
    })
    app.post('/processes/:slug/readings', (c) => read(c, tools))
    app.get('/processes/:slug/state', async (c) => {
      const process = await processAt(c)
      return process ? showState(c, tools, process) : absent(c)
    })
    app.post('/processes/:slug/histories', (c) => tell(c, tools))
  }

const clockOf = (c: Here) => c.var.here.database.clock.now()

type Shown = {
  readonly process: Process
  readonly viewer: Actor
  readonly isFirst: boolean
  readonly again?: Again
}

async function showSince(c: Here, tools: StandingTools, shown: Shown): Promise<Response> {
  const { t } = await readerOf(c)
  const { again } = shown
  const since = await loadSince(c.var.here.database.read, tools, { ...shown, t })
  return page(c, <SincePage since={since} again={again} />, {
    ...(again ? { status: 400 } : {}),
    json: { count: since.count, told: since.told, upTo: since.upTo, news: since.news },
  })
}

/** A bookmark: nothing of it goes on the record. */
async function read(c: Here, tools: StandingTools): Promise<Response> {
  const process = await processAt(c)
  if (!process) return absent(c)
  return answerForm(c, tools, {
    schema: Reading,
    work: async ({ tx, now, actor: { person }, data: { upTo } }) => {
      const whose = { person, process: process.id }
      const coming = { now, entries: await entryCount(tx) }
      await saveVisit(tx, whose, markRead(await findVisit(tx, whose), upTo, coming))
      return ok<To>(`/processes/${process.slug}`)
    },
    again: async (again) => {
      const viewer = await actorOf(c)
      return viewer ? showSince(c, tools, { process, viewer, isFirst: false, again }) : absent(c)
    },
  })
}
