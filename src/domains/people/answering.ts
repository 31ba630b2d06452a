/** How a form is answered: parse, who acts, decide and save in `work`, or give back as typed. */
import type { Context } from 'hono'
import type { z } from 'zod'
import type { Tx } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { absent, once, posted, readerOf, signInThenAgain } from '../../platform/http/index.ts'
import type { Posted, SentFile, To } from '../../platform/http/index.ts'
import type { Via } from '../../platform/record/index.ts'
import type { Instant, Result } from '../../platform/values.ts'
import { agreeOnTheWay, type Given } from './agreeing.ts'
import type { Actor } from './person.ts'
import { actorOf, asTyped, type SiteEnv, type Tools } from './tools.ts'

type Here = Context<SiteEnv>

/** Nothing stands at this address any more: answered as absent, and nothing is saved. */
export type Gone = { readonly kind: 'absent' }
export const gone: Gone = { kind: 'absent' }

const isGone = (refusal: { readonly kind: string }): refusal is Gone => refusal.kind === gone.kind

/** JSON comes from programs, forms from people. */
export const viaOf = (c: Pick<Here, 'req'>): Via =>
  c.req.header('content-type')?.startsWith('application/json') ? 'api' : 'web'

/** Who acts, as the transaction sees them and not as they were when the form came. */
export async function actsNow(
  tx: Tx,
  { officesOf }: Pick<Tools, 'officesOf'>,
  viewer: Actor,
  given: Given & { readonly now: Instant },
): Promise<Actor> {
  const { now, ...agreed } = given
  const offices = await officesOf(tx, viewer.person, now)
  return agreeOnTheWay(tx, { ...viewer, ...offices }, agreed, now)
}

export type Acting<Data> = {
  readonly tx: Tx
  readonly now: Instant
  readonly via: Via
  /** With offices and agreements as the transaction sees them. */
  readonly actor: Actor
  readonly data: Data
}

export type FormPlan<Schema extends z.ZodType<{ readonly permanence: boolean }>, Refusal> = {
  readonly schema: Schema
  readonly work: (acting: Acting<z.output<Schema>>) => Promise<Result<To, Refusal | Gone>>
  /** Takes files that came along, before the transaction; what it gives back hears how it ended. */
  readonly beforehand?: (
    files: readonly SentFile[],
  ) => Promise<Result<(isKept: boolean) => Promise<void>, Refusal>>
  /** What it leads to names nobody: nothing that names somebody is recorded beside it. */
  readonly isUnsaid?: boolean
  /** The page that gives the form back; without a refusal its fields were malformed. */
  readonly again: (form: Again, refusal?: Refusal) => Promise<Response>
}

/** A form of somebody who is signed in; what was ticked on the way is saved with the act. */
export async function answerForm<
  Schema extends z.ZodType<{ readonly permanence: boolean }>,
  Refusal extends { readonly kind: string },
>(
  c: Here,
  tools: Pick<Tools, 'officesOf'>,
  { schema, work, again, beforehand, isUnsaid = false }: FormPlan<Schema, Refusal>,
): Promise<Response> {
  const sent: Posted<z.output<Schema>> = await posted(c, schema, beforehand !== undefined)
  const viewer = await actorOf(c)
  if (!viewer) return signInThenAgain(c)
  const form = asTyped(sent, (await readerOf(c)).t)
  if (!sent.ok) return again(form)
  const { data } = sent
  const via = viaOf(c)
  const ready = await beforehand?.(sent.files)
  if (ready && !ready.ok) return again(form, ready.refusal)
  const done = await once<Refusal | Gone>(c, sent, async (tx, now) => {
    const { permanence } = data
    const actor = await actsNow(tx, tools, viewer, { permanence, via, isUnsaid, now })
    return work({ tx, now, via, actor, data })
  })
  await ready?.value(done.ok)
  if (done.ok) return done.value
  return isGone(done.refusal) ? absent(c) : again(form, done.refusal)
}
