/** HTTP for what is done in a docket: parse, load, decide, save, answer. */
import type { Hono } from 'hono'
import type { z } from 'zod'
import { absent, once, posted, readerOf, type To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { actorOf, actsNow, asTyped, keepOrigin, viaOf } from '../../people/index.ts'
import type { Consent, Mount, SiteEnv, Tools } from '../../people/index.ts'
import {
  asOf,
  extendWindowOf,
  findProcess,
  lockProcess,
  lockWindow,
  type Step,
} from '../../processes/index.ts'
import { templateOf, undertakingsOf } from '../../templates/index.ts'
import { windowOf, type Docket } from '../docket.ts'
import { explain } from '../explain.ts'
import type { Refusal } from '../rules/refusal.ts'
import { closeDocket, openDocket, reportDocket, withdrawDocket } from '../steps/dockets.ts'
import type { In } from '../steps/dockets.ts'
import { ratifySubmission, submitTo } from '../steps/submissions.ts'
import { lockDocket } from '../store/dockets.ts'
import { lockSubmission } from '../store/submissions.ts'
import type { FormName, Returned } from '../views/parts.tsx'
import * as forms from './forms.ts'
import { docketAt, showDocket, showSubmission, submissionAt, type Here } from './read.tsx'
import { tellOfExtension } from './telling.ts'

/** Gone between the page and the form: answered as absent, and nothing is saved. */
export type Gone = { readonly kind: 'gone' }
export const gone: Gone = { kind: 'gone' }

type Acting = In & { readonly step: Step; readonly c: Here }

type Work<Schema extends z.ZodType> = (
  acting: Acting,
  typed: z.output<Schema>,
) => Promise<Result<To, Refusal | Gone>>

type Plan<Schema extends z.ZodType> = {
  readonly form: FormName
  readonly schema: Schema
  /** Judges, saves, and says where it leads. */
  readonly work: Work<Schema>
  /** The page that gives the form back. */
  readonly again: (status: 400 | 422, returned: Returned) => Promise<Response>
}

/** One act in a docket: process and docket are held, in this order, until it is saved. */
async function answer<Schema extends z.ZodType<Consent>>(
  c: Here,
  tools: Tools,
  docket: Docket,
  { form: name, schema, work, again }: Plan<Schema>,
): Promise<Response> {
  const form = await posted(c, schema)
  const { t, now: shownAt } = await readerOf(c)
  const typed = { form: name, again: asTyped(form, t), refusal: undefined }
  if (!form.ok) return again(400, typed)
  const actor = await actorOf(c)
  const done = await once<Refusal | Gone>(c, form, async (tx, now) => {
    const locked = await lockProcess(tx, { id: docket.process })
    const held = await lockDocket(tx, docket.id)
    if (!locked || !held) return refuse(gone)
    const process = asOf(locked, docket.draftedAt)
    const via = viaOf(c)
    const { permanence, undertakings } = form.data
    const asked = undertakings ? undertakingsOf(process.pin) : undefined
    const given = { permanence, via, undertakings: asked, now }
    const agreed = actor && (await actsNow(tx, tools, actor, given))
    const step: Step = { tx, clock: tools.clock, now, by: { kind: 'person', actor: agreed }, via }
    return work({ c, step, process, docket: held }, form.data)
  })
  if (done.ok) return done.value
  if (done.refusal.kind === 'gone') return absent(c)
  const { read } = c.var.here.database
  const process = await findProcess(read, { id: docket.process })
  if (!process) return absent(c)
  const template = await templateOf(read, process.pin)
  return again(422, { ...typed, refusal: explain(done.refusal, { t, template, now: shownAt }) })
}

export const actRoutes =
  (tools: Tools): Mount =>
  (app) => {
    mountDocket(app, tools)
    mountRatification(app, tools)
  }

const docketPath = ({ id }: Pick<Docket, 'id'>): To => `/dockets/${id}`

const backTo =
  (path: To) =>
  (done: Result<unknown, Refusal>): Result<To, Refusal> =>
    done.ok ? ok(path) : done

function mountDocket(app: Hono<SiteEnv>, tools: Tools) {
  const form = <Schema extends z.ZodType<Consent>>(
    path: string,
    plan: Omit<Plan<Schema>, 'again'>,
  ) =>
    app.post(`/dockets/:id/${path}`, async (c) => {
      const docket = await docketAt(c)
      if (!docket) return absent(c)
      const again: Plan<Schema>['again'] = (status, returned) =>
        showDocket(c, tools, docket, { status, returned })
      return answer(c, tools, docket, { ...plan, again })
    })

  form('submissions', {
    form: 'submission',
    schema: forms.SubmissionForm,
    work: async ({ step, process, docket }, { as: capacity, words, pending, from }) => {
      const done = await submitTo(step, { process, docket }, { capacity, words, pending })
      if (!done.ok) return done
      const { id } = done.value
      const actor = step.by.kind === 'person' ? step.by.actor : undefined
      const kept = await keepOrigin(tools, step, actor, { from, thing: `submission:${id}` })
      return kept.ok ? ok<To>(`/dockets/${docket.id}/submissions/${id}`) : refuse(gone)
    },
  })
  form('openings', {
    form: 'opening',
    schema: forms.OpeningForm,
    work: async ({ step, ...held }, { closesOn, published }) =>
      backTo(docketPath(held.docket))(await openDocket(step, held, { closesOn, published })),
  })
  form('extensions', {
    form: 'extension',
    schema: forms.ExtensionForm,
    work: (acting, asked) => extend(acting, tools, asked),
  })
  form('closings', {
    form: 'closing',
    schema: forms.ClosingForm,
    work: async ({ step, ...held }) =>
      backTo(docketPath(held.docket))(await closeDocket(step, held)),
  })
  form('reports', {
    form: 'report',
    schema: forms.ReportForm,
    work: async ({ step, ...held }, { title, href }) =>
      backTo(docketPath(held.docket))(await reportDocket(step, held, { title, href })),
  })
  form('withdrawals', {
    form: 'withdrawal',
    schema: forms.WithdrawalForm,
    work: async ({ step, ...held }, { reason }) =>
      backTo(docketPath(held.docket))(await withdrawDocket(step, held, reason)),
  })
}

type Extending = { readonly to: string; readonly reason: string }

/** For everybody: the window, its line in the steward log, and a mail to those concerned. */
async function extend(
  { c, step, process, docket }: Acting,
  tools: Tools,
  asked: Extending,
): Promise<Result<To, Refusal>> {
  const id = docket.state.kind === 'open' ? windowOf(docket) : undefined
  const window = id && (await lockWindow(step.tx, id))
  if (!window) return refuse({ kind: 'not-opened' })
  const extended = await extendWindowOf(step, process, window, asked)
  if (!extended.ok) return extended
  await tellOfExtension(c, tools, {
    step,
    process,
    docket,
    window: extended.value,
    reason: asked.reason,
  })
  return ok(docketPath(docket))
}

function mountRatification(app: Hono<SiteEnv>, tools: Tools) {
  app.post('/dockets/:id/submissions/:sid/ratifications', async (c) => {
    const found = await submissionAt(c)
    if (!found) return absent(c)
    return answer(c, tools, found.docket, {
      form: 'ratification',
      schema: forms.RatificationForm,
      work: async ({ step, process, docket }, { inFavour, against, abstaining }) => {
        const submission = await lockSubmission(step.tx, found.submission.id)
        if (!submission) return refuse(gone)
        const votes = { inFavour, against, abstaining }
        const done = await ratifySubmission(step, { process, docket, submission }, votes)
        return backTo(`/dockets/${docket.id}/submissions/${submission.id}`)(done)
      },
      again: (status, returned) => showSubmission(c, found, { status, returned }),
    })
  })
}
