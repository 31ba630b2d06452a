/** HTTP for participation: the table, the audit, and the forms of the audit. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import {
  absent,
  line,
  once,
  optional,
  page,
  passage,
  posted,
  readerOf,
  signInThenAgain,
  tick,
  type To,
  type Typed,
} from '../../../platform/http/index.ts'
import { wordsOf, type Via } from '../../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { actorOf, agreeOnTheWay, asTyped } from '../../people/index.ts'
import type { Mount, SiteEnv, Tools } from '../../people/index.ts'
import {
  findProcess,
  lockProcess,
  undertakingsOf,
  type Process,
  type Step,
} from '../../processes/index.ts'
import { answerId, LINE_LENGTH_MAX, VERDICTS, WORDS_LENGTH_MAX } from '../audit.ts'
import { loadAudit, loadSeats } from '../load.ts'
import type { AuditRefusal } from '../rules/audit.ts'
import { answerAudit, contestAnswer } from '../steps.ts'
import { findAnswer, lockAnswer } from '../store/audit.ts'
import { AuditPage } from '../views/audit.tsx'
import { ParticipationPage } from '../views/seats.tsx'
import type { Returned } from '../views/shown.ts'
import { auditCsv, auditJson, seatsCsv, seatsJson } from '../views/twins.ts'

type Here = Context<SiteEnv>

const Acting = z.object({ permanence: tick(), undertakings: tick() })
type Acting = z.output<typeof Acting>
const Answering = Acting.extend({
  question: line({ max: 60 }),
  verdict: z.enum(VERDICTS),
  line: line({ max: LINE_LENGTH_MAX }),
  evidence: optional(passage({ max: WORDS_LENGTH_MAX })),
  href: optional(line({ max: 1_000 })),
})
const Contesting = Acting.extend({ reason: passage({ max: WORDS_LENGTH_MAX }) })

export const participationRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/processes/:slug/participation', (c) => showSeats(c))
    app.get('/processes/:slug/audit', (c) => showAudit(c))
    app.post('/processes/:slug/audit-answers', (c) => answer(c, tools))
    app.post('/audit-answers/:id/contests', (c) => contest(c, tools))
  }

const processAt = (c: Here) =>
  findProcess(c.var.here.database.read, { slug: c.req.param('slug') ?? '' })

const topicsOf = ({ id, body }: Process): readonly string[] => [
  `process:${id}`,
  ...(body === undefined ? [] : [`body:${body}`]),
]

async function showSeats(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const process = await processAt(c)
  if (!process) return absent(c)
  const wording = (await wordsOf(read, [process.title])).get(process.title)
  const title = wording.kind === 'text' ? wording.text : process.slug
  const shown = await loadSeats(read, process, clock.now())
  const props = { process, title, shown }
  return page(c, <ParticipationPage {...props} />, {
    json: seatsJson(shown),
    csv: seatsCsv(shown),
    topics: topicsOf(process),
  })
}

async function showAudit(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const process = await processAt(c)
  if (!process) return absent(c)
  const viewer = await actorOf(c)
  const shown = await loadAudit({ read, now: clock.now(), viewer }, process)
  return page(c, <AuditPage shown={shown} />, {
    json: auditJson(shown),
    csv: auditCsv(shown),
    topics: topicsOf(process),
  })
}

type Gone = { readonly kind: 'absent' }
const gone: Gone = { kind: 'absent' }

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  readonly process: Process
  readonly about: (typed: Typed) => Returned['about']
  readonly act: (
    step: Step,
    typed: z.output<Schema>,
  ) => Promise<Result<unknown, AuditRefusal | Gone>>
}

const viaOf = (c: Here): Via =>
  c.req.header('content-type')?.startsWith('application/json') ? 'api' : 'web'

/** What the forms of the audit have in common: they come back to their question. */
async function formOf<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema>,
): Promise<Response> {
  const { schema, process, act } = plan
  const sent = await posted(c, schema)
  const viewer = await actorOf(c)
  if (!viewer) return signInThenAgain(c)
  const { t } = await readerOf(c)
  const { read, clock } = c.var.here.database
  const about = plan.about(sent.typed)
  const giveBack = async (status: 400 | 422, refusal?: AuditRefusal) => {
    const returned = { about, again: asTyped(sent, t), refusal }
    const shown = await loadAudit({ read, now: clock.now(), viewer, returned }, process)
    return page(c, <AuditPage shown={shown} />, { status })
  }
  if (!sent.ok) return giveBack(400)
  const done = await once<AuditRefusal | Gone>(c, sent, async (tx: Tx, now: Instant) => {
    const via = viaOf(c)
    const { permanence, undertakings: ticked } = sent.data
    const undertakings = ticked ? undertakingsOf(process.pin) : undefined
    const actor = await agreeOnTheWay(tx, viewer, { permanence, undertakings, via }, now)
    const by = { kind: 'person', actor } as const
    const acted = await act({ tx, clock: tools.clock, now, by, via }, sent.data)
    return acted.ok ? ok<To>(`/processes/${process.slug}/audit#${about.id}`) : acted
  })
  if (done.ok) return done.value
  return done.refusal.kind === 'absent' ? absent(c) : giveBack(422, done.refusal)
}

async function answer(c: Here, tools: Tools): Promise<Response> {
  const process = await processAt(c)
  if (!process) return absent(c)
  return formOf(c, tools, {
    schema: Answering,
    process,
    about: ({ question }) => ({
      kind: 'question',
      id: typeof question === 'string' ? question : '',
    }),
    act: async (step, { question, verdict, line: said, evidence, href }) => {
      // Held, so that two answers to one question come one after the other.
      const locked = await lockProcess(step.tx, { id: process.id })
      if (!locked) return refuse(gone)
      return answerAudit(step, locked, { question, verdict, line: said, evidence, href })
    },
  })
}

async function contest(c: Here, tools: Tools): Promise<Response> {
  const { read } = c.var.here.database
  const id = answerId(c.req.param('id') ?? '')
  const found = id && (await findAnswer(read, id))
  const process = found && (await findProcess(read, { id: found.process }))
  if (!process) return absent(c)
  return formOf(c, tools, {
    schema: Contesting,
    process,
    about: () => ({ kind: 'answer', id: found.id }),
    act: async (step, { reason }) => {
      const contested = await lockAnswer(step.tx, found.id)
      if (!contested) return refuse(gone)
      return contestAnswer(step, process, contested, { reason })
    },
  })
}
