/** HTTP for guides: who offers it, asking for one, and what the two write to each other. */
import type { Context } from 'hono'
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  readerOf,
  whole,
} from '../../platform/http/index.ts'
import type { To } from '../../platform/http/index.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actorOf, answerForm, consent, gone, personId } from '../people/index.ts'
import type { Gone, Mount, SiteEnv, Tools } from '../people/index.ts'
import { explain } from './explain.ts'
import { HOURS_LENGTH_MAX, pairId, PLACES_MAX, WORDS_LENGTH_MAX } from './guide.ts'
import { loadGuides, loadPair } from './load.ts'
import { tellOther } from './mails.ts'
import { WISHES, type GuideRefusal } from './rules.ts'
import * as steps from './steps.ts'
import { findPair } from './store-pairs.ts'
import { PairPage, type Returned as PairReturned } from './views-pair.tsx'
import { GuidesPage, type Returned } from './views.tsx'

type Here = Context<SiteEnv>

const Acting = z.object(consent)
const words = passage({ max: WORDS_LENGTH_MAX })
const language = z.enum(LANGUAGES)
const Asking = Acting.extend({
  language,
  wish: z.enum(WISHES).default('any'),
  guide: optional(z.string().max(80)),
  words,
})
const Writing = Acting.extend({ words })
const some = z.preprocess(
  (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(language).max(LANGUAGES.length),
)
const Offering = Acting.extend({
  languages: some,
  hours: line({ max: HOURS_LENGTH_MAX }),
  places: whole({ min: 1, max: PLACES_MAX }),
})

export const guideRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/guides', (c) => showGuides(c))
    app.post('/guides', (c) => ask(c, tools))
    app.post('/guides/offers', (c) => offer(c, tools))
    app.post('/guides/endings', (c) => stop(c, tools))
    app.get('/guides/:id', (c) => showPair(c))
    app.post('/guides/:id/messages', (c) => write(c, tools))
    app.post('/guides/:id/endings', (c) => end(c, tools))
  }

async function showGuides(c: Here, returned?: Returned): Promise<Response> {
  const { read, clock } = c.var.here.database
  const viewer = await actorOf(c)
  const shown = await loadGuides(read, viewer, clock.now())
  const { guides } = shown
  return page(c, <GuidesPage shown={shown} returned={returned} />, {
    ...(returned ? { status: returned.refusal === undefined ? 400 : 422 } : {}),
    json: { guides: guides.map(({ person, languages, free }) => ({ person, languages, free })) },
  })
}

const back =
  (c: Here, form: Returned['form']) => async (again: Returned['again'], refusal?: GuideRefusal) => {
    const { t } = await readerOf(c)
    return showGuides(c, { form, again, refusal: refusal && explain(refusal, t) })
  }

const postOf = (c: Here, { outbox, url }: Tools) => ({
  outbox,
  url,
  wordsIn: c.var.here.catalogues.translator,
})

const ask = (c: Here, tools: Tools) =>
  answerForm<typeof Asking, GuideRefusal>(c, tools, {
    schema: Asking,
    work: async ({ data, ...acting }) => {
      const chosen = data.guide === undefined ? undefined : personId(data.guide)
      // An id of the form's own making: anything else was tampered with.
      if (data.guide !== undefined && chosen === undefined) return refuse(gone)
      const done = await steps.ask({ ...acting, clock: tools.clock }, { ...data, chosen })
      return done.ok ? ok(await told(c, tools, acting, done.value)) : done
    },
    again: back(c, 'ask'),
  })

type Acting = Pick<steps.Step, 'tx' | 'actor'>

async function told(
  c: Here,
  tools: Tools,
  { tx, actor }: Acting,
  { pair, message }: steps.Written,
): Promise<To> {
  const { person, name } = actor
  await tellOther(tx, postOf(c, tools), { pair, from: person, name, words: message.words })
  return `/guides/${pair.id}#message-${message.number}`
}

const offer = (c: Here, tools: Tools) =>
  answerForm<typeof Offering, GuideRefusal>(c, tools, {
    schema: Offering,
    work: async ({ data, ...acting }) => {
      const done = await steps.offer({ ...acting, clock: tools.clock }, data)
      return done.ok ? ok<To>('/guides#offer') : done
    },
    again: back(c, 'offer'),
  })

const stop = (c: Here, tools: Tools) =>
  answerForm<typeof Acting, GuideRefusal>(c, tools, {
    schema: Acting,
    work: async (acting) => {
      const done = await steps.stopOffering({ ...acting, clock: tools.clock })
      return done.ok ? ok<To>('/guides') : done
    },
    again: back(c, 'stop'),
  })

/** Absent for everybody else: that the two write is nobody's business. */
async function showPair(c: Here, returned?: PairReturned): Promise<Response> {
  const viewer = await actorOf(c)
  const id = pairId(c.req.param('id') ?? '')
  const { read } = c.var.here.database
  const pair = viewer && id && (await findPair(read, id, viewer.person))
  if (!viewer || !pair) return absent(c)
  const shown = await loadPair(read, pair, viewer)
  return page(c, <PairPage shown={shown} returned={returned} />, {
    ...(returned ? { status: returned.refusal === undefined ? 400 : 422 } : {}),
  })
}

const formOfPair = <Schema extends z.ZodType<z.output<typeof Acting>>>(
  c: Here,
  tools: Tools,
  schema: Schema,
  work: (step: steps.Step, data: z.output<Schema>) => Promise<Result<To, GuideRefusal | Gone>>,
) =>
  answerForm<Schema, GuideRefusal>(c, tools, {
    schema,
    work: async ({ data, ...acting }) => work({ ...acting, clock: tools.clock }, data),
    again: async (again, refusal) => {
      const { t } = await readerOf(c)
      return showPair(c, { again, refusal: refusal && explain(refusal, t) })
    },
  })

const write = (c: Here, tools: Tools) =>
  formOfPair(c, tools, Writing, async (step, data) => {
    const id = pairId(c.req.param('id') ?? '')
    const done = id ? await steps.write(step, id, data.words) : refuse(gone)
    return done.ok ? ok(await told(c, tools, step, done.value)) : done
  })

const end = (c: Here, tools: Tools) =>
  formOfPair(c, tools, Acting, async (step) => {
    const id = pairId(c.req.param('id') ?? '')
    const done = id ? await steps.end(step, id) : refuse(gone)
    if (!done.ok) return done
    const { person, name } = step.actor
    const telling = { pair: done.value, from: person, name, words: undefined }
    await tellOther(step.tx, postOf(c, tools), telling)
    return ok<To>(`/guides/${done.value.id}`)
  })
