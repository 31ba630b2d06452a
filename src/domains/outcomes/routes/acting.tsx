/** How each form about an outcome is answered: parse, load, decide, save, answer. */
import type { Context } from 'hono'
import type { ComponentChild } from 'preact'
import { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import { absent, page, type To } from '../../../platform/http/index.ts'
import { refuse, type Result } from '../../../platform/values.ts'
import {
  agreeOnTheWay,
  answerForm as answerAny,
  consent,
  gone,
  type Gone,
  type SiteEnv,
  type Tools,
} from '../../people/index.ts'
import { findProcess, type Process, type Step } from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import type { CommitmentId } from '../commitment.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { FormName, Returned } from '../views/shown.ts'

export type Here = Context<SiteEnv>

/** In every form: the boxes that somebody ticks on the way to a first act. */
export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

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

/** The undertakings are those of the process, which is read with what the form is about. */
export const answerForm = <Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  plan: Plan<Schema>,
): Promise<Response> =>
  answerAny<Schema, Refusal>(c, tools, {
    schema: plan.schema,
    work: async ({ tx, now, via, actor, data }) => {
      const process = await plan.process(tx)
      if (!process) return refuse(gone)
      const undertakings = data.undertakings ? undertakingsOf(process.pin) : undefined
      const given = { permanence: false, undertakings, via }
      const by = { kind: 'person', actor: await agreeOnTheWay(tx, actor, given, now) } as const
      return plan.act({ tx, clock: tools.clock, now, by, via }, process, data)
    },
    again: async (again, refusal) => {
      const { form, about } = plan
      const node = await plan.again({ form, about, again, refusal })
      return node ? page(c, node, { status: refusal ? 422 : 400 }) : absent(c)
    },
  })

/** The process that something belongs to; a missing one is a broken world. */
export async function processOf(tx: Tx, id: Process['id']): Promise<Process> {
  const process = await findProcess(tx, { id })
  if (!process) throw new Error(`no process ${id}`)
  return process
}
