/** How a form of a call is answered: parse, load, decide, save, answer; the same for each. */
import type { Context } from 'hono'
import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import { absent, once, page, posted, readerOf, type To } from '../../../platform/http/index.ts'
import { ok, type Instant, type Result } from '../../../platform/values.ts'
import {
  actorOf,
  actsNow,
  asTyped,
  viaOf,
  type Actor,
  type Consent,
  type Gone,
  type SiteEnv,
  type Tools,
} from '../../people/index.ts'
import { phaseOf, type Call, type CallId } from '../call.ts'
import type { Behind, ObjectionId } from '../objection.ts'
import { partyOf } from '../rules/rule-of.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { CallSection } from '../section.ts'
import { closeCall } from '../steps/calls.ts'
import type { Step } from '../steps/step.ts'
import { lockCall } from '../store/calls.ts'
import { lockObjection } from '../store/objections.ts'
import type { TextSource } from '../text-source.ts'
import type { FormName, Returned } from '../views/shown.ts'
import { contextOf, type Asked, type Context as Around } from './load.ts'

export type Here = Context<SiteEnv>

/** The tools of every domain, and the texts that calls are about. */
export type CallTools = Tools & {
  readonly texts: TextSource
  /** Below the designations of a call, from later domains. */
  readonly sections?: readonly CallSection[]
}

export async function askedBy(c: Here, texts: TextSource, returned?: Returned): Promise<Asked> {
  const { database } = c.var.here
  const actor = await actorOf(c)
  return { texts, read: database.read, now: database.clock.now(), actor, returned }
}

/** One act about to happen in a call that is held. */
export type Acting = {
  readonly step: Step
  readonly call: Call
  readonly around: Around
}

type Plan<Schema extends z.ZodType> = {
  readonly schema: Schema
  /** Which form of the page it was, where that depends on what was sent. */
  readonly form: FormName | ((typed: Readonly<Record<string, unknown>>) => FormName)
  /** The page that gives the form back; absent where there is nothing at this address. */
  readonly again: (asked: Asked) => Promise<ComponentChild | undefined>
  readonly act: (acting: Acting, typed: z.output<Schema>) => Promise<Result<To, Refusal | Gone>>
}

/** A form about one call, whichever address it was sent to. */
export async function answerForm<Schema extends z.ZodType<Consent>>(
  c: Here,
  tools: CallTools,
  id: CallId,
  plan: Plan<Schema>,
): Promise<Response> {
  const form = await posted(c, plan.schema)
  const { t } = await readerOf(c)
  const name = typeof plan.form === 'string' ? plan.form : plan.form(form.typed)
  const giveBack = async (status: 400 | 422, refusal?: Refusal) => {
    const returned = { form: name, again: asTyped(form, t), refusal }
    const node = await plan.again(await askedBy(c, tools.texts, returned))
    return node ? page(c, node, { status }) : absent(c)
  }
  if (!form.ok) return giveBack(400)
  const actor = await actorOf(c)
  const done = await once<Refusal | Gone>(c, form, async (tx, now) => {
    const call = await lockCall(tx, id)
    if (!call) return { ok: false, refusal: { kind: 'absent' } }
    const acting = await begin(c, tools, { tx, now, actor }, { call, consent: form.data })
    return plan.act(acting, form.data)
  })
  if (done.ok) return done.value
  return done.refusal.kind === 'absent' ? absent(c) : giveBack(422, done.refusal)
}

type Moment = { readonly tx: Tx; readonly now: Instant; readonly actor: Actor | undefined }

async function begin(
  c: Here,
  tools: CallTools,
  { tx, now, actor }: Moment,
  { call, consent }: { readonly call: Call; readonly consent: Consent },
): Promise<Acting> {
  const via = viaOf(c)
  const before = await contextOf(tx, call, actor)
  const { permanence, undertakings } = consent
  const given = {
    permanence,
    via,
    now,
    undertakings: undertakings ? before.rule.undertakings : undefined,
  }
  const agreed = actor && (await actsNow(tx, tools, actor, given))
  const around = { ...before, party: partyOf(before.process, agreed, before.rule) }
  const step = { tx, clock: tools.clock, now, party: around.party, rule: around.rule, via } as const
  return { step, call: await closedByTheHour(step, call), around }
}

/** The first to act after the end does what the clock's job would do a moment later. */
export async function closedByTheHour(step: Step, call: Call): Promise<Call> {
  if (call.state.kind !== 'open' || phaseOf(call, step.now) !== 'closed') return call
  const closed = await closeCall(step, call)
  return closed.ok ? closed.value : call
}

/** The objection of a form, held with its call. */
export async function heldObjection(tx: Tx, call: Call, id: ObjectionId): Promise<Behind> {
  const behind = await lockObjection(tx, id)
  if (behind?.objection.call !== call.id) throw new Error(`no objection ${id} in ${call.id}`)
  return behind
}

export const goTo =
  (path: To) =>
  <Value,>(done: Result<Value, Refusal>): Result<To, Refusal> =>
    done.ok ? ok(path) : done
