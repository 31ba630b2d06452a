/** HTTP for the proceedings of a cycle of meetings, and for summing it up. */
import { absent, page, readerOf, type To } from '../../platform/http/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import {
  cycleId,
  findCycle,
  hostingOf,
  lockCycle,
  meetingsById,
  roundsOf,
  workingOn,
  type CycleId,
} from '../meetings/index.ts'
import type { CameTo } from '../slots/index.ts'
import { actorOf, answerForm, canTry, gone, type Mount } from '../people/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { explain } from './explain.ts'
import { loadCycle, type CycleProceedings } from './load-cycle.ts'
import {
  askedBy,
  statusOf,
  Summing,
  topicsAt,
  type Here,
  type ProceedingsTools,
  type Returned,
} from './routes.tsx'
import { maySum, type SummaryRefusal } from './rules.ts'
import { sumUp } from './steps.ts'
import { cycleCsv, cycleJson, cycleMd } from './twins-cycle.ts'
import { CycleProceedingsPage } from './views-cycle.tsx'

/** How it is known who came, as the ledger of fair time asks. */
export type CycleTools = ProceedingsTools & { readonly cameTo: CameTo }

export const cycleRoutes =
  (tools: CycleTools): Mount =>
  (app) => {
    app.get('/cycles/:id/proceedings', (c) => showCycle(c, tools))
    app.post('/cycles/:id/summaries', (c) => sumCycle(c, tools))
  }

async function showCycle(c: Here, tools: CycleTools, returned?: Returned) {
  const id = cycleId(c.req.param('id') ?? '')
  const asked = await askedBy(c, tools)
  const proceedings = id && (await loadCycle({ ...asked, cameTo: tools.cameTo }, id))
  if (!proceedings) return absent(c)
  const { rounds, hosting, until } = proceedings
  const summing = await summingAt(c, proceedings, returned)
  return page(c, <CycleProceedingsPage proceedings={proceedings} summing={summing} />, {
    ...statusOf(returned),
    json: cycleJson(proceedings),
    csv: cycleCsv(proceedings),
    md: cycleMd(proceedings, asked),
    topics: [
      ...topicsAt(hosting, `cycle:${id}`),
      'meetings',
      ...rounds.map(({ meeting }) => `meeting:${meeting}`),
    ],
    until,
  })
}

async function summingAt(
  c: Here,
  { cycle, hosting, rounds }: CycleProceedings,
  returned?: Returned,
) {
  const now = c.var.here.database.clock.now()
  const viewer = await actorOf(c)
  const summed = { hosting, starts: rounds[0]?.starts, isCancelled: false }
  if (!returned && !canTry(maySum(summed, viewer, now))) return undefined
  const { t, language, zone } = await readerOf(c)
  const refusal = returned?.refusal
  return {
    action: `/cycles/${cycle.id}/summaries`,
    hosting,
    viewer,
    again: returned?.again,
    refusal: refusal && explain(refusal, { t, language, zone, template: undefined, now }),
  }
}

/** When the first of its meetings began, or begins. */
async function beginsAt(db: Read | Tx, id: CycleId) {
  const rounds = await roundsOf(db, id)
  const [first] = await meetingsById(
    db,
    rounds.map(({ meeting }) => meeting),
  )
  return first?.starts
}

async function sumCycle(c: Here, tools: CycleTools): Promise<Response> {
  const id = cycleId(c.req.param('id') ?? '')
  if (!id || !(await findCycle(c.var.here.database.read, id))) return absent(c)
  const path = `/cycles/${id}/proceedings`
  return answerForm<typeof Summing, SummaryRefusal>(c, tools, {
    schema: Summing,
    work: async (sent) => {
      // Held, so that two summaries come one after the other.
      const cycle = await lockCycle(sent.tx, id)
      const hosting = cycle && (await hostingOf(sent.tx, { kind: 'body', body: cycle.body }))
      if (!cycle || !hosting) return refuse(gone)
      const working = await workingOn(sent, hosting, tools)
      const starts = await beginsAt(sent.tx, id)
      const summed = { hosting, starts, isCancelled: false }
      const done = await sumUp(working, { about: `cycle:${id}`, path, summed }, sent.data)
      return done.ok ? ok<To>(`/cycles/${id}/proceedings#summary`) : done
    },
    again: (again, refusal) => showCycle(c, tools, { again, refusal }),
  })
}
