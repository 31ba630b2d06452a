/** How forms about a meeting are answered: it is held while the rules decide. */
import type { Context } from 'hono'
import type { z } from 'zod'
import type { Tx } from '../../platform/db/index.ts'
import type { To } from '../../platform/http/index.ts'
import { absent } from '../../platform/http/index.ts'
import type { Via } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { actorOf, agreeOnTheWay, answerForm, gone, type Actor } from '../people/index.ts'
import type { FormPlan, Gone, SiteEnv, Tools } from '../people/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import type { Working } from './acts.ts'
import type { Acting } from './forms.ts'
import { type Hosting } from './hosting.ts'
import type { Asked } from './load.ts'
import { meetingId, type Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import type { Returned } from './shown.ts'
import { loadMeeting } from './store.ts'
import { lockHosted } from './hosted.ts'

export type Here = Context<SiteEnv>

/** The page of the meeting, with a form as it was typed. */
export type Again = (c: Here, returned: Returned) => Promise<Response>

export async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

type Sent = {
  readonly tx: Tx
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
  readonly data: Acting
}

/** Who works on a meeting of this host; what they agreed to in the form is saved with the act. */
export async function workingOn(
  { tx, now, via, actor, data }: Sent,
  hosting: Hosting,
  { clock }: Pick<Tools, 'clock'>,
): Promise<Working> {
  const undertakings =
    hosting.kind === 'process' && data.undertakings
      ? undertakingsOf(hosting.process.pin)
      : undefined
  const agreed = await agreeOnTheWay(tx, actor, { permanence: false, undertakings, via }, now)
  return { tx, clock, now, via, actor: agreed, hosting }
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: string
  readonly schema: Schema
  readonly act: (
    working: Working,
    meeting: Meeting,
    data: z.output<Schema>,
  ) => Promise<Result<unknown, Refusal>>
  readonly again: Again
  /** Takes a file that came along; see `answerForm`. */
  readonly beforehand?: FormPlan<Schema, Refusal>['beforehand']
  /** Where on the page it leads back to. */
  readonly to?: string
}

export async function onMeeting<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, act, again, beforehand, to = '' }: Plan<Schema>,
): Promise<Response> {
  const { read } = c.var.here.database
  const id = meetingId(c.req.param('id') ?? '')
  if (!id || !(await loadMeeting(read, id))) return absent(c)
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    ...(beforehand ? { beforehand } : {}),
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const found = await lockHosted(sent.tx, id)
      if (!found) return refuse(gone)
      const { meeting, hosting } = found
      const working = await workingOn(sent, hosting, tools)
      const acted = await act(working, meeting, sent.data)
      return acted.ok ? ok<To>(`/meetings/${id}${to}`) : acted
    },
    again: (again_, refusal) => again(c, { form, again: again_, refusal }),
  })
}
