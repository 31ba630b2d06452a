/**
 * An objection that does not say what would settle it: it is safe, its author is asked once, and it
 * is recorded with the answer, or without one while the call is still open.
 */
import { newUlid } from '../../platform/clock.ts'
import type { Database, Read, Tx } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import { after, days, hours, minutes, type Instant } from '../../platform/values.ts'
import { isLabel, understand, type Understood } from '../commands/index.ts'
import { callId, datesOf, findCall, REASON_MAX } from '../decisions/index.ts'
import { findAccount, findActor } from '../people/index.ts'
import { answer, queueAnswer, saidOf } from './answers.ts'
import { idIn } from './doors-ground.ts'
import { remedyMail } from './mails.ts'
import { perform, type Outcome, type Performing } from './performing.ts'
import { readerOf, type Known, type Replying } from './replying.ts'
import type { Request } from './request.ts'
import * as store from './store-remedies.ts'

/** What an answer to the question is about: `remedy:01J…`. */
export const REMEDY = 'remedy'

const ASKED_FOR = days(1)
/** Recorded so long before the close, whatever keeps the program busy then. */
const BEFORE_CLOSE = hours(1)
/** Less time than this is none to ask in. */
const WORTH_ASKING = minutes(30)

/** Until when there is time to ask; nothing where it is recorded as it is. */
export async function timeToAsk(
  db: Read | Tx,
  understood: Understood,
  { about }: Request,
  now: Instant,
): Promise<Instant | undefined> {
  if (understood.kind !== 'command' || understood.command.kind !== 'object') return undefined
  if (understood.command.remedy !== undefined) return undefined
  const id = callId(idIn(about, 'call') ?? '')
  const call = id && (await findCall(db, id))
  const closes = call && datesOf(call)?.closes
  if (closes === undefined) return undefined
  const due = Math.min(after(now, ASKED_FOR), closes - BEFORE_CLOSE) as Instant
  return due - now >= WORTH_ASKING ? due : undefined
}

export async function askForRemedy(
  replying: Replying,
  tx: Tx,
  { account, request, now, asOf = now, due }: Performing & { readonly due: Instant },
): Promise<void> {
  const id = newUlid(replying.clock)
  await store.addWaiting(tx, { id, person: account.person, request, at: asOf, due })
  const reader = readerOf(replying, account)
  const when = formatWhen(due, 'UTC', account.language)
  const written = remedyMail(reader, { request, when })
  const about = `${REMEDY}:${id}`
  await queueAnswer(replying, tx, { account, request, written, about, expires: due }, now)
}

export type Recorded = Performing & {
  readonly id: string
  readonly outcome: Outcome
}

/**
 * Does what waits, with what its author says would settle it. What comes back as anything but
 * `done` is to be taken back by the caller.
 *
 * @returns nothing where it was recorded before
 */
export async function recordWaiting(
  replying: Replying,
  tx: Tx,
  waiting: { readonly id: string; readonly remedy: string | undefined },
  now: Instant,
): Promise<Recorded | undefined> {
  const found = await store.lockWaiting(tx, waiting.id)
  if (!found || found.settled !== undefined) return undefined
  const known = await knownAs(replying, tx, found, now)
  if (!known) return undefined
  await store.settleWaiting(tx, found.id, now)
  const remedy = waiting.remedy?.slice(0, REASON_MAX).toWellFormed()
  const performing = { ...known, request: found.request, now, remedy, asOf: found.at }
  return { ...performing, id: found.id, outcome: await perform(replying, tx, performing) }
}

/** A line that ends it: what was to be recorded is not. */
export function isTakenBack(own: string, language: Known['account']['language']): boolean {
  const understood = understand(own, 'pending', language)
  return (
    understood.kind === 'command' &&
    (understood.command.kind === 'stop' || understood.command.kind === 'leave')
  )
}

export const isAboutRemedy = (about: string): boolean => about.startsWith(`${REMEDY}:`)
export const waitingIn = (about: string): string => about.slice(REMEDY.length + 1)

/** As it was typed, without the word that we asked for it by. */
export const remedyIn = (own: string): string | undefined => {
  const [, label = '', said = ''] = /^\s*([^\n:：]{2,40})[:：]\s*([\s\S]*)$/u.exec(own) ?? []
  const remedy = (isLabel(label) ? said : own).trim()
  return remedy === '' ? undefined : remedy
}

/** The door of the clock: what was not answered is recorded as it is. */
export async function recordDue(
  replying: Replying & { readonly database: Database },
): Promise<void> {
  const { database, clock } = replying
  for (const id of await store.dueNow(database.read, clock.now())) {
    const work = (settling: boolean) =>
      database.transact(async (tx, now) => {
        const recorded = await recordWaiting(replying, tx, { id, remedy: undefined }, now)
        if (!recorded) return
        const { outcome, account, request } = recorded
        if (outcome.kind !== 'done' && !settling) throw new NotRecorded(outcome)
        const said = saidOf(outcome, readerOf(replying, account))
        await answer(replying, tx, { person: account.person, request, said }, now)
      })
    await work(false).catch(async (problem: unknown) => {
      if (!(problem instanceof NotRecorded)) throw problem
      await tellUnrecorded(replying, id, problem.outcome)
    })
  }
}

/** Takes back what was begun. */
class NotRecorded extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

async function tellUnrecorded(
  replying: Replying & { readonly database: Database },
  id: string,
  outcome: Outcome,
): Promise<void> {
  await replying.database.transact(async (tx, now) => {
    const found = await store.lockWaiting(tx, id)
    const known = found && (await knownAs(replying, tx, found, now))
    if (!found) return
    await store.settleWaiting(tx, id, now)
    if (!known) return
    const said = saidOf(outcome, readerOf(replying, known.account))
    const told = { person: found.person, request: found.request, said }
    await answer(replying, tx, told, now)
  })
}

async function knownAs(
  { officesOf }: Replying,
  tx: Tx,
  { person }: store.Waiting,
  now: Instant,
): Promise<Known | undefined> {
  const account = await findAccount(tx, { person })
  const actor = account && (await findActor(tx, person, { officesOf, now }))
  return actor && account && { actor, account }
}
