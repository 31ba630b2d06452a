/** HTTP for participation: the table, the audit, and the forms of the audit. */
import type { Context } from 'hono'
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  type To,
  type Typed,
} from '../../../platform/http/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { actorOf, agreeOnTheWay, answerForm, consent, gone } from '../../people/index.ts'
import type { Gone, Mount, SiteEnv, Tools } from '../../people/index.ts'
import { findProcess, lockProcess, type Process, type Step } from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
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

const Acting = z.object(consent)
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

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  readonly process: Process
  readonly about: (typed: Typed) => Returned['about']
  /** Answers with the place on the page to which it leads. */
  readonly act: (
    step: Step,
    typed: z.output<Schema>,
  ) => Promise<Result<string, AuditRefusal | Gone>>
}

/** What the forms of the audit have in common: they come back to their question. */
const formOf = <Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  { schema, process, about, act }: Plan<Schema>,
): Promise<Response> =>
  answerForm<Schema, AuditRefusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }) => {
      const undertakings = data.undertakings ? undertakingsOf(process.pin) : undefined
      const given = { permanence: false, undertakings, via }
      const by = { kind: 'person', actor: await agreeOnTheWay(tx, actor, given, now) } as const
      const acted = await act({ tx, clock: tools.clock, now, by, via }, data)
      return acted.ok ? ok<To>(`/processes/${process.slug}/audit#${acted.value}`) : acted
    },
    again: async (again, refusal) => {
      const { read, clock } = c.var.here.database
      const returned = { about: about(again.typed), again, refusal }
      const viewer = await actorOf(c)
      const shown = await loadAudit({ read, now: clock.now(), viewer, returned }, process)
      return page(c, <AuditPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })

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
      const typed = { question, verdict, line: said, evidence, href }
      const done = await answerAudit(step, locked, typed)
      return done.ok ? ok(question) : done
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
      const done = await contestAnswer(step, process, contested, { reason })
      return done.ok ? ok<string>(found.id) : done
    },
  })
}
