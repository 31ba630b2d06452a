/**
 * How fast one message reaches ten thousand readers: queued by the clock's door, then sent to a
 * sink on loopback; beside it what the mail library alone takes for as many, with nothing kept.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { setTimeout as pause } from 'node:timers/promises'
import { addPerson } from '../src/adding.ts'
import { findBody, officesOf } from '../src/domains/bodies/index.ts'
import { beginThread } from '../src/domains/discussions/index.ts'
import { sendAtOnce } from '../src/domains/mailings/index.ts'
import { agreeOnTheWay, findActor, SECRETARIAT } from '../src/domains/people/index.ts'
import { foundSite } from '../src/founding.ts'
import { seededRandom, systemClock } from '../src/platform/clock.ts'
import { loadMigrations, openDatabase, type Database } from '../src/platform/db/index.ts'
import { createPageCache } from '../src/platform/http/index.ts'
import { systemTimers } from '../src/platform/jobs/index.ts'
import { openCatalogues } from '../src/platform/languages/index.ts'
import { hostName, mailAddress, mailStanding, openOutbox } from '../src/platform/mail/index.ts'
import { openReplyAddresses } from '../src/platform/mail/inbox/index.ts'
import { openSmtp, sender, startMail } from '../src/platform/mail/index.ts'
import { finishing, SOURCES } from '../src/site.ts'
import { archiveFigures } from './mail-archive.ts'
import { report } from './run-figures.ts'

const READERS = 10_000
/** Issue 4: one message to 10,000 members, to a loopback sink. */
const SECONDS_MAX = 30
/** Flat: a batch of readers and what the program itself needs, not all of them. */
const GROWTH_MIB_MAX = 150
const MIB = 1_048_576
const ROWS_AT_ONCE = 500

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not there')
  return value
}

const clock = { ...systemClock, random: seededRandom('bench mail') }
const domain = known(hostName('lists.example.org'))
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-mail-'))

async function sink() {
  const reached = { count: 0 }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, _session, answer) => {
      stream.resume()
      stream.on('end', () => {
        reached.count += 1
        answer()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo // a TCP server always has one
  return { url: `smtp://127.0.0.1:${port}`, reached, close: () => server.close(() => {}) }
}

type Rows = {
  accounts: { person_id: string; mail: string; language: string; zone: string; created_at: number }
  mail_choices: { person_id: string; place: string; pace: string }
}

/** Accounts alone: whoever reads needs no name. */
async function addReaders(database: Database): Promise<void> {
  for (let first = 0; first < READERS; first += ROWS_AT_ONCE) {
    const people = Array.from({ length: ROWS_AT_ONCE }, (_, index) => first + index)
    await database.transact(async (tx, now) => {
      const own = tx.withTables<Rows>()
      const ids = people.map((one) => `p_${String(one).padStart(26, '0')}`)
      const accounts = ids.map((person_id, index) => {
        const mail = `reader-${first + index}@example.org`
        return { person_id, mail, language: 'en', zone: 'UTC', created_at: now }
      })
      await own.insertInto('accounts').values(accounts).execute()
      const choices = ids.map((person_id) => ({ person_id, place: 'everything', pace: 'now' }))
      await own.insertInto('mail_choices').values(choices).execute()
    })
  }
}

async function post(database: Database): Promise<void> {
  const body = known(await findBody(database.read, { slug: SECRETARIAT }))
  const mail = known(mailAddress('author@example.org'))
  const added = await database.transact((tx, now) =>
    addPerson(tx, clock, { mail, name: 'Ann Lee' }, now),
  )
  if (!added.ok) throw new Error(added.refusal.kind)
  await database.transact(async (tx, now) => {
    const actor = known(await findActor(tx, added.value, { officesOf, now }))
    const agreed = await agreeOnTheWay(
      tx,
      actor,
      { permanence: true, undertakings: undefined, via: 'web' },
      now,
    )
    const setting = { tx, clock, now, via: 'web', host: domain } as const
    const words = 'A line of a message, as long as lines are in plain mail.\n'.repeat(30)
    const about = { kind: 'body', id: body.id } as const
    const typed = { about, subject: 'To all', words, capacity: 'personal', hat: undefined } as const
    const begun = await beginThread(setting, agreed, typed)
    if (!begun.ok) throw new Error(begun.refusal.kind)
  })
}

async function alone(url: string): Promise<number> {
  const transport = createTransport({ url, pool: true, maxConnections: 5 })
  const text = 'A line of a message, as long as lines are in plain mail.\n'.repeat(30)
  const began = performance.now()
  const one = (index: number) =>
    transport.sendMail({ from: 'a@example.org', to: `r${index}@example.org`, subject: 'x', text })
  for (let first = 0; first < READERS; first += ROWS_AT_ONCE) {
    await Promise.all(Array.from({ length: ROWS_AT_ONCE }, (_, index) => one(first + index)))
  }
  transport.close()
  return (performance.now() - began) / 1_000
}

const cache = createPageCache()
const outbox = openOutbox({ clock, secret: clock.random(32), domain })
const catalogues = openCatalogues(SOURCES)
const database = await openDatabase({
  folder,
  clock,
  migrations: await loadMigrations(SOURCES),
  beforeCommit: finishing(clock, cache),
})
const place = await sink()
await foundSite({ database, clock }, [])
await addReaders(database)
await post(database)
const peer = await alone(place.url)
place.reached.count = 0
globalThis.gc?.()
const before = process.memoryUsage().rss
let highest = before
const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 100)
const began = performance.now()
const cpuBefore = process.cpuUsage()
const url = 'https://parley.example'
const replyAddresses = openReplyAddresses(clock.random(32), domain)
await sendAtOnce({ database, outbox, url, wordsIn: catalogues.translator, replyAddresses })
const queued = (performance.now() - began) / 1_000
const transport = openSmtp({
  url: place.url,
  from: sender('Example Institute', domain),
  dkim: undefined,
  timers: systemTimers,
})
const problems = (name: string, problem: unknown) => console.error(name, problem)
const workers = startMail({ db: database, transport, timers: systemTimers, report: problems })
while (place.reached.count < READERS) await pause(50)
while ((await mailStanding(database)).waiting > 0) await pause(50)
const all = (performance.now() - began) / 1_000
const { user, system } = process.cpuUsage(cpuBefore)
clearInterval(watch)
await workers.stop()
transport.close()
place.close()
await database.close()
rmSync(folder, { recursive: true, force: true })
report('mail', [
  { name: 'readers reached', value: place.reached.count, unit: 'mails', atLeast: READERS },
  { name: 'queued', value: queued, unit: 's' },
  { name: 'queued and sent', value: all, unit: 's', atMost: SECONDS_MAX },
  { name: 'processor time of it, the sink too', value: (user + system) / 1e6, unit: 's' },
  { name: 'the library alone, nothing kept', value: peer, unit: 's' },
  { name: 'memory above', value: (highest - before) / MIB, unit: 'MiB', atMost: GROWTH_MIB_MAX },
  ...(await archiveFigures()),
])
