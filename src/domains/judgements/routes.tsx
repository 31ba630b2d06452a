/** HTTP for judgements: those of a process, and the form of officers who may judge. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, optional, page, passage, type To } from '../../platform/http/index.ts'
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
import { isItemKey, itemsIn, type ItemProvider } from '../ballots/index.ts'
import { agreedStep, findProcess, lockProcess } from '../processes/index.ts'
import { REASONS_LENGTH_MAX } from './judgement.ts'
import { loadJudgements, type Returned } from './load.ts'
import { judgedIn, type JudgementRefusal } from './rules.ts'
import { makeJudgement } from './steps.ts'
import { JudgementsPage } from './views.tsx'

type Here = Context<SiteEnv>

const NAME_LENGTH_MAX = 60
const ITEM_LENGTH_MAX = 60
const name = z.string().min(1).max(NAME_LENGTH_MAX)
const Judging = z.object({
  ...consent,
  decision: name,
  outcome: name,
  about: optional(z.string().max(ITEM_LENGTH_MAX).refine(isItemKey)),
  reasons: passage({ max: REASONS_LENGTH_MAX }),
})

type JudgementTools = Tools & {
  /** What of a process can be judged, of every domain that has such things. */
  readonly items: readonly ItemProvider[]
}

export const judgementRoutes =
  (tools: JudgementTools): Mount =>
  (app) => {
    app.get('/processes/:slug/judgements', (c) => show(c, tools))
    app.post('/processes/:slug/judgements', (c) => judging(c, tools))
  }

const slugOf = (c: Here) => c.req.param('slug') ?? ''

async function show(c: Here, tools: JudgementTools, returned?: Returned): Promise<Response> {
  const { read, clock } = c.var.here.database
  const asked = {
    read,
    now: clock.now(),
    viewer: await actorOf(c),
    returned,
    providers: tools.items,
  }
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

async function judging(c: Here, tools: JudgementTools): Promise<Response> {
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
      const typed = { ...data, about: data.about ?? 'question' }
      const items = await itemsIn(tx, process, tools.items)
      const made = await makeJudgement(step, process, typed, items)
      return made.ok ? ok<To>(`/processes/${slug}/judgements#made`) : made
    },
    again: async (again, refusal) => {
      const decision = typeof again.typed['decision'] === 'string' ? again.typed['decision'] : ''
      return show(c, tools, { decision, again, refusal })
    },
  })
}
