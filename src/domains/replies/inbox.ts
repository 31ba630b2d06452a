/**
 * Takes mail to secret reply addresses, to the addresses of places, and to the site itself. Who
 * wrote it is decided before what it says; what is not proven is done in nobody's name.
 */
import type { Tx } from '../../platform/db/index.ts'
import { Instead, mayAnswer } from '../../platform/mail/inbox/index.ts'
import type { Arrival, InboxProvider, Proof, Received } from '../../platform/mail/inbox/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { receiveFiles, threadOf, type ReceivedFile } from '../discussions/index.ts'
import { answer, saidOf } from './answers.ts'
import { hear, holdSender, tellOnce } from './heard.ts'
import { confirm, disown, hold, holdUntilRead, isDone, isHolding } from './holding.ts'
import { pendingId } from './pending.ts'
import { perform, understoodOf, weighs, type Outcome, type Performing } from './performing.ts'
import { aboutAt } from './place.ts'
import { readerOf, type Replying } from './replying.ts'
import { aboutKind, requestOf, type Request } from './request.ts'
import { senderOf, type Sender } from './sender.ts'
import {
  askForRemedy,
  isAboutRemedy,
  isTakenBack,
  recordWaiting,
  remedyIn,
  timeToAsk,
  waitingIn,
} from './remedies.ts'
import { findPending } from './store-pending.ts'
import { dropWaiting } from './store-remedies.ts'
import { noteOutcome } from './uncounted.ts'
import { receiveJoining, receiveStranger } from './strangers.ts'

/** Why something is left for the staff. */
export const REPLY_REASONS = [
  'replies.why.stranger',
  'replies.why.unclear',
  'replies.why.too-many',
  'replies.why.too-fast',
  'replies.why.by-list',
  'replies.why.notice',
] as const satisfies InboxProvider['reasons']

export const replyInbox = (replying: Replying): InboxProvider => ({
  name: 'replies',
  reasons: REPLY_REASONS,
  takes: async (read, recipient) => {
    const { replyAddresses, clock } = replying
    const token = await replyAddresses.readToken(read, recipient.local, clock.now())
    if (token) return token.kind !== 'forged'
    return (await aboutAt(read, recipient)) !== undefined
  },
  receive: (tx, arrival, proof, now) => receive(replying, tx, { arrival, proof, now }),
})

type Came = {
  readonly arrival: Arrival
  readonly proof: Proof
  readonly now: Instant
  /** Once they were looked into; absent before that, and where they cannot be taken. */
  readonly files?: { readonly received: readonly ReceivedFile[] | undefined }
  /** What becomes of a mail by which nothing was done; without it, it is dealt with. */
  readonly rest?: Received
}

export async function receive(replying: Replying, tx: Tx, came: Came): Promise<Received> {
  const { arrival, proof, now } = came
  const { mail, recipient, envelope } = arrival
  await holdSender(tx, mail.from[0]?.address ?? envelope.sender, now)
  if (!mayAnswer(mail)) return fromProgram(tx, arrival, now)
  const about = arrival.about ?? (await aboutAt(tx, recipient)) ?? recipient.local
  const request = requestOf(mail, about)
  const sender = await senderOf(replying, tx, { mail, proof }, now)
  switch (sender.kind) {
    case 'unclear':
      return { held: 'replies.why.unclear' }
    case 'stranger':
      // Whoever writes in the name of an address of ours would have us write to ourselves.
      if (isOurs(sender.address, recipient)) return { held: 'replies.why.unclear' }
      return receiveStranger(replying, tx, { ...sender, request, now })
    case 'joining':
      return receiveJoining(replying, tx, { id: sender.id, request, now })
    case 'known':
      return receiveKnown(replying, tx, {
        ...sender,
        ...{ request, now, came, ...came.files },
        asOf: sender.isProven ? arrival.received : undefined,
      })
    default:
      return unreachable(sender)
  }
}

const isOurs = (address: string, recipient: Arrival['recipient']) =>
  domainOf(address) === domainOf(recipient.address)

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Nothing that a program wrote is done or answered; what came through a list may be a person's. */
async function fromProgram(tx: Tx, { mail, envelope }: Arrival, now: Instant): Promise<Received> {
  const isByList = mail.automatic.every((sign) => sign === 'list' || sign === 'precedence')
  const from = mail.from[0]?.address ?? envelope.sender
  const isFirst = isByList && (await tellOnce(tx, from, 'by-list', now))
  return isFirst ? { held: 'replies.why.by-list' } : 'taken'
}

type FromKnown = Extract<Sender, { readonly kind: 'known' }> & Performing & { readonly came: Came }

async function receiveKnown(replying: Replying, tx: Tx, from: FromKnown): Promise<Received> {
  const { actor, account, request, isProven, now } = from
  const isOurs =
    request.messageId !== undefined && (await threadOf(tx, request.messageId, actor.person))
  // Our own message that came back, or the same one by another way.
  if (isOurs) return 'taken'
  if (aboutKind(request.about) === 'pending') {
    return isProven ? receiveWord(replying, tx, from) : { held: 'replies.why.unclear' }
  }
  if (isAboutRemedy(request.about)) {
    return isProven ? receiveRemedy(replying, tx, from) : { held: 'replies.why.unclear' }
  }
  const understood = understoodOf(request, account)
  if (understood.kind !== 'command') {
    const heard = await hear(tx, heardFrom(from), now)
    if (heard === 'again') return 'taken'
    // What is not proven has a bound of its own.
    if (heard === 'too-many' && isProven) return { held: 'replies.why.too-fast' }
  }
  if (!isProven && weighs(replying, understood)) {
    const brings = understood.kind === 'words' && bringsFiles(from.came)
    if (brings && (await isHolding(tx, from))) throw filesFirst(replying, from.came)
    return hold(replying, tx, from, { kind: 'unproven' })
  }
  // Who is not proven may have nothing to do with it: one answer a day, to each plain question.
  const toWhat = understood.kind === 'command' ? ` ${request.about}` : ''
  const told = `${account.mail}${toWhat}`
  if (!isProven && !(await tellOnce(tx, told, 'not-understood', now))) {
    return from.came.rest ?? 'taken'
  }
  if (understood.kind === 'words' && bringsFiles(from.came)) throw filesFirst(replying, from.came)
  const outcome = await perform(replying, tx, from)
  if (!isDone(outcome)) throw insteadOf(replying, from, outcome)
  const due = await timeToAsk(tx, understood, request, now)
  if (due !== undefined) {
    throw askingInstead(replying, { ...from, due })
  }
  await respond(replying, tx, from, outcome)
  return 'taken'
}

type AskingFor = Performing & { readonly due: Instant }

/** It could be recorded; it is once its author has said what would settle it. */
const askingInstead = (
  replying: Replying,
  asking: AskingFor,
  before?: (tx: Tx, now: Instant) => Promise<void>,
): Instead =>
  new Instead(async (tx, now) => {
    await before?.(tx, now)
    await askForRemedy(replying, tx, { ...asking, now })
    return 'taken'
  })

/** What would settle an objection, or the word that it is not to be recorded. */
async function receiveRemedy(replying: Replying, tx: Tx, from: FromKnown): Promise<Received> {
  const { actor, account, request, now } = from
  const id = waitingIn(request.about)
  const { t } = readerOf(replying, account)
  const reply = (said: string) =>
    answer(replying, tx, { person: actor.person, request, said: { said } }, now)
  if (isTakenBack(request.own, account.language)) {
    const isDropped = await dropWaiting(tx, id, now)
    await reply(t(isDropped ? 'replies.remedy.dropped' : 'replies.settled-already'))
    return 'taken'
  }
  const remedy = remedyIn(request.own)
  const recorded = await recordWaiting(replying, tx, { id, remedy }, now)
  if (!recorded) await reply(t('replies.settled-already'))
  if (!recorded) return 'taken'
  const { outcome } = recorded
  if (!isDone(outcome)) throw insteadOf(replying, { ...from, ...recorded }, outcome)
  await respond(replying, tx, recorded, outcome)
  return 'taken'
}

const bringsFiles = ({ arrival, files }: Came): boolean =>
  files === undefined && arrival.mail.attachments.length > 0

/** Looked into and written outside of the transaction; what nothing has is swept later. */
function filesFirst(replying: Replying, came: Came): Instead {
  let received: readonly ReceivedFile[] | undefined
  return new Instead(
    (tx, now) => receive(replying, tx, { ...came, now, files: { received } }),
    async () => {
      const taken = await receiveFiles(replying, came.arrival.mail.attachments)
      received = taken.ok ? taken.value : undefined
    },
  )
}

/** Who only uses somebody's name cannot say their words before them. */
const heardFrom = ({ actor: { person }, isProven, request }: FromKnown) => ({
  sender: isProven ? person : `unproven ${person}`,
  about: request.about,
  words: request.words,
})

/** What was begun is taken back; only the answer is kept, and what was heard. */
const insteadOf = (replying: Replying, from: FromKnown, outcome: Outcome): Instead =>
  new Instead(async (tx, now) => {
    const { account, request } = from
    if (understoodOf(request, account).kind !== 'command') await hear(tx, heardFrom(from), now)
    if (outcome.kind === 'unread') return hold(replying, tx, { ...from, now }, outcome)
    await respond(replying, tx, { ...from, now }, outcome)
    return from.came.rest ?? 'taken'
  })

async function respond(
  replying: Replying,
  tx: Tx,
  { actor, account, request, now }: Performing,
  outcome: Outcome,
): Promise<void> {
  const said = saidOf(outcome, readerOf(replying, account))
  const about = (outcome.kind === 'refused' ? outcome.about : undefined) ?? request.about
  await answer(replying, tx, { person: actor.person, request: { ...request, about }, said }, now)
  await noteOutcome(replying, tx, { person: actor.person, request, outcome }, now)
}

/** The word of the owner of an address, on what was asked for in their name. */
async function receiveWord(replying: Replying, tx: Tx, from: FromKnown): Promise<Received> {
  const { actor, account, request, now } = from
  const id = pendingId(request.about.split(':')[1] ?? '')
  const pending = id && (await findPending(tx, id))
  if (!pending || pending.person !== actor.person) return { held: 'replies.why.unclear' }
  const reply = async (at: Tx, said: string, asked: Request = request) =>
    answer(replying, at, { person: actor.person, request: asked, said: { said } }, now)
  const { t } = readerOf(replying, account)
  const understood = understoodOf(request, account)
  const kind = understood.kind === 'command' ? understood.command.kind : undefined
  if (kind === 'stop' || kind === 'leave') {
    const disowned = await disown(tx, pending.id, now)
    await reply(tx, t(disowned.ok ? 'replies.disowned' : 'replies.settled-already'))
    return 'taken'
  }
  if (kind !== 'confirm' && kind !== 'agree') {
    const said = { sender: actor.person, about: request.about, words: request.own }
    const heard = await hear(tx, said, now)
    if (heard === 'new') await reply(tx, t('replies.ask.again'))
    return heard === 'too-many' ? { held: 'replies.why.too-fast' } : 'taken'
  }
  const confirmed = await confirm(replying, tx, pending.id, now)
  if (!confirmed.ok) {
    await reply(tx, t('replies.settled-already'))
    return 'taken'
  }
  const { outcome, keepWord, ...known } = confirmed.value
  const performing = { ...known, request: pending.request, now }
  if (outcome.kind === 'unread') {
    throw new Instead((at) => holdUntilRead(replying, at, known, outcome))
  }
  if (!isDone(outcome)) throw insteadOf(replying, { ...from, ...performing }, outcome)
  const asked = understoodOf(pending.request, account)
  const due = await timeToAsk(tx, asked, pending.request, now)
  if (due !== undefined) throw askingInstead(replying, { ...performing, due }, keepWord)
  await respond(replying, tx, performing, outcome)
  return 'taken'
}
