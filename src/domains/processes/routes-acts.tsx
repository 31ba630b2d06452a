/** HTTP for what officers do to a process and its windows: parse, load, decide, save, answer. */
import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '../../platform/db/index.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import {
  absent,
  line,
  once,
  optional,
  passage,
  page,
  posted,
  signInThenAgain,
  tick,
  wordsFor,
  type Asking,
  type Posted,
  type Sound,
  type To,
} from '../../platform/http/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { actorOf, actsNow, asTyped, mayAct } from '../people/index.ts'
import type { Actor, SiteEnv, Tools } from '../people/index.ts'
import { findWindowRule, overridersOf, templateOf } from '../templates/index.ts'
import { explainProcess } from './explain.ts'
import { explainInWindow } from './explain-reopening.ts'
import type { By, Process } from './process.ts'
import { readProcess } from './reading.ts'
import { maySidestep, reopenable, servedOf, silenceOf, warningsOf } from './reading-ways.ts'
import { mayMove, mayOverride, type ProcessRefusal } from './rules.ts'
import type { ReopeningRefusal } from './rules-reopening.ts'
import { keptBack } from './rules-silence.ts'
import { mayActAs, mayOrWill } from './rules-standing.ts'
import { mayExtendWindow, type WindowRefusal } from './rules-windows.ts'
import type { Hooks } from './section.ts'
import {
  haltProcess,
  HALTS,
  moveProcess,
  overrideProcess,
  publishToProcess,
  type Step,
} from './steps.ts'
import { exitProcess, skipStageOf, varyProcess } from './steps-exits.ts'
import { stopTheClock, walkOutOf } from './steps-pauses.ts'
import { reopenWindow } from './steps-reopening.ts'
import { extendWindowOf, publishLanguageOf } from './steps-windows.ts'
import { findProcess, lockProcess } from './store.ts'
import { findWindow, lockWindow } from './store-windows.ts'
import { REASON_LENGTH_MAX, type Returned, StagePage, TITLE_LENGTH_MAX } from './views-stage.tsx'
import { STATEMENT_LENGTH_MAX } from './views-ways.tsx'
import { WindowPage } from './views-window.tsx'
import { type Window, windowId } from './window.ts'

/** In every form: the box below what is permanent, for whoever has not ticked it yet. */
const Acting = z.object({ permanence: tick() })

const Reason = Acting.extend({ reason: line({ max: REASON_LENGTH_MAX }) })
const Move = Acting.extend({
  to: line({ max: 60 }),
  reason: optional(line({ max: REASON_LENGTH_MAX })),
})
const Exit = Reason.extend({ exit: line({ max: 60 }) })
const Statement = Acting.extend({ statement: passage({ max: STATEMENT_LENGTH_MAX }) })
const Document = Acting.extend({
  artefact: line({ max: 60 }),
  title: line({ max: TITLE_LENGTH_MAX }),
  href: line({ max: 1_000 }),
})
const Extension = Acting.extend({ to: z.iso.date(), reason: line({ max: REASON_LENGTH_MAX }) })
const Reopening = Reason.extend({ group: line({ max: 60 }) })
const Publication = Acting.extend({ language: z.enum(LANGUAGES) })

type Acting = z.output<typeof Acting>

/** Gone between the page and the form: answered as absent, and nothing is saved. */
type Gone = { readonly kind: 'gone' }
const gone: Gone = { kind: 'gone' }

export function mountActs(app: Hono<SiteEnv>, tools: Tools, hooks: Hooks) {
  mountStage(app, tools, hooks)
  mountWindows(app, tools, hooks)
}

function mountStage(app: Hono<SiteEnv>, tools: Tools, hooks: Hooks) {
  const { read } = tools.database
  const show = showStage(tools, hooks)

  app.get('/processes/:slug/stage', async (c) => {
    const process = await findProcess(read, { slug: c.req.param('slug') })
    return process ? show(c, process) : absent(c)
  })

  type Work<Data> = (
    step: Step,
    process: Process,
    data: Data,
  ) => Promise<Result<unknown, ProcessRefusal>>

  /** One act of an officer: the form, the rule behind `work`, and the page it leads to. */
  function act<Schema extends z.ZodType<Acting>>(
    name: string,
    schema: Schema,
    work: Work<z.output<Schema>>,
  ): void {
    app.post(`/processes/:slug/${name}`, async (c) => {
      const slug = c.req.param('slug') ?? ''
      const process = await findProcess(read, { slug })
      if (!process) return absent(c)
      const form = await posted(c, schema)
      if (!form.ok) return show(c, process, { form, status: 400 })
      const actor = await actorOf(c)
      if (!actor) return signInThenAgain(c)
      const done = await once<ProcessRefusal | Gone>(c, form, async (tx, now) => {
        const held = await lockProcess(tx, { slug })
        if (!held) return refuse(gone)
        const step = await stepOf(tools, tx, { actor, now, ...form.data })
        const result = await work(step, held, form.data)
        return result.ok ? ok<To>(`/processes/${slug}`) : result
      })
      if (done.ok) return done.value
      if (done.refusal.kind === 'gone') return absent(c)
      return show(c, process, { form, status: 422, refusal: done.refusal })
    })
  }

  act('stage-moves', Move, (step, process, move) => moveProcess(step, process, move, hooks.facts))
  act('overrides', Reason, (step, process, { reason }) =>
    overrideProcess(step, process, reason, hooks.facts),
  )
  act('documents', Document, publishToProcess)
  act('exits', Exit, (step, process, exit) => exitProcess(step, process, exit, hooks.facts))
  act('skips', Reason, (step, process, { reason }) =>
    skipStageOf(step, process, reason, hooks.facts),
  )
  act('variances', Reason, (step, process, { reason }) =>
    varyProcess(step, process, reason, hooks.facts),
  )
  act('stops', Reason, (step, process, { reason }) => stopTheClock(step, process, reason))
  act('walk-outs', Statement, (step, process, { statement }) => walkOutOf(step, process, statement))
  for (const halt of HALTS) {
    act(`${halt}s`, Reason, (step, process, { reason }) => haltProcess(step, process, halt, reason))
  }
}

type Entering = Acting & { readonly actor: Actor; readonly now: Instant }

/** What was ticked on the way is saved with the act, or not at all. */
async function stepOf(tools: Tools, tx: Tx, { actor, now, permanence }: Entering): Promise<Step> {
  const agreed = await actsNow(tx, tools, actor, { permanence, via: 'web', now })
  return { tx, clock: tools.clock, now, by: { kind: 'person', actor: agreed }, via: 'web' }
}

type Back<Refusal> = {
  readonly form: Posted<unknown> | Sound<unknown>
  readonly status: 400 | 422
  readonly refusal?: Refusal
}

/** What a form shows when it comes back: the words as typed, and each problem beside its field. */
async function returnedTo<Refusal>(
  c: Asking,
  { form }: Back<Refusal>,
  said: string | undefined,
): Promise<Returned> {
  const action = c.var.course.address.path
  return { action, again: asTyped(form, await wordsFor(c)), refusal: said }
}

function showStage({ database: { read }, clock }: Tools, hooks: Hooks) {
  return async (c: Asking, process: Process, back?: Back<ProcessRefusal>): Promise<Response> => {
    const now = clock.now()
    const actor = await actorOf(c)
    const view = await readProcess(read, process, hooks, { viewer: actor, now })
    const by: By = { kind: 'person', actor }
    const setting = { template: view.template, by, now }
    const mayHalt = mayOrWill(mayActAs(process, by, overridersOf(view.template, 'ends')))
    const may = {
      move: mayOrWill(mayMove(process, setting)),
      override: mayOrWill(mayOverride(process, setting)),
      suspend: process.state.kind === 'running' && mayHalt,
      resume: process.state.kind === 'suspended' && mayHalt,
      ...maySidestep(view, setting),
      artefacts: view.template.artefacts
        .filter((artefact) => mayOrWill(mayActAs(process, by, artefact.by)))
        .map(({ id }) => id),
      unread: actor !== undefined && !mayAct(actor).ok,
    }
    const said =
      back?.refusal &&
      explainProcess(back.refusal, { t: await wordsFor(c), template: view.template, now })
    const returned = back && (await returnedTo(c, back, said))
    const more = back?.refusal ? { refusal: back.refusal } : {}
    return page(c, <StagePage view={view} may={may} returned={returned} />, {
      ...(back ? { status: back.status } : {}),
      ...(said === undefined ? {} : { title: said }),
      json: { gate: view.verdict, facts: view.facts, may, ...more },
    })
  }
}

type InWindow = WindowRefusal | ReopeningRefusal

function mountWindows(app: Hono<SiteEnv>, tools: Tools, hooks: Hooks) {
  const { read } = tools.database
  const show = showWindow(tools, hooks)

  app.get('/windows/:id', async (c) => {
    const id = windowId(c.req.param('id'))
    const window = id && (await findWindow(read, id))
    return window ? show(c, window) : absent(c)
  })

  type Work<Data> = (
    step: Step,
    process: Process,
    window: Window,
    data: Data,
  ) => Promise<Result<unknown, InWindow>>

  function act<Schema extends z.ZodType<Acting>>(
    name: string,
    schema: Schema,
    work: Work<z.output<Schema>>,
  ): void {
    app.post(`/windows/:id/${name}`, async (c) => {
      const id = windowId(c.req.param('id') ?? '')
      const window = id && (await findWindow(read, id))
      if (!window) return absent(c)
      const form = await posted(c, schema)
      if (!form.ok) return show(c, window, { form, status: 400 })
      const actor = await actorOf(c)
      if (!actor) return signInThenAgain(c)
      const done = await once<InWindow | Gone>(c, form, async (tx, now) => {
        const process = await lockProcess(tx, { id: window.process })
        const held = await lockWindow(tx, window.id)
        if (!process || !held) return refuse(gone)
        const step = await stepOf(tools, tx, { actor, now, ...form.data })
        const result = await work(step, process, held, form.data)
        return result.ok ? ok<To>(`/windows/${window.id}`) : result
      })
      if (done.ok) return done.value
      if (done.refusal.kind === 'gone') return absent(c)
      return show(c, window, { form, status: 422, refusal: done.refusal })
    })
  }

  act('extensions', Extension, extendWindowOf)
  act('reopenings', Reopening, (step, process, window, { group, reason }) =>
    reopenWindow(step, process, window, { group, reason, served: hooks.served ?? [] }),
  )
  act('languages', Publication, (step, process, window, { language }) =>
    publishLanguageOf(step, process, window, language),
  )
}

function showWindow({ database: { read }, clock }: Tools, hooks: Hooks) {
  return async (c: Asking, window: Window, back?: Back<InWindow>): Promise<Response> => {
    const process = await findProcess(read, { id: window.process })
    if (!process) throw new Error(`window ${window.id} of no process`)
    const now = clock.now()
    const actor = await actorOf(c)
    const view = await readProcess(read, process, hooks, { viewer: actor, now })
    const by: By = { kind: 'person', actor }
    const template = await templateOf(read, process.pin)
    const rule = findWindowRule(template, window.kind)
    const warnings = await warningsOf(read, view, window, hooks)
    const silence = await silenceOf(read, view, window, { ...hooks, now })
    const setting = { template, by, now }
    const served = await servedOf(read, window, hooks)
    const may = {
      extend: mayOrWill(mayExtendWindow(process, window, setting)),
      reopen: reopenable(view, window, silence, setting),
      publish: rule !== undefined && mayOrWill(mayActAs(process, by, rule.opens)),
      unread: actor !== undefined && !mayAct(actor).ok,
    }
    const said =
      back?.refusal && explainInWindow(back.refusal, { t: await wordsFor(c), template, now })
    const returned = back && (await returnedTo(c, back, said))
    const more = back?.refusal ? { refusal: back.refusal } : {}
    const shown = { view, window, may, returned, warnings, silence, served }
    return page(c, <WindowPage {...shown} />, {
      ...(back ? { status: back.status } : {}),
      ...(said === undefined ? {} : { title: said }),
      json: {
        window,
        warnings,
        silence: silence.standing.kind,
        reached: keptBack(silence.reaches),
        reopened: view.reopened.filter((one) => one.window === window.id),
        opensAgain: served?.refusal ?? null,
        ...more,
      },
    })
  }
}
