/** HTTP for where a process stands, and for telling how it got there. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, line, page, passage, readerOf, whole, type To } from '../../platform/http/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { minutes, ok, refuse, after, type Instant } from '../../platform/values.ts'
import {
  actorOf,
  agreeOnTheWay,
  answerForm,
  canTry,
  consent,
  gone,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { findProcess, lockProcess, type Process } from '../processes/index.ts'
import { templateOf, undertakingsOf } from '../templates/index.ts'
import { explain } from './explain.ts'
import { HISTORY_LENGTH_MAX, LINE_LENGTH_MAX, VERSIONS_MAX } from './history.ts'
import { loadHistory } from './load-history.ts'
import { loadState, type StateTools } from './load-state.ts'
import { mayTell, type HistoryRefusal } from './rules.ts'
import { tellHistory } from './steps.ts'
import { stateJson, stateMarkdown } from './twins.ts'
import { StatePage } from './views-state.tsx'

type Here = Context<SiteEnv>
export type StateRouteTools = Tools & StateTools

/** Times left are shown; what else changes it touches its topics. */
const FRESH_FOR = minutes(1)

const Telling = z.object({
  ...consent,
  words: passage({ max: HISTORY_LENGTH_MAX }),
  line: line({ max: LINE_LENGTH_MAX }),
  seen: whole({ max: VERSIONS_MAX }),
})

type Returned = { readonly again: Again; readonly refusal: HistoryRefusal | undefined }

export const processAt = (c: Here) =>
  findProcess(c.var.here.database.read, { slug: c.req.param('slug') ?? '' })

export async function showState(
  c: Here,
  tools: StateRouteTools,
  process: Process,
  returned?: Returned,
): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const { t } = await readerOf(c)
  const viewer = await actorOf(c)
  const state = await loadState(tools, { read, now, t, process })
  const history = await loadHistory(read, process.id, t)
  const template = await templateOf(read, process.pin)
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  const may = returned !== undefined || canTry(mayTell(process, { kind: 'person', actor: viewer }))
  const form = { process, template, viewer, again: returned?.again, refusal }
  const props = { state, history, practice: process.practice, telling: may ? form : undefined }
  return page(c, <StatePage {...props} />, {
    ...(returned ? { status: returned.refusal ? 422 : 400 } : {}),
    json: stateJson(state, history),
    md: stateMarkdown(state, history, { t, url: tools.url }),
    topics: [
      `process:${process.id}`,
      'stewards',
      ...(process.body ? [`body:${process.body}`] : []),
    ],
    until: after(now, FRESH_FOR) satisfies Instant,
  })
}

export async function tell(c: Here, tools: StateRouteTools): Promise<Response> {
  const process = await processAt(c)
  if (!process) return absent(c)
  return answerForm<typeof Telling, HistoryRefusal>(c, tools, {
    schema: Telling,
    work: async ({ tx, now, via, actor, data }) => {
      // Held, so that two histories come one after the other.
      const locked = await lockProcess(tx, { id: process.id })
      if (!locked) return refuse(gone)
      const undertakings = data.undertakings ? undertakingsOf(process.pin) : undefined
      const given = { permanence: false, undertakings, via }
      const by = { kind: 'person', actor: await agreeOnTheWay(tx, actor, given, now) } as const
      const told = await tellHistory({ tx, clock: tools.clock, now, by, via }, locked, data)
      return told.ok ? ok<To>(`/processes/${process.slug}/state#history`) : told
    },
    again: (again, refusal) => showState(c, tools, process, { again, refusal }),
  })
}
