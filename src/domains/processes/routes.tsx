/** HTTP for processes: what is read. What is done stands in `routes-acts.tsx`. */
import type { Hono } from 'hono'
import { absent, page, readerOf, seeOther } from '../../platform/http/index.ts'
import { historyOf, wordsOf } from '../../platform/record/index.ts'
import { after, minutes, type Instant } from '../../platform/values.ts'
import { actorOf, findPeople, namesOf } from '../people/index.ts'
import type { Mount, PersonId, SiteEnv, Tools } from '../people/index.ts'
import { templateOf } from '../templates/index.ts'
import { processId } from './process.ts'
import { type ProcessView, readProcess } from './reading.ts'
import { mountActs } from './routes-acts.tsx'
import { mountBegin } from './routes-begin.tsx'
import { mayMove, mayOverride } from './rules.ts'
import { mayOrWill } from './rules-standing.ts'
import type { Hooks } from './section.ts'
import { findProcess, findProcesses } from './store.ts'
import { processJson, ProcessListPage, ProcessPage } from './views.tsx'
import { RecordPage } from './views-record.tsx'
import { RulePage } from './views-rule.tsx'

/** Facts of later domains may change by the clock alone; no page is older than this. */
const FRESH_FOR = minutes(1)

const RECORD_LINES = 50

export function processRoutes(tools: Tools, hooks: Hooks): Mount {
  return (app) => {
    mountList(app, tools)
    // Before the processes' own addresses: `new` is no name of one.
    mountBegin(app, tools)
    mountProcess(app, tools, hooks)
    mountActs(app, tools, hooks)
  }
}

function mountList(app: Hono<SiteEnv>, { database: { read } }: Tools) {
  app.get('/processes', async (c) => {
    const found = await findProcesses(read)
    const processes = await Promise.all(
      found.map(async (process) => ({ process, template: await templateOf(read, process.pin) })),
    )
    const words = await wordsOf(
      read,
      found.flatMap(({ title, question }) => [title, question]),
    )
    const json = {
      processes: found.map(({ id, slug, pin, practice, state }) => ({
        id,
        slug,
        template: pin,
        practice,
        state,
      })),
    }
    return page(c, <ProcessListPage processes={processes} words={words} />, {
      json,
      topics: ['processes'],
    })
  })
}

function mountProcess(app: Hono<SiteEnv>, tools: Tools, hooks: Hooks) {
  const { clock } = tools
  const { read } = tools.database

  /** The process of that name as this reader sees it. */
  const viewOf = async (slug: string, viewer: Awaited<ReturnType<typeof actorOf>>) => {
    const process = await findProcess(read, { slug })
    return process && readProcess(read, process, hooks, { viewer, now: clock.now() })
  }

  app.get('/processes/:slug', async (c) => {
    // The record names things by their ids; readers and links use the short name.
    const id = processId(c.req.param('slug'))
    const named = id && (await findProcess(read, { id }))
    if (named) return seeOther(c, `/processes/${named.slug}`)
    const actor = await actorOf(c)
    const view = await viewOf(c.req.param('slug'), actor)
    if (!view) return absent(c)
    const now = clock.now()
    const setting = { template: view.template, by: { kind: 'person', actor }, now } as const
    const steward =
      mayOrWill(mayMove(view.process, setting)) || mayOrWill(mayOverride(view.process, setting))
    return page(c, <ProcessPage view={view} may={{ steward }} />, {
      json: processJson(view),
      topics: pageTopics(view),
      until: freshUntil(view, now),
    })
  })

  app.get('/processes/:slug/rule', async (c) => {
    const view = await viewOf(c.req.param('slug'), await actorOf(c))
    if (!view) return absent(c)
    const { process, template } = view
    return page(c, <RulePage view={view} />, {
      json: { pin: process.pin, template },
      topics: pageTopics(view),
    })
  })

  app.get('/processes/:slug/record', async (c) => {
    const view = await viewOf(c.req.param('slug'), await actorOf(c))
    if (!view) return absent(c)
    const { id, slug } = view.process
    const asked = Number(c.req.query('before'))
    const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined
    const lines = await historyOf(read, { obj: `process:${id}`, limit: RECORD_LINES, before })
    const people = lines.flatMap(({ entry }) =>
      entry.actor.startsWith('p_') ? [entry.actor as PersonId] : [],
    )
    const names = await namesOf(read, await findPeople(read, [...new Set(people)]))
    const { t } = await readerOf(c)
    const steps = lines.map((line) =>
      tools.sentenceOf(line, names.get(line.entry.actor as PersonId)?.name ?? line.entry.actor, t),
    )
    const last = lines.at(-1)
    const older =
      lines.length === RECORD_LINES && last
        ? `/processes/${slug}/record?before=${last.index}`
        : undefined
    return page(c, <RecordPage view={view} steps={steps} older={older} />, {
      json: { entries: lines },
      ...(before === undefined ? { topics: pageTopics(view) } : {}),
    })
  })
}

/** What a page of a process shows; what later domains show in it names the process as a topic. */
const pageTopics = ({ process }: ProcessView): readonly string[] => [
  `process:${process.id}`,
  ...(process.body === undefined ? [] : [`body:${process.body}`]),
]

/** Until the next window or duty changes, or a minute has passed. */
function freshUntil({ holdings, duties, limits }: ProcessView, now: Instant): Instant {
  const edges = [
    ...holdings.windows.flatMap(({ state }) =>
      state.kind === 'dated' ? [state.opens, state.closes] : [],
    ),
    ...duties.map(({ due }) => due),
    ...limits.map(({ due }) => due),
  ].filter((edge) => edge > now)
  return Math.min(after(now, FRESH_FOR), ...edges) as Instant
}
