/** A site in this process, with a clock that is told: a call, a ballot, a thread, and its mail. */
import { join } from 'node:path'
import pino from 'pino'
import { addPerson } from '../src/adding.ts'
import { readConfig } from '../src/config.ts'
import { agreed, aCouncil } from '../src/domains/ballots/ballots.fixtures.ts'
import { aTable } from '../src/domains/decisions/calls.fixtures.ts'
import { findAccount, type PersonId } from '../src/domains/people/index.ts'
import { findProcess } from '../src/domains/processes/index.ts'
import { replyDoors } from '../src/domains/replies/index.ts'
import { shippedTemplate } from '../src/domains/templates/index.ts'
import { foundSite } from '../src/founding.ts'
import { inboxProviders, replyingOn } from '../src/inbox.ts'
import { playedClock, seededRandom } from '../src/platform/clock.ts'
import { cookieHeader, startSession } from '../src/platform/http/index.ts'
import { systemTimers } from '../src/platform/jobs/index.ts'
import { listOutbox, mailAddress } from '../src/platform/mail/index.ts'
import { inboxStanding, startInbox } from '../src/platform/mail/inbox/index.ts'
import { recipientOf } from '../src/platform/mail/inbox/smtp-door.ts'
import { keepArrived } from '../src/platform/mail/inbox/store.ts'
import { historyOf } from '../src/platform/record/index.ts'
import { folderReader } from '../src/platform/record/log/index.ts'
import { after, days, instant, type Duration, type Instant } from '../src/platform/values.ts'
import { openGround, type Ground } from '../src/serving.ts'
import { joinSite } from '../src/site.ts'

export const SERVER = 'mx.lists.localhost'
const ENTRIES_MAX = 200
const MAILS_MAX = 100
const LOOK_EVERY_MS = 2
const LOOKS_MAX = 5_000

export type Mail = {
  readonly to: string
  readonly lines: readonly string[]
  readonly text: string
  readonly path: string
  readonly peer?: string
}

export async function aSite(folder: string) {
  const clock = playedClock(instant('2026-11-21T12:00Z'), seededRandom('forgery'))
  const read = readConfig({ PARLEY_DATA: join(folder, 'data'), PARLEY_SMTP_PORT: '0' })
  if (!read.ok) throw new Error('not a setting')
  const ground = await openGround(read.config, { clock, logger: pino({ level: 'silent' }) })
  await foundSite(ground, [shippedTemplate('convening'), shippedTemplate('issue-programme')])
  const settings = { ...ground.config, demo: false }
  const { app, tools } = joinSite({
    ...ground,
    settings,
    log: {
      log: folderReader(join(folder, 'record')),
      signer: { receipt: () => Promise.reject(new Error('no signer here')) },
      olderLog: () => undefined,
    },
  })
  const pass = (span: Duration) => clock.set(after(clock.now(), span) as Instant)
  const send = async (person: PersonId, path: string, fields: Record<string, string>) => {
    const token = await ground.database.transact((tx, now) =>
      startSession(tx, { subject: person, now, clock }),
    )
    const body = new URLSearchParams({ permanence: '1', undertakings: '1', ...fields })
    body.set('key', `key-${clock.now()}-${path.replaceAll(/\W/g, '-')}`)
    const answer = await app.request(path, {
      method: 'POST',
      headers: {
        cookie: cookieHeader(false, token),
        origin: new URL(ground.config.url).origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: body.toString(),
    })
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (answer.headers.get('location') ?? '').split('/').at(-1)?.split('?')[0] ?? ''
  }
  const world = { clock, database: ground.database, tools, add: adding(ground) }
  return { ground, clock, world, pass, send, ...letters(ground), ...seen(ground) }
}

export type Site = Awaited<ReturnType<typeof aSite>>

let people = 0

const adding =
  ({ database, clock }: Ground) =>
  async (person: Partial<Parameters<typeof addPerson>[2]> = {}): Promise<PersonId> => {
    const mail = mailAddress(`person-${++people}@members.example`)
    if (!mail) throw new Error('no address')
    const added = await database.transact((tx, now) =>
      addPerson(tx, clock, { mail, name: `Person ${people}`, ...person }, now),
    )
    if (!added.ok) throw new Error(added.refusal.kind)
    return added.value
  }

/** Mail that comes in, as it was handed over, until all of it has been worked on. */
function letters(ground: Ground) {
  const { database, clock, replyAddresses, outbox } = ground
  const replying = replyingOn({ ...ground, settings: ground.config })
  const problems: string[] = []
  const workers = startInbox({
    db: database,
    providers: inboxProviders(replying),
    replyAddresses,
    server: SERVER,
    timers: systemTimers,
    report: (_, problem) => void problems.push(String(problem)),
  })
  const worked = async () => {
    for (let look = 0; look < LOOKS_MAX; look++) {
      if ((await inboxStanding(database)).unread === 0) return
      workers.wake()
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    throw new Error('mail stays unread')
  }
  const post = async ({ to, lines, text, path, peer }: Mail) => {
    const recipient = recipientOf(to, outbox.domain)
    if (!recipient) throw new Error(`${to} is no address of ours`)
    const raw = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`)
    const elsewhere = peer !== undefined
    const envelope = {
      door: elsewhere ? ('smtp' as const) : ('lmtp' as const),
      peer: peer ?? '',
      helo: 'sender.example',
      sender: path,
      recipients: [recipient],
    }
    await database.transact((tx, now) => keepArrived(tx, clock, { envelope, raw }, now))
    await worked()
  }
  const addressOf = async (person: PersonId) => {
    const account = await findAccount(database.read, { person })
    if (!account) throw new Error(`${person} has no account`)
    return account.mail
  }
  const secret = async (person: PersonId, about: string, lasts: Duration = days(30)) => {
    const made = { person, about, expires: after(clock.now(), lasts) }
    const address = await addressOf(person)
    return database.transact((tx) => replyAddresses.tokenFor(tx, { ...made, address }))
  }
  const doors = replyDoors({ ...replying, database })
  const everyMinute = async () => {
    for (const door of doors) await door.work(clock.now())
  }
  return { post, addressOf, secret, everyMinute, problems, stop: workers.stop }
}

/** What came of it. */
function seen({ database }: Ground) {
  const actsOf = async (actor: PersonId) =>
    (await historyOf(database.read, { actor, limit: ENTRIES_MAX })).map(({ entry }) => entry.act)
  const mailsTo = async (address: string) =>
    (await listOutbox(database.read, MAILS_MAX)).filter(({ to }) => to === address).toReversed()
  return { actsOf, mailsTo }
}

export type Act = { readonly name: string; readonly about: string; readonly text: string }

/** Something to take a position on, to object to, to vote on, and to talk about. */
export async function aPlace(site: Site) {
  const { world, send } = site
  const council = await aCouncil(world, { name: 'council-vote' })
  const table = await aTable(world)
  const found = await findProcess(site.ground.database.read, { id: table.process })
  if (!found) throw new Error('no process')
  const call = await send(table.chair, '/calls', {
    process: found.slug,
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with the label text?',
  })
  await send(table.chair, `/calls/${call}/opening`, {})
  const ballot = await send(council.chair, '/ballots', {
    process: council.process.slug,
    decision: 'adopt',
    question: 'Do we adopt this?',
    about: 'question',
    published: 'en',
  })
  const holders = [...council.holders.values()].filter((one) => one !== council.chair)
  const [victim] = holders
  if (!victim) throw new Error('no holders')
  const mallory = await world.add({ name: 'Mallory Member' })
  const agree = async (person: PersonId) => {
    for (const process of [found, council.process]) await agreed(world, person, process)
  }
  for (const person of [victim, mallory]) await agree(person)
  const acts: readonly Act[] = [
    { name: 'position', about: `call:${call}`, text: 'support' },
    { name: 'objection', about: `call:${call}`, text: 'object: Nobody will pay for the test.' },
    { name: 'vote', about: `ballot:${ballot}`, text: 'vote yes' },
    { name: 'message', about: `process:${found.id}`, text: 'I give up all that I said.' },
  ]
  return { victim, mallory, agree, acts, list: `process-${found.slug}@lists.localhost` }
}
