/** HTTP for calling meetings: the form, its preview, and the announcement. */
import { absent, page, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { VideoKind } from '../../platform/video/index.ts'
import { actorOf, answerForm, type Gone, type Mount, type Tools } from '../people/index.ts'
import { workingOn, type Here } from './acting.tsx'
import { callAsked, Calling } from './forms.ts'
import type { Hosting } from './hosting.ts'
import { hostNamed, loadNew } from './load-new.ts'
import { madeBy } from './own-links.ts'
import type { Refusal } from './refusal.ts'
import type { Plan } from './rules-calling.ts'
import type { Returned } from './shown.ts'
import { callMeetings, planOf } from './steps-calling.ts'
import { NewPage } from './views-new.tsx'

export const callRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings/new', (c) => showNew(c, tools))
    app.post('/meetings', (c) => call(c, tools))
  }

/** Nothing was refused and nothing is saved: what was asked for, day by day. */
type Previewed = { readonly kind: 'preview'; readonly plan: Plan; readonly hosting: Hosting }
const isPreview = (refusal: { readonly kind: string }): refusal is Previewed =>
  refusal.kind === 'preview'

/** Fields that an address may fill in, as the finder of fair slots does. */
const FILLED = ['title', 'kind', 'from', 'minutes', 'repeats', 'every', 'count', 'dates'] as const
const FILLED_LENGTH_MAX = 2_000

/** `slots=15:00@Africa/Nairobi,10:00@America/Toronto`. */
function slotFields(raw: string): Readonly<Record<string, string>> {
  const slots = raw.split(',').slice(0, 3)
  return Object.fromEntries(
    slots.flatMap((slot, index) => {
      const [time = '', zone = ''] = slot.split('@')
      return [
        [`time${index + 1}`, time],
        [`zone${index + 1}`, zone],
      ]
    }),
  )
}

function filledIn(c: Here): Returned | undefined {
  const given = FILLED.flatMap((name) => {
    const value = c.req.query(name)
    return value === undefined ? [] : [[name, value.slice(0, FILLED_LENGTH_MAX)] as const]
  })
  const slots = c.req.query('slots')
  if (given.length === 0 && slots === undefined) return undefined
  const typed = {
    kind: 'call',
    repeats: 'once',
    fold: 'earlier',
    ...Object.fromEntries(given),
    ...slotFields((slots ?? '').slice(0, FILLED_LENGTH_MAX)),
  }
  return { form: 'call', again: { typed }, refusal: undefined }
}

async function showNew(c: Here, tools: Tools): Promise<Response> {
  const [process, body] = [c.req.query('process'), c.req.query('body')]
  const named = process === undefined ? `body:${body ?? ''}` : `process:${process}`
  const hosting = await hostNamed(c.var.here.database.read, named)
  if (!hosting) return absent(c)
  return showForm(c, hosting, { returned: filledIn(c), video: tools.video?.kind })
}

type Form = {
  readonly returned: Returned | undefined
  readonly plan?: Plan
  readonly video: VideoKind | undefined
  readonly status?: 200 | 400 | 422
}

async function showForm(c: Here, hosting: Hosting, { returned, plan, video, status = 200 }: Form) {
  const { read, clock } = c.var.here.database
  const asked = { read, now: clock.now(), viewer: await actorOf(c), returned }
  const shown = await loadNew(asked, hosting, plan)
  return page(c, <NewPage shown={{ ...shown, video }} />, { status })
}

async function call(c: Here, tools: Tools): Promise<Response> {
  const video = tools.video?.kind
  return answerForm<typeof Calling, Refusal | Previewed>(c, tools, {
    schema: Calling,
    work: async (sent): Promise<Result<To, Refusal | Previewed | Gone>> => {
      const hosting = await hostNamed(sent.tx, sent.data.host)
      if (!hosting) return refuse({ kind: 'no-such-host' })
      const working = await workingOn(sent, hosting, tools)
      const made = madeBy(tools, sent.data)
      if (!made.ok) return made
      const asked = callAsked(sent.data, made.value)
      if (sent.data.step === 'preview') {
        const plan = await planOf(working, asked)
        return plan.ok ? refuse({ kind: 'preview', plan: plan.value, hosting }) : plan
      }
      const called = await callMeetings(working, asked)
      if (!called.ok) return called
      const { series, meetings } = called.value
      return ok<To>(series ? `/series/${series}` : `/meetings/${meetings[0]?.id ?? ''}`)
    },
    again: async (again, refusal) => {
      if (refusal && isPreview(refusal)) {
        const returned = { form: 'call', again, refusal: undefined }
        return showForm(c, refusal.hosting, { returned, plan: refusal.plan, video })
      }
      const { read } = c.var.here.database
      const host = again.typed['host']
      const hosting = await hostNamed(read, typeof host === 'string' ? host : '')
      if (!hosting) return absent(c)
      const status = refusal ? 422 : 400
      return showForm(c, hosting, { returned: { form: 'call', again, refusal }, video, status })
    },
  })
}
