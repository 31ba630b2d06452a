/** HTTP for changes of rules: those of a process, one of them, and the acts about it. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, line, page, passage, readerOf, tick, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import {
  actorOf,
  answerForm,
  consent,
  gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import {
  agreedStep,
  findProcess,
  lockProcess,
  type Process,
  type Step,
} from '../processes/index.ts'
import {
  changeId,
  PARTS_LENGTH_MAX,
  REASON_LENGTH_MAX,
  TITLE_LENGTH_MAX,
  type RuleChange,
} from './change.ts'
import type { HindranceProvider } from './hindrance.ts'
import { loadChange, loadRegister, type Asked, type Returned } from './load.ts'
import type { ChangeRefusal } from './rules.ts'
import { enactChange, HOWS, proposeChange, withdrawChange } from './steps.ts'
import { findChange, lockChange } from './store.ts'
import { DEFINITION_LENGTH_MAX, NewChangePage } from './views-new.tsx'
import { ChangePage, RegisterPage } from './views.tsx'

type Here = Context<SiteEnv>

/** A template's name and version, as addresses have them. */
const VERSION_LENGTH_MAX = 80

const Proposing = z.object({
  ...consent,
  title: line({ max: TITLE_LENGTH_MAX }),
  reason: passage({ max: REASON_LENGTH_MAX }),
  how: z.enum(HOWS),
  definition: z.string().max(DEFINITION_LENGTH_MAX).default(''),
  parts: z.string().max(PARTS_LENGTH_MAX).default(''),
  version: z.string().max(VERSION_LENGTH_MAX).default(''),
  look: tick(),
})
const Settling = z.object(consent)

export type ChangeTools = Tools & {
  /** What gates may ask for here. */
  readonly facts: readonly string[]
  readonly hindrances: readonly HindranceProvider[]
}

export const changeRoutes =
  (tools: ChangeTools): Mount =>
  (app) => {
    app.get('/processes/:slug/changes', showRegister)
    app.get('/processes/:slug/changes/new', (c) => showNew(c))
    app.post('/processes/:slug/changes', (c) => proposing(c, tools))
    app.get('/changes/:id', (c) => showChange(c, tools))
    const enact: Act = (step, process, change) =>
      enactChange(step, process, change, tools.hindrances)
    app.post('/changes/:id/enactment', (c) => settling(c, tools, enact))
    app.post('/changes/:id/withdrawal', (c) => settling(c, tools, withdrawChange))
  }

async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

const processHere = (c: Here) =>
  findProcess(c.var.here.database.read, { slug: c.req.param('slug') ?? '' })

async function showRegister(c: Here): Promise<Response> {
  const process = await processHere(c)
  if (!process) return absent(c)
  const register = await loadRegister(await askedBy(c), process)
  const { pin, earlier } = process
  const rules = { pin, earlier: earlier.map(({ pin: was, until }) => ({ pin: was, until })) }
  return page(c, <RegisterPage register={register} />, {
    json: { process: process.slug, ...rules, changes: register.lines },
    topics: [`process:${process.id}`, 'templates'],
  })
}

async function showNew(c: Here, returned?: Returned): Promise<Response> {
  const process = await processHere(c)
  if (!process) return absent(c)
  const register = await loadRegister(await askedBy(c, returned), process)
  const looked = returned?.refusal?.kind === 'looked'
  const status = returned === undefined || looked ? 200 : returned.refusal ? 422 : 400
  return page(c, <NewChangePage register={register} />, { status })
}

async function proposing(c: Here, tools: ChangeTools): Promise<Response> {
  const found = await processHere(c)
  if (!found) return absent(c)
  const { t } = await readerOf(c)
  return answerForm<typeof Proposing, ChangeRefusal>(c, tools, {
    schema: Proposing,
    work: async ({ tx, now, via, actor, data }) => {
      const process = await lockProcess(tx, { id: found.id })
      if (!process) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const proposed = await proposeChange(step, process, data, { facts: tools.facts, t })
      return proposed.ok ? ok<To>(`/changes/${proposed.value.id}`) : proposed
    },
    again: (again, refusal) => showNew(c, { again, refusal }),
  })
}

async function showChange(c: Here, tools: ChangeTools, returned?: Returned): Promise<Response> {
  const id = changeId(c.req.param('id') ?? '')
  const { t } = await readerOf(c)
  const { hindrances: providers } = tools
  const shown = id && (await loadChange(await askedBy(c, returned), id, { t, providers }))
  if (!shown) return absent(c)
  const { change, adoption, hindrances, sections } = shown
  return page(c, <ChangePage shown={shown} />, {
    json: { ...change, adoption, hindrances, sections },
    topics: [`change:${change.id}`, `process:${change.process}`],
    ...(returned ? { status: returned.refusal ? 422 : 400 } : {}),
  })
}

type Act = (
  step: Step,
  process: Process,
  change: RuleChange,
) => Promise<Result<RuleChange, ChangeRefusal>>

/** The process is held first, as by everything that moves it. */
async function settling(c: Here, tools: ChangeTools, act: Act): Promise<Response> {
  const id = changeId(c.req.param('id') ?? '')
  const found = id && (await findChange(c.var.here.database.read, id))
  if (!found) return absent(c)
  return answerForm<typeof Settling, ChangeRefusal>(c, tools, {
    schema: Settling,
    work: async ({ tx, now, via, actor, data }) => {
      const process = await lockProcess(tx, { id: found.process })
      const change = await lockChange(tx, found.id)
      if (!process || !change) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const done = await act(step, process, change)
      return done.ok ? ok<To>(`/changes/${change.id}`) : done
    },
    again: (again, refusal) => showChange(c, tools, { again, refusal }),
  })
}
