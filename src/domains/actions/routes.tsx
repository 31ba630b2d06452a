/** HTTP for actions: lists, one action, what each may do about it, and the reminders switch. */
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { absent, page, readerOf, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import {
  actorOf,
  agreeOnTheWay,
  answerForm,
  gone,
  keepOrigin,
  openedFrom,
} from '../people/index.ts'
import type { Acting as Answering, Actor, Gone, Mount, SiteEnv, Tools } from '../people/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { actionId, isOpen, sourceOf, WHAT_LENGTH_MAX } from './action.ts'
import type { Action, ActionId, Source } from './action.ts'
import * as forms from './forms.ts'
import { placeAt, placeOf, type Place } from './ground.ts'
import { loadAction, loadNew, type Asked } from './load.ts'
import { filterOf, loadList, placeNamed } from './load-list.ts'
import type { ActionRefusal } from './rules.ts'
import type { FormName, Returned } from './shown.ts'
import { findSource, type SourceProvider } from './sources.ts'
import * as steps from './steps.ts'
import { findAction } from './store.ts'
import { setQuiet } from './store-nudges.ts'
import { actionJson, listJson } from './twins.ts'
import { ActionsPage } from './views-list.tsx'
import { NewActionPage } from './views-new.tsx'
import { ActionPage } from './views.tsx'

type Here = Context<SiteEnv>
export type ActionTools = Tools & { readonly sources: readonly SourceProvider[] }

export const actionRoutes =
  (tools: ActionTools): Mount =>
  (app) => {
    app.get('/actions', (c) => showList(c, tools))
    app.get('/actions/new', (c) => showNew(c, tools))
    app.post('/actions', (c) => making(c, tools))
    app.post('/actions/reminders', (c) => quieting(c, tools))
    app.get('/actions/:id', (c) => showOne(c, tools))
    mountActs(app, tools)
  }

function mountActs(app: Hono<SiteEnv>, tools: ActionTools): void {
  app.post('/actions/:id/acceptances', (c) =>
    acting(c, tools, { form: 'accept', schema: forms.Acting, act: steps.acceptAction }),
  )
  app.post('/actions/:id/refusals', (c) =>
    acting(c, tools, {
      form: 'decline',
      schema: forms.Reasoned,
      act: (step, id, { reason }) => steps.declineAction(step, id, reason),
    }),
  )
  app.post('/actions/:id/completions', (c) =>
    acting(c, tools, {
      form: 'finish',
      schema: forms.Finishing,
      act: (step, id, { evidence: words, href }) => steps.finishAction(step, id, { words, href }),
    }),
  )
  app.post('/actions/:id/drops', (c) =>
    acting(c, tools, {
      form: 'drop',
      schema: forms.Reasoned,
      act: (step, id, { reason }) => steps.dropAction(step, id, reason),
    }),
  )
  app.post('/actions/:id/handovers', (c) =>
    acting(c, tools, {
      form: 'hand',
      schema: forms.Handing,
      act: (step, id, data) => steps.handOnAction(step, id, data.owner),
    }),
  )
}

async function askedBy(c: Here, tools: ActionTools, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const { t } = await readerOf(c)
  const { sentenceOf, sources } = tools
  return { read, now: clock.now(), viewer: await actorOf(c), t, sentenceOf, sources, returned }
}

async function showList(c: Here, tools: ActionTools, returned?: Returned): Promise<Response> {
  const asked = await askedBy(c, tools, returned)
  const filter = await filterOf(asked.read, c.req.query())
  if (!filter) return absent(c)
  const shown = await loadList(asked, filter)
  const dues = shown.lines.flatMap(({ action }) => (action.due > asked.now ? [action.due] : []))
  return page(c, <ActionsPage shown={shown} />, {
    json: listJson(shown),
    topics: ['actions', ...(filter.place?.process ? [`process:${filter.place.process.id}`] : [])],
    ...(returned ? { status: 400 } : {}),
    ...(dues.length > 0 ? { until: Math.min(...dues) as Instant } : {}),
  })
}

async function showOne(c: Here, tools: ActionTools, returned?: Returned): Promise<Response> {
  const id = actionId(c.req.param('id') ?? '')
  const asked = await askedBy(c, tools, returned)
  const shown = id && (await loadAction(asked, id))
  if (!shown) return absent(c)
  const { action } = shown
  const isWaiting = isOpen(action) && action.due > asked.now
  return page(c, <ActionPage shown={shown} />, {
    json: actionJson(shown),
    topics: [`action:${action.id}`],
    ...(returned ? { status: returned.refusal ? 422 : 400 } : {}),
    ...(isWaiting ? { until: action.due } : {}),
  })
}

type Begun = { readonly place: Place; readonly source: Source | undefined }

/** Where a form is opened: at the place named, or at that of what it comes from. */
async function begunAt(c: Here, { sources }: ActionTools): Promise<Begun | undefined> {
  const { read } = c.var.here.database
  const { process, body, source: raw, from } = c.req.query()
  const source = sourceOf(raw ?? from ?? '')
  const found = source && (await findSource(sources, read, source))
  if (raw !== undefined && !found) return undefined
  const place = found ? await placeAt(read, found.host) : await placeNamed(read, { process, body })
  return place && { place, source: raw === undefined ? undefined : source }
}

async function showNew(c: Here, tools: ActionTools): Promise<Response> {
  const begun = await begunAt(c, tools)
  if (!begun) return absent(c)
  const grown = await openedFrom(c, tools, 'what')
  const opened = grown && { typed: { ...grown.typed, what: firstLine(grown.typed['what']) } }
  const shown = await loadNew(await askedBy(c, tools), { ...begun, opened })
  return page(c, <NewActionPage shown={shown} />)
}

/** A message says more than what is to be done: its first line is where to begin. */
const firstLine = (words: string | readonly string[] | undefined): string =>
  (typeof words === 'string' ? words.trim().split('\n', 1)[0] : undefined)?.slice(
    0,
    WHAT_LENGTH_MAX,
  ) ?? ''

type StepAsked = Omit<Answering<forms.Acting>, 'data'> & { readonly data: forms.Acting }

/** With what was agreed to in the form, where it is in a process. */
async function stepOf(
  { clock }: Tools,
  { tx, now, via, actor, data }: StepAsked,
  { process }: Pick<Place, 'process'>,
): Promise<steps.Step> {
  const undertakings = data.undertakings && process ? undertakingsOf(process.pin) : undefined
  const given = { permanence: false, undertakings, via }
  const agreed: Actor = await agreeOnTheWay(tx, actor, given, now)
  return { tx, clock, now, via, actor: agreed }
}

const making = (c: Here, tools: ActionTools): Promise<Response> =>
  answerForm<typeof forms.Making, ActionRefusal>(c, tools, {
    schema: forms.Making,
    work: async (answering): Promise<Result<To, ActionRefusal | Gone>> => {
      const { tx, data } = answering
      const { host, what, owner, due, from } = data
      const place = await placeNamed(tx, host)
      if (!place) return refuse(gone)
      const source = data.source ?? sourceOf(from ?? '')
      const found = source && (await findSource(tools.sources, tx, source))
      const isHere = found === undefined || placeKey(found.host) === placeKey(place.host)
      if (source !== undefined && !(found && isHere)) return refuse({ kind: 'no-such-source' })
      const step = await stepOf(tools, answering, place)
      const made = await steps.makeAction(step, place, { what, owner, due, source })
      if (!made.ok) return made
      const thing = `action:${made.value.id}` as const
      const kept = await keepOrigin(tools, step, step.actor, { from, thing })
      return kept.ok ? ok<To>(`/actions/${made.value.id}`) : kept
    },
    again: async (again, refusal) => {
      const host = forms.hostIn(String(again.typed['host'] ?? ''))
      const { read } = c.var.here.database
      const place = host && (await placeNamed(read, host))
      if (!place) return absent(c)
      const source = sourceOf(String(again.typed['source'] ?? ''))
      const asked = await askedBy(c, tools, { form: 'make', again, refusal })
      const shown = await loadNew(asked, { place, source, opened: undefined })
      return page(c, <NewActionPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })

const placeKey = (host: Place['host']) => JSON.stringify(host)

const quieting = (c: Here, tools: ActionTools): Promise<Response> =>
  answerForm<typeof forms.Quieting, ActionRefusal>(c, tools, {
    schema: forms.Quieting,
    work: async ({ tx, now, actor, data: { quiet } }) => {
      await setQuiet(tx, actor.person, { quiet, now })
      return ok<To>('/actions?mine=1#reminders')
    },
    again: (again, refusal) => showList(c, tools, { form: 'quiet', again, refusal }),
  })

type Plan<Schema extends z.ZodType<forms.Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    step: steps.Step,
    id: ActionId,
    data: z.output<Schema>,
  ) => Promise<Result<Action, ActionRefusal | Gone>>
}

/** What the forms about one action have in common. */
async function acting<Schema extends z.ZodType<forms.Acting>>(
  c: Here,
  tools: ActionTools,
  { form, schema, act }: Plan<Schema>,
): Promise<Response> {
  const id = actionId(c.req.param('id') ?? '')
  const found = id && (await findAction(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answerForm<Schema, ActionRefusal>(c, tools, {
    schema,
    work: async (answering): Promise<Result<To, ActionRefusal | Gone>> => {
      const place = await placeOf(answering.tx, found.host)
      const done = await act(await stepOf(tools, answering, place), id, answering.data)
      return done.ok ? ok<To>(`/actions/${id}`) : done
    },
    again: (again, refusal) => showOne(c, tools, { form, again, refusal }),
  })
}
