/** HTTP for the steward log: read by everybody, objected to by anybody, answered in public. */
import type { Context } from 'hono'
import { z } from 'zod'
import { isUlid } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { absent, once, page, passage, posted, readerOf, tick } from '../../platform/http/index.ts'
import { signInThenAgain } from '../../platform/http/index.ts'
import type { Posted, To } from '../../platform/http/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { actorOf, agreeOnTheWay, asTyped, findPeople, namesOf } from '../people/index.ts'
import type { Actor, Mount, PersonId, SiteEnv, Tools } from '../people/index.ts'
import * as rules from './rules.ts'
import { answerContest, contestAct, giveFullReason, settleContest } from './steps.ts'
import type { Contest, ContestId, StewardAct, StewardActId } from './steward-act.ts'
import * as store from './store.ts'
import { LinePage, LogPage, type Returned, type Told } from './views.tsx'

type Here = Context<SiteEnv>

const words = passage({ max: 20_000 })
const Contesting = z.object({ argument: words, permanence: tick() })
const Saying = z.object({ words })
const Settling = z.object({ word: z.enum(rules.CONTEST_WORDS) })

export const stewardRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/stewards', (c) => showLog(c))
    app.get('/stewards/:id', (c) => showLine(c, idOf(c)))
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
  const { t } = await readerOf(c)
  return {
    words: (commitment) => {
      const wording = told.get(commitment)
      return wording.kind === 'text' ? wording.text : t('html.redacted')
    },
    nameOf: (person) =>
      names.get(person as PersonId) ?? { name: person, path: `/people/${person}` },
  }
}

async function showLog(c: Here): Promise<Response> {
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
  const told = await toldOf(c, acts, contests)
  const older = last && `/stewards?before=${last}`
  return page(c, <LogPage acts={acts} contests={contests} older={older} {...told} />, {
    json: { acts, contests },
    topics: ['stewards'],
  })
}

async function showLine(c: Here, id: string | undefined, returned?: Returned): Promise<Response> {
  const { read } = c.var.here.database
  const act = id && (await store.findStewardAct(read, id as StewardActId))
  if (!act) return absent(c)
  const contests = await store.contestsOf(read, [act.id])
  const told = await toldOf(c, [act], contests)
  const viewer = await actorOf(c)
  const props = { act, contests, viewer, returned, ...told }
  const status = returned === undefined ? 200 : returned.refusal ? 422 : 400
  return page(c, <LinePage {...props} />, {
    status,
    json: { act, contests },
    ...(returned || viewer ? {} : { topics: ['stewards'] }),
  })
}

type Refusal = rules.StewardRefusal | { readonly kind: 'absent' }

type Line = {
  /** Of the steward's act whose page the form stands on. */
  readonly id: string | undefined
  readonly form: Returned['form']
  readonly about?: string | undefined
}

type Work<Data> = (
  tx: Tx,
  actor: Actor,
  facts: { readonly data: Data; readonly now: Instant },
) => Promise<Result<To, Refusal>>

/** What the forms of a line have in common: parse, decide and save in `work`, answer. */
async function formOf<Schema extends z.ZodType>(
  c: Here,
  line: Line,
  schema: Schema,
  work: Work<z.output<Schema>>,
): Promise<Response> {
  const sent: Posted<z.output<Schema>> = await posted(c, schema)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const { t } = await readerOf(c)
  const { id, ...rest } = line
  const returned = { ...rest, again: asTyped(sent, t) }
  if (!sent.ok) return showLine(c, id, returned)
  const done = await once<Refusal>(c, sent, (tx, now) => work(tx, actor, { data: sent.data, now }))
  if (done.ok) return done.value
  const { refusal } = done
  return refusal.kind === 'absent' ? absent(c) : showLine(c, id, { ...returned, refusal })
}

const ABSENT = { kind: 'absent' } as const

function giveReason(c: Here, { clock }: Tools): Promise<Response> {
  const id = idOf(c)
  return formOf(c, { id, form: 'reason' }, Saying, async (tx, actor, { data, now }) => {
    const line = id && (await store.lockStewardAct(tx, id as StewardActId))
    if (!line) return refuse(ABSENT)
    const saying = { tx, clock, now, actor, via: 'web' } as const
    const given = await giveFullReason(saying, line, data.words)
    return given.ok ? ok<To>(`/stewards/${line.id}`) : given
  })
}

function raise(c: Here, { clock }: Tools): Promise<Response> {
  const id = idOf(c)
  return formOf(c, { id, form: 'contest' }, Contesting, async (tx, actor, { data, now }) => {
    const line = id && (await store.lockStewardAct(tx, id as StewardActId))
    if (!line) return refuse(ABSENT)
    const { permanence, argument } = data
    const by = await agreeOnTheWay(tx, actor, { permanence, via: 'web' }, now)
    const saying = { tx, clock, now, actor: by, via: 'web' } as const
    const raised = await contestAct(saying, line, argument)
    return raised.ok ? ok<To>(`/stewards/${line.id}#${raised.value.id}`) : raised
  })
}

/** The objection that a path names, and the steward's act on whose page it stands. */
async function contestAt(
  c: Here,
): Promise<{ contest: string | undefined; id: string | undefined }> {
  const contest = idOf(c)
  const found = contest && (await store.findContest(c.var.here.database.read, contest as ContestId))
  return { contest, id: found ? found.act : undefined }
}

async function answer(c: Here, { clock }: Tools): Promise<Response> {
  const { contest, id } = await contestAt(c)
  const place: Line = { id, form: 'answer', about: contest }
  return formOf(c, place, Saying, async (tx, actor, { data, now }) => {
    const contested = contest && (await store.lockContest(tx, contest as ContestId))
    const line = contested && (await store.findStewardAct(tx, contested.act))
    if (!contested || !line) return refuse(ABSENT)
    const saying = { tx, clock, now, actor, via: 'web' } as const
    const answered = await answerContest(saying, line, contested, data.words)
    return answered.ok ? ok<To>(`/stewards/${line.id}#${contested.id}`) : answered
  })
}

async function settle(c: Here, { clock }: Tools): Promise<Response> {
  const { contest, id } = await contestAt(c)
  const place: Line = { id, form: 'word', about: contest }
  return formOf(c, place, Settling, async (tx, actor, { data, now }) => {
    const contested = contest && (await store.lockContest(tx, contest as ContestId))
    const line = contested && (await store.findStewardAct(tx, contested.act))
    if (!contested || !line) return refuse(ABSENT)
    const saying = { tx, clock, now, actor, via: 'web' } as const
    const settled = await settleContest(saying, line, contested, data.word)
    return settled.ok ? ok<To>(`/stewards/${line.id}#${contested.id}`) : settled
  })
}
