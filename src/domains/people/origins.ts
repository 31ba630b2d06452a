/**
 * What a form may grow from, as a message of a thread: an interface, implemented by a later domain.
 * Whoever sends the form keeps the link in the same transaction, so that neither is without the
 * other.
 */
import { z } from 'zod'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import type { Asking } from '../../platform/http/index.ts'
import type { Via } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { gone, type Gone } from './answering.ts'
import type { Actor } from './person.ts'
import { actorOf } from './tools.ts'

export type Thing = `${string}:${string}`

type Step = { readonly tx: Tx; readonly now: Instant; readonly via: Via }

export type Origins = {
  /** Nothing for whoever may not make anything of it, as for what is not there. */
  readonly wordsFor: (db: Read | Tx, actor: Actor, from: string) => Promise<string | undefined>
  /** @returns false where this actor may not: then nothing of the form is saved either */
  readonly keep: (
    step: Step,
    actor: Actor,
    link: { readonly from: string; readonly thing: Thing },
  ) => Promise<boolean>
}

export type WithOrigins = { readonly origins?: Origins }

/** `message:01J…` is all that it ever is. */
const ORIGIN_LENGTH_MAX = 80

/** The hidden field of a form that grew from something, and the query that opens it. */
export const ORIGIN_FIELD = 'from'

export const origin = z
  .string()
  .max(ORIGIN_LENGTH_MAX)
  .optional()
  .transform((raw) => (raw === '' ? undefined : raw))

/** A form opened from something: with its words in the field `into`, and where they came from. */
export async function openedFrom(
  c: Asking,
  { origins }: WithOrigins,
  into: string,
): Promise<Again | undefined> {
  const from = c.req.query(ORIGIN_FIELD)
  const actor = from === undefined || !origins ? undefined : await actorOf(c)
  if (from === undefined || !actor) return undefined
  const words = await origins?.wordsFor(c.var.here.database.read, actor, from)
  return words === undefined ? undefined : { typed: { [ORIGIN_FIELD]: from, [into]: words } }
}

/** Where a form names what it grew from, the link is kept; or nothing is. */
export async function keepOrigin(
  { origins }: WithOrigins,
  step: Step,
  actor: Actor | undefined,
  { from, thing }: { readonly from: string | undefined; readonly thing: Thing },
): Promise<Result<true, Gone>> {
  if (from === undefined) return ok(true)
  const kept = actor && (await origins?.keep(step, actor, { from, thing }))
  return kept ? ok(true) : refuse(gone)
}
