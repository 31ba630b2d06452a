/** HTTP for appeals: those of a process, the page of one, and what each may do about it. */
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  problem,
  readerOf,
  whole,
  type To,
} from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import {
  actorOf,
  answerForm,
  consent,
  gone,
  speakingAs,
  type Gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { agreedStep, lockProcess, type Step } from '../processes/index.ts'
import {
  appealId,
  FINDINGS,
  HREF_LENGTH_MAX,
  ORDER_LENGTH_MAX,
  OTHER,
  REMEDIES,
  WORDS_LENGTH_MAX,
  type Appeal,
} from './appeal.ts'
import { loadAppeal, loadList, type Asked } from './load.ts'
import type { AppealRefusal } from './rules.ts'
import type { FormName, Returned } from './shown.ts'
import { carryAppeal, caseOf, fileAppeal, signAppeal, stepBack, withdrawAppeal } from './steps.ts'
import { repeatForAppeal, ruleOnAppeal } from './steps-rulings.ts'
import { findAppeal, lockAppeal } from './store.ts'
import { subjectAt } from './subject.ts'
import { appealJson, listJson } from './twins.ts'
import { AppealPage } from './views.tsx'
import { AppealsPage } from './views-list.tsx'

type Here = Context<SiteEnv>

const Acting = z.object(consent)
type Acting = z.output<typeof Acting>
/** As long as a name in a template can be. */
const LADDER_LENGTH_MAX = 60
const words = passage({ max: WORDS_LENGTH_MAX })
const number = whole({ max: Number.MAX_SAFE_INTEGER - 1 }).optional()
const isElsewhere = (sent: unknown) => sent === OTHER || sent === ''
const Filing = Acting.extend({
  entry: z.preprocess((sent) => (isElsewhere(sent) ? undefined : sent), number),
  other: optional(number),
  grounds: words,
  sought: z.enum(REMEDIES),
  ladder: optional(line({ max: LADDER_LENGTH_MAX })),
  as: speakingAs,
}).refine(({ entry, other }) => entry !== undefined || other !== undefined, {
  path: ['entry'],
  ...problem('missing'),
})
const Signing = Acting.extend({ as: speakingAs })
const Ruling = Acting.extend({
  finding: z.enum(FINDINGS),
  reasons: words,
  order: optional(passage({ max: ORDER_LENGTH_MAX })),
})
const Repeating = Acting.extend({ href: line({ max: HREF_LENGTH_MAX }) })

export const appealRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/processes/:slug/appeals', (c) => showList(c, tools))
    app.post('/processes/:slug/appeals', (c) => filing(c, tools))
    app.get('/appeals/:id', (c) => showOne(c, tools))
    mountActs(app, tools)
  }

function mountActs(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/appeals/:id/supporters', (c) =>
    acting(c, tools, {
      form: 'sign',
      schema: Signing,
      act: (step, one, { as }) => signAppeal(step, one, as),
    }),
  )
  app.post('/appeals/:id/departures', (c) =>
    acting(c, tools, { form: 'step-back', schema: Acting, act: stepBack }),
  )
  app.post('/appeals/:id/rulings', (c) =>
    acting(c, tools, { form: 'rule', schema: Ruling, act: ruleOnAppeal }),
  )
  app.post('/appeals/:id/carries', (c) =>
    acting(c, tools, { form: 'carry', schema: Acting, act: carryAppeal }),
  )
  app.post('/appeals/:id/withdrawals', (c) =>
    acting(c, tools, { form: 'withdraw', schema: Acting, act: withdrawAppeal }),
  )
  app.post('/appeals/:id/repetitions', (c) =>
    acting(c, tools, {
      form: 'repeat',
      schema: Repeating,
      act: (step, one, { href }) => repeatForAppeal(step, one, href),
    }),
  )
}

async function askedBy(c: Here, { sentenceOf }: Tools, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const { t } = await readerOf(c)
  return { read, now: clock.now(), viewer: await actorOf(c), t, sentenceOf, returned }
}

async function showList(c: Here, tools: Tools): Promise<Response> {
  const shown = await loadList(await askedBy(c, tools), c.req.param('slug') ?? '')
  if (!shown) return absent(c)
  return page(c, <AppealsPage shown={shown} />, {
    json: listJson(shown),
    topics: [`process:${shown.process.id}`],
  })
}

async function showOne(c: Here, tools: Tools): Promise<Response> {
  const id = appealId(c.req.param('id') ?? '')
  const shown = id && (await loadAppeal(await askedBy(c, tools), id))
  if (!shown) return absent(c)
  return page(c, <AppealPage shown={shown} />, {
    json: appealJson(shown),
    topics: [`appeal:${shown.about.appeal.id}`, `process:${shown.process.id}`],
  })
}

async function filing(c: Here, tools: Tools): Promise<Response> {
  const slug = c.req.param('slug') ?? ''
  const list = await loadList(await askedBy(c, tools), slug)
  if (!list) return absent(c)
  const { process } = list
  return answerForm<typeof Filing, AppealRefusal>(c, tools, {
    schema: Filing,
    work: async ({ tx, now, via, actor, data }) => {
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const { grounds, sought, ladder, as: capacity, other, entry = other } = data
      const subject = entry === undefined ? undefined : await subjectAt(tx, process, entry)
      if (!subject) return refuse({ kind: 'not-here' })
      const filed = await fileAppeal(step, process, { ladder, subject, grounds, sought, capacity })
      return filed.ok ? ok<To>(`/appeals/${filed.value.id}`) : filed
    },
    again: async (again, refusal) => {
      const asked = await askedBy(c, tools, { form: 'file', again, refusal })
      const shown = await loadList(asked, slug)
      if (!shown) return absent(c)
      return page(c, <AppealsPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    step: Step,
    appeal: Appeal,
    data: z.output<Schema>,
  ) => Promise<Result<Appeal, AppealRefusal>>
}

/** What the forms about one appeal have in common: it is held while it is decided. */
async function acting<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, act }: Plan<Schema>,
): Promise<Response> {
  const { read } = c.var.here.database
  const id = appealId(c.req.param('id') ?? '')
  const found = id && (await findAppeal(read, id))
  if (!id || !found) return absent(c)
  return answerForm<Schema, AppealRefusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, AppealRefusal | Gone>> => {
      // The process first, as when one is filed: two forums do not annul one act at once.
      await lockProcess(tx, { id: found.process })
      const appeal = await lockAppeal(tx, id)
      if (!appeal) return refuse(gone)
      const { process } = await caseOf(tx, appeal)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const acted = await act(step, appeal, data)
      return acted.ok ? ok<To>(`/appeals/${id}`) : acted
    },
    again: async (again, refusal) => {
      const asked = await askedBy(c, tools, { form, again, refusal })
      const shown = await loadAppeal(asked, id)
      if (!shown) return absent(c)
      return page(c, <AppealPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}
