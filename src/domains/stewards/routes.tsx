/** HTTP for the steward log: read by everybody, objected to by anybody, answered in public. */
import type { Context } from 'hono'
import { z } from 'zod'
import { isUlid } from '../../platform/clock.ts'
import { absent, page, passage, readerOf, tick, type To } from '../../platform/http/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actorOf, answerForm, findPeople, gone, namesOf } from '../people/index.ts'
import type { Gone, Mount, PersonId, SiteEnv } from '../people/index.ts'
import * as rules from './rules.ts'
import { answerContest, contestAct, giveFullReason, settleContest } from './steps.ts'
import type { Saying } from './steps.ts'
import type { Contest, ContestId, StewardAct, StewardActId } from './steward-act.ts'
import * as store from './store.ts'
import type { StewardTools } from './titles.ts'
import { LinePage, LogPage, type Returned, type Told } from './views.tsx'

type Here = Context<SiteEnv>

const words = passage({ max: 20_000 })
const Read = z.object({ permanence: tick() })
const Contesting = Read.extend({ argument: words })
const Telling = Read.extend({ words })
const Settling = Read.extend({ word: z.enum(rules.CONTEST_WORDS) })

export const stewardRoutes =
  (tools: StewardTools): Mount =>
  (app) => {
    app.get('/stewards', (c) => showLog(c, tools))
    app.get('/stewards/:id', (c) => showLine(c, tools, idOf(c)))
    app.post('/stewards/:id/reasons', (c) => giveReason(c, tools))
    app.post('/stewards/:id/contests', (c) => raise(c, tools))
    app.post('/contests/:id/answers', (c) => answer(c, tools))
    app.post('/contests/:id/words', (c) => settle(c, tools))
  }

function idOf(c: Here): string | undefined {
  const raw = c.req.param('id') ?? ''
  return isUlid(raw) ? raw : undefined
}

async function toldOf(
  c: Here,
  { titlesOf }: StewardTools,
  acts: readonly StewardAct[],
  contests: readonly Contest[],
): Promise<Told> {
  const { read } = c.var.here.database
  const answers = contests.flatMap(({ state }) => ('answer' in state ? [state.answer] : []))
  const told = await wordsOf(read, [
    ...acts.flatMap(({ line, reason }) => [line, reason.kind === 'given' ? reason.words : null]),
    ...contests.map(({ argument }) => argument),
    ...answers.map((one) => one.words),
  ])
  const ids = [...acts, ...contests, ...answers].map(({ by }) => by)
  const names = await namesOf(read, await findPeople(read, [...new Set<PersonId>(ids)]))
  const titles = await titlesOf(
    read,
    acts.map(({ about }) => about),
  )
  const { t } = await readerOf(c)
  return {
    titleOf: ({ about, place }) => titles.get(about) ?? place,
    words: (commitment) => {
      const wording = told.get(commitment)
      return wording.kind === 'text' ? wording.text : t('html.redacted')
    },
    nameOf: (person) =>
      names.get(person as PersonId) ?? { name: person, path: `/people/${person}` },
  }
}

/** The log, and the things that its lines name by their titles. */
const topicsOf = (acts: readonly StewardAct[]) => [
  'stewards',
  ...new Set(acts.map(({ about }) => about)),
]

async function showLog(c: Here, tools: StewardTools): Promise<Response> {
  const { read } = c.var.here.database
  const before = c.req.query('before')
  const about = c.req.query('about')
  const acts = await store.stewardLog(read, {
    ...(about ? { about } : {}),
    ...(before && isUlid(before) ? { before: before as StewardActId } : {}),
  })
  const contests = await store.contestsOf(
    read,
    acts.map(({ id }) => id),
  )
  const last = acts.length === store.STEWARD_PAGE ? acts.at(-1)?.id : undefined
  const told = await toldOf(c, tools, acts, contests)
  const older =
    last && `/stewards?${new URLSearchParams({ ...(about ? { about } : {}), before: last })}`
  return page(c, <LogPage acts={acts} contests={contests} older={older} {...told} />, {
    json: { acts, contests },
    topics: topicsOf(acts),
  })
}

async function showLine(
  c: Here,
  tools: StewardTools,
  id: string | undefined,
  returned?: Returned,
): Promise<Response> {
  const { read } = c.var.here.database
  const act = id && (await store.findStewardAct(read, id as StewardActId))
  if (!act) return absent(c)
  const contests = await store.contestsOf(read, [act.id])
  const told = await toldOf(c, tools, [act], contests)
  const viewer = await actorOf(c)
  const props = { act, contests, viewer, returned, ...told }
  const status = returned === undefined ? 200 : returned.refusal ? 422 : 400
  return page(c, <LinePage {...props} />, {
    status,
    json: { act, contests },
    ...(returned || viewer ? {} : { topics: topicsOf([act]) }),
  })
}

type Line = {
  /** Of the steward's act whose page the form stands on. */
  readonly id: string | undefined
  readonly form: Returned['form']
  readonly about?: string | undefined
}

type Plan<Schema extends z.ZodType<z.output<typeof Read>>> = {
  readonly line: Line
  readonly schema: Schema
  readonly work: (
    saying: Saying,
    data: z.output<Schema>,
  ) => Promise<Result<To, rules.StewardRefusal | Gone>>
}

/** What the forms of a line have in common: they come back to it. */
const formOf = <Schema extends z.ZodType<z.output<typeof Read>>>(
  c: Here,
  tools: StewardTools,
  { line, schema, work }: Plan<Schema>,
): Promise<Response> =>
  answerForm<Schema, rules.StewardRefusal>(c, tools, {
    schema,
    work: ({ data, ...saying }) => work({ ...saying, clock: tools.clock }, data),
    again: (again, refusal) => {
      const { id, ...rest } = line
      return showLine(c, tools, id, { ...rest, again, refusal })
    },
  })

const backTo = ({ id }: StewardAct, contest?: ContestId) =>
  ok<To>(contest === undefined ? `/stewards/${id}` : `/stewards/${id}#${contest}`)

function giveReason(c: Here, tools: StewardTools): Promise<Response> {
  const id = idOf(c)
  return formOf(c, tools, {
    line: { id, form: 'reason' },
    schema: Telling,
    work: async (saying, { words: reason }) => {
      const line = id && (await store.lockStewardAct(saying.tx, id as StewardActId))
      if (!line) return refuse(gone)
      const given = await giveFullReason(saying, line, reason)
      return given.ok ? backTo(line) : given
    },
  })
}

function raise(c: Here, tools: StewardTools): Promise<Response> {
  const id = idOf(c)
  return formOf(c, tools, {
    line: { id, form: 'contest' },
    schema: Contesting,
    work: async (saying, { argument }) => {
      const line = id && (await store.lockStewardAct(saying.tx, id as StewardActId))
      if (!line) return refuse(gone)
      const raised = await contestAct(saying, line, argument)
      return raised.ok ? backTo(line, raised.value.id) : raised
    },
  })
}

/** The objection that a path names, and the steward's act on whose page it stands. */
async function contestAt(c: Here): Promise<Pick<Line, 'id' | 'about'>> {
  const about = idOf(c)
  const found = about && (await store.findContest(c.var.here.database.read, about as ContestId))
  return { about, id: found ? found.act : undefined }
}

/** That objection, held, with its line; absent where the path names none. */
async function heldContest({ tx }: Saying, { about }: Pick<Line, 'about'>) {
  const contested = about && (await store.lockContest(tx, about as ContestId))
  const line = contested && (await store.findStewardAct(tx, contested.act))
  return contested && line ? { contested, line } : undefined
}

async function answer(c: Here, tools: StewardTools): Promise<Response> {
  const line: Line = { ...(await contestAt(c)), form: 'answer' }
  return formOf(c, tools, {
    line,
    schema: Telling,
    work: async (saying, { words: said }) => {
      const at = await heldContest(saying, line)
      if (!at) return refuse(gone)
      const answered = await answerContest(saying, at.line, at.contested, said)
      return answered.ok ? backTo(at.line, at.contested.id) : answered
    },
  })
}

async function settle(c: Here, tools: StewardTools): Promise<Response> {
  const line: Line = { ...(await contestAt(c)), form: 'word' }
  return formOf(c, tools, {
    line,
    schema: Settling,
    work: async (saying, { word }) => {
      const at = await heldContest(saying, line)
      if (!at) return refuse(gone)
      const settled = await settleContest(saying, at.line, at.contested, word)
      return settled.ok ? backTo(at.line, at.contested.id) : settled
    },
  })
}
