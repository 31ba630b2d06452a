/** How each form about an outcome is answered: parse, load, decide, save, answer. */
import type { Context } from 'hono'
import type { ComponentChild } from 'preact'
import { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import {
  absent,
  once,
  page,
  posted,
  readerOf,
  signInThenAgain,
  tick,
  type To,
} from '../../../platform/http/index.ts'
import type { Via } from '../../../platform/record/index.ts'
import { refuse, type Instant, type Result } from '../../../platform/values.ts'
import { actorOf, agreeOnTheWay, asTyped, type SiteEnv, type Tools } from '../../people/index.ts'
import { findProcess, undertakingsOf, type Process, type Step } from '../../processes/index.ts'
import type { CommitmentId } from '../commitment.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { FormName, Returned } from '../views/shown.ts'

export type Here = Context<SiteEnv>

/** In every form: the boxes that somebody ticks on the way to a first act. */
export const Acting = z.object({ permanence: tick(), undertakings: tick() })
export type Acting = z.output<typeof Acting>

/** JSON comes from programs, forms from people. */
export const viaOf = (c: Here): Via =>
  c.req.header('content-type')?.startsWith('application/json') ? 'api' : 'web'

type Gone = { readonly kind: 'absent' }
export const gone: Gone = { kind: 'absent' }

export type Plan<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  readonly form: FormName
  readonly about?: CommitmentId
  /** Undefined where there is nothing at this address any more. */
  readonly process: (tx: Tx) => Promise<Process | undefined>
  /** The page that gives the form back. */
  readonly again: (returned: Returned) => Promise<ComponentChild | undefined>
  readonly act: (
    step: Step,
    process: Process,
    typed: z.output<Schema>,
  ) => Promise<Result<To, Refusal | Gone>>
}

export async function answerForm<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema>,
): Promise<Response> {
  const sent = await posted(c, plan.schema)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const { t } = await readerOf(c)
  const giveBack = async (status: 400 | 422, refusal?: Refusal) => {
    const { form, about } = plan
    const node = await plan.again({ form, about, again: asTyped(sent, t), refusal })
    return node ? page(c, node, { status }) : absent(c)
  }
  if (!sent.ok) return giveBack(400)
  const done = await once<Refusal | Gone>(c, sent, async (tx: Tx, now: Instant) => {
    const process = await plan.process(tx)
    if (!process) return refuse(gone)
    const { permanence, undertakings } = sent.data
    const given = {
      permanence,
      undertakings: undertakings ? undertakingsOf(process.pin) : undefined,
      via: viaOf(c),
    }
    const by = { kind: 'person', actor: await agreeOnTheWay(tx, actor, given, now) } as const
    const step: Step = { tx, clock: tools.clock, now, by, via: given.via }
    return plan.act(step, process, sent.data)
  })
  if (done.ok) return done.value
  return done.refusal.kind === 'absent' ? absent(c) : giveBack(422, done.refusal)
}

/** The process that something belongs to; a missing one is a broken world. */
export async function processOf(tx: Tx, id: Process['id']): Promise<Process> {
  const process = await findProcess(tx, { id })
  if (!process) throw new Error(`no process ${id}`)
  return process
}
