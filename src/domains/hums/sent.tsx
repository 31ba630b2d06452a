/** How the forms of this domain are answered: parse, load, decide, save, or given back as typed. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { absent, page, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import {
  hostingOf,
  loadMeeting,
  lockMeeting,
  meetingId,
  workingOn,
  type Hosting,
  type Meeting,
  type MeetingId,
  type MeetingWorking,
} from '../meetings/index.ts'
import {
  actorOf,
  answerForm,
  gone,
  type Acting as Sent,
  type Gone,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import type { Returned, Saying } from '../rooms/index.ts'
import { explain } from './explain.ts'
import type { Acting } from './forms.ts'
import { humId, type Hum } from './hum.ts'
import { loadHums, type Asked } from './load.ts'
import type { Refusal } from './refusal.ts'
import { findHum } from './store.ts'
import { HumPage, HumsPage } from './views.tsx'

export type Here = Context<SiteEnv>
/** A site without a gateway for SMS gives out no codes. */
export type HumTools = Tools

export async function askedBy(c: Here, tools: HumTools, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const takesMessages = tools.smsSecret !== undefined
  return { read, now: clock.now(), viewer: await actorOf(c), returned, takesMessages }
}

/** Where the room shows it. */
const roomOf = ({ id }: Pick<Meeting, 'id'>): To => `/meetings/${id}/room#hums`

type Plan<Schema extends z.ZodType<Acting>, Thing extends readonly unknown[]> = {
  readonly form: string
  readonly schema: Schema
  readonly act: (
    working: MeetingWorking,
    meeting: Meeting,
    ...rest: readonly [...Thing, z.output<Schema>]
  ) => Promise<Result<unknown, Refusal>>
}

type Of<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  /** Locked where one act at a time may be done to it; read where a thousand come at once. */
  readonly find: (tx: Sent<unknown>['tx']) => Promise<Meeting | undefined>
  readonly act: (
    working: MeetingWorking,
    meeting: Meeting,
    data: z.output<Schema>,
  ) => Promise<Result<unknown, Refusal>>
  readonly hosting: Hosting
  readonly form: string
  readonly again: (returned: Returned) => Promise<Response>
}

async function answer<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: HumTools,
  { schema, find, act, hosting: host, form, again: giveBack }: Of<Schema>,
): Promise<Response> {
  const template = host.kind === 'process' ? host.template : undefined
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const meeting = await find(sent.tx)
      const hosting = meeting && (await hostingOf(sent.tx, meeting.host))
      if (!meeting || !hosting) return refuse(gone)
      const acted = await act(await workingOn(sent, hosting, tools), meeting, sent.data)
      return acted.ok ? ok(roomOf(meeting)) : acted
    },
    again: (again, refusal) => {
      const now = c.var.here.database.clock.now()
      const why = (saying: Saying) =>
        refusal ? explain(refusal, { ...saying, template, now }) : ''
      return giveBack({ form, again, refusal: refusal && why })
    },
  })
}

const statusOf = ({ refusal }: Returned) => (refusal ? 422 : 400)

async function whereIs(c: Here, id: MeetingId): Promise<Hosting | undefined> {
  const { read } = c.var.here.database
  const meeting = await loadMeeting(read, id)
  return meeting && hostingOf(read, meeting.host)
}

export async function onMeeting<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: HumTools,
  plan: Plan<Schema, readonly []>,
): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const hosting = id && (await whereIs(c, id))
  if (!id || !hosting) return absent(c)
  return answer(c, tools, {
    ...plan,
    hosting,
    find: (tx) => lockMeeting(tx, id),
    again: async (returned) => {
      const scene = await loadHums(await askedBy(c, tools, returned), id)
      if (!scene) return absent(c)
      return page(c, <HumsPage scene={scene} />, { status: statusOf(returned) })
    },
  })
}

export async function onHum<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: HumTools,
  plan: Plan<Schema, readonly [Hum]>,
): Promise<Response> {
  const id = humId(c.req.param('id') ?? '')
  const hum = id && (await findHum(c.var.here.database.read, id))
  const hosting = hum && (await whereIs(c, hum.meeting))
  if (!hum || !hosting) return absent(c)
  return answer(c, tools, {
    schema: plan.schema,
    form: plan.form,
    hosting,
    find: (tx) => loadMeeting(tx, hum.meeting),
    act: (working, meeting, data) => plan.act(working, meeting, hum, data),
    again: async (returned) => {
      const scene = await loadHums(await askedBy(c, tools, returned), hum.meeting)
      const found = scene?.hums.find((one) => one.id === hum.id)
      if (!scene || !found) return absent(c)
      return page(c, <HumPage scene={scene} hum={found} />, { status: statusOf(returned) })
    },
  })
}
