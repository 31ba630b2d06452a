/** HTTP for judgements: those of a process, and the form of officers who may judge. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, page, passage, type To } from '../../platform/http/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import {
  actorOf,
  answerForm,
  consent,
  gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { agreedStep, findProcess, lockProcess } from '../processes/index.ts'
import { REASONS_LENGTH_MAX } from './judgement.ts'
import { loadJudgements, type Returned } from './load.ts'
import { judgedIn, type JudgementRefusal } from './rules.ts'
import { makeJudgement } from './steps.ts'
import { JudgementsPage } from './views.tsx'

type Here = Context<SiteEnv>

const NAME_LENGTH_MAX = 60
const name = z.string().min(1).max(NAME_LENGTH_MAX)
const Judging = z.object({
  ...consent,
  decision: name,
  outcome: name,
  reasons: passage({ max: REASONS_LENGTH_MAX }),
})

export const judgementRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/processes/:slug/judgements', (c) => show(c))
    app.post('/processes/:slug/judgements', (c) => judging(c, tools))
  }

const slugOf = (c: Here) => c.req.param('slug') ?? ''

async function show(c: Here, returned?: Returned): Promise<Response> {
  const { read, clock } = c.var.here.database
  const asked = { read, now: clock.now(), viewer: await actorOf(c), returned }
  const shown = await loadJudgements(asked, slugOf(c))
  if (!shown) return absent(c)
  const { process, judgements, before } = shown
  const decisions = judgedIn(before.template).map(({ id }) => id)
  return page(c, <JudgementsPage shown={shown} />, {
    json: { process: process.slug, decisions, judgements },
    topics: [`process:${process.id}`],
    ...(returned ? { status: returned.refusal ? 422 : 400 } : {}),
  })
}

async function judging(c: Here, tools: Tools): Promise<Response> {
  const { read } = c.var.here.database
  const slug = slugOf(c)
  const found = await findProcess(read, { slug })
  if (!found) return absent(c)
  return answerForm<typeof Judging, JudgementRefusal>(c, tools, {
    schema: Judging,
    work: async ({ tx, now, via, actor, data }) => {
      const process = await lockProcess(tx, { id: found.id })
      if (!process) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const made = await makeJudgement(step, process, data)
      return made.ok ? ok<To>(`/processes/${slug}/judgements#made`) : made
    },
    again: async (again, refusal) => {
      const decision = typeof again.typed['decision'] === 'string' ? again.typed['decision'] : ''
      return show(c, { decision, again, refusal })
    },
  })
}
