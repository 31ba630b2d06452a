/** A form acts once, however often it is sent. What it does is the route's business. */
import { createHash, createHmac } from 'node:crypto'
import type { Tx } from '../db/index.ts'
import { ok, refuse, type Instant, type Result } from '../values.ts'
import type { Asking } from './env.ts'
import type { Sound } from './posted.ts'
import { seeOther } from './redirect.ts'
import { Refused } from './refused.ts'
import { claimSending, findAnswer, saveAnswer, type FirstAnswer, type Sending } from './replays.ts'

/** Where the result is: a path of ours, without language. */
export type To = `/${string}`

type Outcome<Refusal> =
  | { readonly kind: 'done'; readonly location: string }
  | { readonly kind: 'sent-before'; readonly answer: FirstAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Who is not signed in shares this subject; keys of 128 random bits do not meet. */
const NOBODY = '-'

/**
 * Runs `work` in a transaction unless the same form was sent before, by whomever holds its key.
 *
 * A refusal saves nothing, not the key either, so that the form may be mended and sent again.
 * What is kept of a form is bound to its key, and of the key only a hash: else a secret vote or
 * the answer to a hum, one of three, could be found by trying each.
 *
 * @returns the answer to give, the same for the first sending and every later one; or the refusal
 * @throws Refused without a key (400), or with a key that came with other content (409)
 * @throws NotKept when nothing could be saved (503)
 */
export async function once<Refusal>(
  c: Asking,
  form: Sound<unknown>,
  work: (tx: Tx, now: Instant) => Promise<Result<To, Refusal>>,
): Promise<Result<Response, Refusal>> {
  const key = keyOf(form)
  const sending: Sending = {
    subject: c.var.subject ?? NOBODY,
    key: createHash('sha256').update(key).digest('base64url'),
    action: `${c.req.method} ${c.req.path}`,
    digest: createHmac('sha256', key).update(form.digest).digest('base64url'),
  }
  const outcome = await attempt(c, sending, work)
  if (outcome.kind === 'refused') return refuse(outcome.refusal)
  if (outcome.kind === 'done') return ok(seeOther(c, outcome.location))
  const { answer } = outcome
  if (answer.action !== sending.action || answer.digest !== sending.digest) {
    throw new Refused({ kind: 'other-content' })
  }
  return ok(seeOther(c, answer.location))
}

/** @throws Refused without a key (400): such a form cannot be known again */
export function keyOf({ key }: Pick<Sound<unknown>, 'key'>): string {
  if (key === undefined) throw new Refused({ kind: 'no-key' })
  return key
}

async function attempt<Refusal>(
  c: Asking,
  sending: Sending,
  work: (tx: Tx, now: Instant) => Promise<Result<To, Refusal>>,
): Promise<Outcome<Refusal>> {
  const refusals: Refusal[] = []
  try {
    return await c.var.here.database.transact(async (tx, now): Promise<Outcome<Refusal>> => {
      if (!(await claimSending(tx, sending, now))) {
        const answer = await findAnswer(tx, sending)
        if (!answer) throw new Error('a sending was claimed by another one that is not there')
        return { kind: 'sent-before', answer }
      }
      const done = await work(tx, now)
      if (!done.ok) {
        refusals.push(done.refusal)
        throw new TakenBack()
      }
      await saveAnswer(tx, sending, { status: SEE_OTHER, location: done.value })
      return { kind: 'done', location: done.value }
    })
  } catch (error) {
    const refusal = refusals.at(-1)
    if (error instanceof TakenBack && refusal !== undefined) return { kind: 'refused', refusal }
    throw error
  }
}

const SEE_OTHER = 303

/** Ends the transaction of a refused form without keeping it; only `attempt` sees it. */
class TakenBack extends Error {}
