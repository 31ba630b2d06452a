/** Asks the owner of an address whether it was them, and does it once they have said so. */
import { newUlid } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Received } from '../../platform/mail/inbox/index.ts'
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { agreementKey, agreeOnTheWay, findAccount, findActor, gone } from '../people/index.ts'
import type { Gone } from '../people/index.ts'
import { queueAnswer } from './answers.ts'
import type { Done, NotDone } from './door.ts'
import { askingMail } from './mails.ts'
import {
  mayAsk,
  PENDING_FOR,
  settle,
  type Pending,
  type PendingId,
  type PendingRefusal,
  type Why,
} from './pending.ts'
import { perform, type Outcome, type Performing } from './performing.ts'
import { readerOf, type Known, type Replying } from './replying.ts'
import { sealedPath } from './seals.ts'
import { filesOf, keepFiles } from './store-pending-files.ts'
import { addPending, lockPending, pendingOf, savePending } from './store-pending.ts'

/** Nothing is attributed to anybody: it waits, and one mail asks. */
export async function hold(
  replying: Replying,
  tx: Tx,
  { actor, account, request, now, received = [] }: Performing,
  why: Why,
): Promise<Received> {
  const recent = await pendingOf(tx, actor.person, now)
  const may = mayAsk(why.kind === 'unproven' ? recent : recent.filter(isUnread), now)
  if (may === 'full') return { held: 'replies.why.too-many' }
  const shown = why.kind === 'unread' ? why.undertakings : undefined
  const pending: Pending = {
    id: newUlid(replying.clock) as string as PendingId,
    person: actor.person,
    why: why.kind,
    request,
    undertakings: shown && agreementKey(shown.id, shown.version),
    created: now,
    expires: after(now, PENDING_FOR),
    state: 'waiting',
  }
  await addPending(tx, pending)
  await keepFiles(tx, pending.id, received)
  if (may === 'ask') await ask(replying, tx, { pending, why, account, now })
  return 'taken'
}

/** Asked before anything of a mail is written to a disk. */
export async function isHolding(tx: Tx, { actor, now }: Performing): Promise<boolean> {
  return mayAsk(await pendingOf(tx, actor.person, now), now) !== 'full'
}

const isUnread = ({ why }: Pending) => why === 'unread'

type Asking = Pick<Known, 'account'> & {
  readonly pending: Pending
  readonly why: Why
  readonly now: Instant
}

async function ask(replying: Replying, tx: Tx, { pending, why, account, now }: Asking) {
  const { outbox, url } = replying
  const { id, request, expires } = pending
  const href = `${url}${sealedPath(outbox.seal, 'pending', id)}`
  const written = askingMail(readerOf(replying, account), {
    request,
    why,
    days: PENDING_FOR / days(1),
    href,
  })
  const about = `pending:${id}`
  await queueAnswer(replying, tx, { account, request, written, about, expires }, now)
}

export type Confirmed = Known & {
  readonly pending: Pending
  readonly outcome: Outcome
  /** Their word, and what they agreed to with it, where the rest was taken back. */
  readonly keepWord: (tx: Tx, now: Instant) => Promise<void>
}
export type NotConfirmed = PendingRefusal | Gone

/**
 * Does it by the rules of now. What comes back as anything but `done` is to be taken back by the
 * caller, together with this: then it waits on, until its week is over.
 */
export async function confirm(
  replying: Replying,
  tx: Tx,
  id: PendingId,
  now: Instant,
): Promise<Result<Confirmed, NotConfirmed>> {
  const found = await lockPending(tx, id)
  const known = found && (await knownAs(replying, tx, found, now))
  if (!found || !known) return refuse(gone)
  const settled = settle(found, 'confirmed', now)
  if (!settled.ok) return settled
  const pending = settled.value
  const files = await filesOf(tx, id)
  await savePending(tx, pending, now)
  const { request } = pending
  // Where some could not be taken none were: the answer names them.
  const received = files.length === 0 && request.files.length > 0 ? undefined : files
  const performing = { ...known, request, now, received }
  const first = await perform(replying, tx, performing)
  const save = (at: Tx, when: Instant) => savePending(at, pending, when)
  if (!isAgreedBy(pending, first)) return ok({ ...known, pending, outcome: first, keepWord: save })
  const { undertakings } = first
  const given = { permanence: true, undertakings, via: 'mail' } as const
  const actor = await agreeOnTheWay(tx, known.actor, given, now)
  const outcome = await perform(replying, tx, { ...performing, actor })
  const keepWord = async (at: Tx, when: Instant) => {
    await save(at, when)
    await agreeOnTheWay(at, known.actor, given, when)
  }
  return ok({ ...known, actor, pending, outcome, keepWord })
}

/** It was them, and they have not read yet what one reads first: only that is asked from here. */
export async function holdUntilRead(
  replying: Replying,
  tx: Tx,
  { pending, ...known }: Known & { readonly pending: Pending },
  why: Extract<Why, { kind: 'unread' }>,
): Promise<Received> {
  const now = replying.clock.now()
  const received = await filesOf(tx, pending.id)
  await savePending(tx, { ...pending, state: 'confirmed' }, now)
  return hold(replying, tx, { ...known, request: pending.request, now, received }, why)
}

/** They answered to the very texts that are asked for now. */
const isAgreedBy = (
  { why, undertakings }: Pending,
  outcome: Outcome,
): outcome is Extract<NotDone, { kind: 'unread' }> =>
  outcome.kind === 'unread' &&
  why === 'unread' &&
  (outcome.undertakings === undefined ||
    agreementKey(outcome.undertakings.id, outcome.undertakings.version) === undertakings)

export const isDone = (outcome: Outcome): outcome is Done => outcome.kind === 'done'

/** It was not them: it never happened. */
export async function disown(
  tx: Tx,
  id: PendingId,
  now: Instant,
): Promise<Result<Pending, NotConfirmed>> {
  const found = await lockPending(tx, id)
  if (!found) return refuse(gone)
  const settled = settle(found, 'disowned', now)
  if (settled.ok) await savePending(tx, settled.value, now)
  return settled
}

async function knownAs(
  { officesOf }: Replying,
  tx: Tx,
  { person }: Pending,
  now: Instant,
): Promise<Known | undefined> {
  const account = await findAccount(tx, { person })
  const actor = account && (await findActor(tx, person, { officesOf, now }))
  return actor && account && { actor, account }
}
