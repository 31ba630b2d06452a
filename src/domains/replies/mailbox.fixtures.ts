/** A whole site whose mail comes in: posted by anybody, worked on, answered. For tests only. */
import { onTestFinished } from 'vitest'
import type { World } from '../../../test/world.ts'
import { inboxProviders, replyingOn } from '../../inbox.ts'
import { after, days, seconds, type Duration, type Instant } from '../../platform/values.ts'
import { openCatalogues } from '../../platform/languages/index.ts'
import { listOutbox, type OutgoingMail } from '../../platform/mail/index.ts'
import { listWaiting, startInbox } from '../../platform/mail/inbox/index.ts'
import { letter } from '../../platform/mail/inbox/inbox.fixtures.ts'
import { recipientOf } from '../../platform/mail/inbox/smtp-door.ts'
import { keepArrived } from '../../platform/mail/inbox/store.ts'
import type { InboxTables } from '../../platform/mail/inbox/tables.ts'
import { playedTimers } from '../../platform/jobs/timers.fixtures.ts'
import { SOURCES } from '../../site.ts'
import { findAccount, type PersonId } from '../people/index.ts'
import { sendAnswers } from './answers.ts'

/** What our own mail server writes on top of mail that it found to be aligned. */
export const SERVER = 'mx.lists.localhost'
const ROUNDS_MAX = 2_000
const catalogues = openCatalogues(SOURCES)

export type Letter = {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly subject?: string
  readonly headers?: readonly string[]
  /** The return path, where it is another than the author. */
  readonly sender?: string
}

export async function aMailbox(world: World) {
  const { database, clock, letterbox, replyAddresses } = world
  const { outbox } = letterbox
  const settings = { name: 'Example Institute', url: letterbox.url }
  const { files } = world.tools
  const ground = { clock, database, outbox, files, replyAddresses }
  const replying = replyingOn({ ...ground, catalogues, settings })
  const providers = inboxProviders(replying)
  const problems: unknown[] = []
  const report = (_: string, problem: unknown) => void problems.push(problem)
  const work = { db: database, providers, replyAddresses, server: SERVER }
  const workers = startInbox({ ...work, timers: playedTimers(), report })
  onTestFinished(() => workers.stop())

  const pass = (span: Duration) => clock.set(after(clock.now(), span) as Instant)
  const { rows, worked } = working(world, workers)
  const accept = accepting(world, () => pass(seconds(1)))
  /** @returns what became of it */
  const post = async (one: Letter) => {
    await accept(one)
    await worked()
    return (await rows()).at(-1)
  }
  /** As our own server would say of it, had it found the domain to vouch for it. */
  const vouched = (from: string) => [
    `Authentication-Results: ${SERVER}; dmarc=pass header.from=${from.split('@')[1] ?? ''}`,
  ]
  const addressOf = async (person: PersonId) => {
    const account = await findAccount(database.read, { person })
    if (!account) throw new Error(`${person} has no account`)
    return account.mail
  }
  /** The secret address that a mail of ours about this thing would have given them. */
  const replyTo = async (person: PersonId, about: string) => {
    const expires = after(clock.now(), days(30))
    const made = { person, address: await addressOf(person), about, expires }
    return database.transact((tx) => replyAddresses.tokenFor(tx, made))
  }
  const answered = () => sendAnswers({ ...replying, database })
  const mails = async (to: string): Promise<readonly OutgoingMail[]> =>
    (await listOutbox(database.read, 100)).filter((one) => one.to === to).toReversed()
  const waiting = async () => (await listWaiting(database.read, 50)).map(({ why }) => why)
  return {
    accept,
    worked,
    replying,
    post,
    vouched,
    addressOf,
    replyTo,
    answered,
    mails,
    waiting,
    pass,
    problems,
  }
}

/** Accepted and on the disk, and not read yet. */
function accepting({ database, clock, letterbox }: World, pass: () => void) {
  let letters = 0
  return async (one: Letter): Promise<void> => {
    const { from, to, sender } = one
    pass()
    letters += 1
    const recipient = recipientOf(to, letterbox.outbox.domain)
    if (!recipient) throw new Error(`${to} is no address of ours`)
    const path = sender ?? /[^\s<>]+@[^\s<>]+/.exec(from)?.[0] ?? ''
    const envelope = {
      door: 'lmtp' as const,
      peer: '',
      helo: 'sender.example',
      sender: path,
      recipients: [recipient],
    }
    const raw = written(one, letters, clock.now())
    await database.transact((tx, now) => keepArrived(tx, clock, { envelope, raw }, now))
  }
}

/** Until nothing is due any more. */
export function working({ database, clock }: World, workers: { readonly wake: () => void }) {
  const rows = () =>
    database.read
      .withTables<InboxTables>()
      .selectFrom('inbox')
      .select(['id', 'state', 'why', 'next_at'])
      .orderBy('id')
      .execute()
  const isDue = ({ state, next_at: at }: Awaited<ReturnType<typeof rows>>[number]) =>
    state === 'claimed' || (state === 'waiting' && at <= clock.now())
  const worked = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      if (!(await rows()).some(isDue)) return
      workers.wake()
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    throw new Error('the inbox does not come to an end')
  }
  return { rows, worked }
}

function written(one: Letter, number: number, now: Instant): Buffer {
  const { from, to, text, subject = 'A mail', headers = [] } = one
  const date = new Date(now).toUTCString().replace('GMT', '+0000')
  const isNamed = headers.some((header) => /^message-id:/i.test(header))
  const own = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    ...(isNamed ? [] : [`Message-ID: <letter-${number}@example.org>`]),
  ]
  return letter([...headers, ...own], text)
}
