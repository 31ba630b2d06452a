/** A whole site for a test: real routes, rules and tables on the engine under test, no network. */
import { join } from 'node:path'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { addPerson, type NewPerson } from '../src/adding.ts'
import type { Letterbox, PersonId } from '../src/domains/people/index.ts'
import { shippedTemplate } from '../src/domains/templates/index.ts'
import { foundSite } from '../src/founding.ts'
import { playedClock, seededRandom, type PlayedClock } from '../src/platform/clock.ts'
import { cookieHeader, createPageCache, listen, startSession } from '../src/platform/http/index.ts'
import { languageKey } from '../src/platform/http/page-key.ts'
import { openCatalogues } from '../src/platform/languages/index.ts'
import type { BeforeCommit } from '../src/platform/db/index.ts'
import { hostName, listOutbox, mailAddress, openOutbox } from '../src/platform/mail/index.ts'
import { openReplyAddresses } from '../src/platform/mail/inbox/index.ts'
import type { ReplyAddresses } from '../src/platform/mail/inbox/index.ts'
import { historyOf, type EntryLine } from '../src/platform/record/index.ts'
import { folderReader } from '../src/platform/record/log/index.ts'
import { instant, type Instant } from '../src/platform/values.ts'
import { openFiles } from '../src/platform/files/index.ts'
import { openVideo, type VideoSettings } from '../src/platform/video/index.ts'
import { finishing, joinSite, SOURCES } from '../src/site.ts'
import { openTestDatabase, type TestDatabase } from './databases.ts'

export const noon: Instant = instant('2026-11-21T12:00Z')

const URL = 'http://localhost:3000'
const catalogues = openCatalogues(SOURCES)

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What somebody, or nobody, can do over HTTP. */
export type Visitor = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  /** As the page's own form would: with our origin, and a key that nobody used. */
  readonly post: (
    path: string,
    fields?: Fields,
    key?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
  /** The text of a page that must be there. */
  readonly text: (path: string) => Promise<string>
  /** Anything at all, with this visitor's cookie and nothing else added. */
  readonly send: (path: string, request: Sent) => Promise<Response>
}

type Sent = {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

export type World = {
  readonly database: TestDatabase
  readonly clock: PlayedClock
  readonly tools: ReturnType<typeof joinSite>['tools']
  readonly add: (person?: Partial<NewPerson>) => Promise<PersonId>
  readonly as: (person: PersonId | undefined) => Promise<Visitor>
  /** What a browser sends along that is signed in as somebody. */
  readonly cookieOf: (person: PersonId) => Promise<string>
  /** Answers on a port until the test ends. */
  readonly serve: (port: number) => Promise<void>
  readonly stranger: Visitor
  /** What is on the record, the oldest first, since the world began. */
  readonly acts: (act?: string) => Promise<readonly EntryLine[]>
  readonly mails: () => ReturnType<typeof listOutbox>
  /** What the mails to somebody are about, the oldest first. */
  readonly told: (person: PersonId) => Promise<readonly string[]>
  readonly letterbox: Letterbox
  readonly replyAddresses: ReplyAddresses
  /** The page that would be served to a stranger without asking anything again. */
  readonly kept: (path: string) => Promise<string | undefined>
  readonly routes: ReturnType<typeof joinSite>['app']['routes']
  /** Does `work` up to the commit of each transaction, which is taken back; one at a time. */
  readonly rehearse: <Value>(work: () => Promise<Value>) => Promise<Rehearsed<Value>>
}

/**
 * `kept`: something would have been saved, had it not been a rehearsal; `recorded`: an entry too.
 */
export type Rehearsed<Value> = {
  readonly value: Value
  readonly kept: boolean
  readonly recorded: boolean
}

let people = 0
let keys = 0

const visitorsOf =
  (app: ReturnType<typeof joinSite>['app'], url: string) =>
  (cookie?: string): Visitor => {
    const own = cookie === undefined ? {} : { cookie }
    const get: Visitor['get'] = async (path, headers = {}) =>
      app.request(path, { headers: { ...own, ...headers } })
    return {
      get,
      post: async (path, fields = {}, key = `test-key-${++keys}`, more = {}) => {
        const body = new URLSearchParams({ key })
        for (const [name, value] of Object.entries(fields)) {
          for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
        }
        const type = 'application/x-www-form-urlencoded'
        const headers = { ...own, origin: url, 'content-type': type, ...more }
        return app.request(path, { method: 'POST', headers, body: body.toString() })
      },
      text: async (path) => {
        const answer = await get(path)
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
        return answer.text()
      },
      send: async (path, { headers = {}, ...request }) =>
        app.request(path, { ...request, headers: { ...own, ...headers } }),
    }
  }

/** Those that most tests are about; whoever needs another one adopts it. */
const TEMPLATES = [shippedTemplate('convening'), shippedTemplate('issue-programme')]

type Ground = Pick<World, 'database' | 'clock'>

const adding =
  ({ database, clock }: Ground): World['add'] =>
  async (person = {}) => {
    const mail = mailAddress(`person-${++people}@example.org`)
    if (!mail) throw new Error('not an address')
    const added = await database.transact((tx, now) =>
      addPerson(tx, clock, { mail, name: `Person ${people}`, ...person }, now),
    )
    if (!added.ok) throw new Error(added.refusal.kind)
    return added.value
  }

const signingIn =
  ({ database, clock }: Ground): World['cookieOf'] =>
  async (subject) => {
    const token = await database.transact((tx, now) => startSession(tx, { subject, now, clock }))
    return cookieHeader(false, token)
  }

type Options = {
  readonly now?: Instant
  readonly demo?: boolean
  readonly url?: string
  readonly files?: { readonly scanner?: string; readonly url?: string }
  readonly video?: VideoSettings
  /** A gateway hands over SMS, and shows this. */
  readonly smsSecret?: string
}

const settingsOf = ({ url = URL, demo = false, smsSecret }: Options) => {
  const site = { name: 'Example Institute', url, demo, behindProxy: false }
  return { ...site, takesMail: true, smsSecret }
}

export async function aWorld(options: Options = {}): Promise<World> {
  const clock = playedClock(options.now ?? noon, seededRandom(`world ${people}`))
  const cache = createPageCache()
  const letterbox = letterboxAt(options.url ?? URL, clock)
  const { outbox } = letterbox
  const replyAddresses = openReplyAddresses(Buffer.alloc(32, 7), outbox.domain)
  const rehearsal = rehearsing(
    finishing(clock, cache, { letterbox: { ...letterbox, replyAddresses } }),
  )
  const database = await openTestDatabase({ clock, beforeCommit: rehearsal.beforeCommit })
  onTestFinished(database.close)
  const logger = pino({ level: process.env['PARLEY_TEST_LOG'] ?? 'silent' })
  const { app, tools, assets, metrics } = joinSite({
    settings: settingsOf(options),
    clock,
    database,
    outbox,
    replyAddresses,
    files: openFiles({ folder: database.folder, secret: new Uint8Array(32), ...options.files }),
    cache,
    catalogues,
    video: openVideo(options.video ?? {}, clock),
    logger,
    log: {
      log: folderReader(join(database.folder, 'record')),
      signer: { receipt: () => Promise.reject(new Error('no signer in this test')) },
      olderLog: () => undefined,
    },
  })
  await foundSite({ database, clock }, TEMPLATES)
  const founded = (await historyOf(database.read, { limit: 1 }))[0]?.index ?? -1

  const visitor = visitorsOf(app, options.url ?? URL)
  const cookieOf = signingIn({ database, clock })

  return {
    database,
    clock,
    tools,
    add: adding({ database, clock }),
    as: async (person) => (person === undefined ? visitor() : visitor(await cookieOf(person))),
    cookieOf,
    serve: async (port) => {
      const { fetch } = app
      const parts = { fetch, log: logger, database, cache, assets, secure: false, metrics }
      const listening = await listen(parts, { port, host: '127.0.0.1' })
      onTestFinished(listening.stop)
    },
    stranger: visitor(),
    acts: async (act) => {
      const lines = await historyOf(database.read, { limit: 200, ...(act ? { act } : {}) })
      return lines.filter(({ index }) => index > founded).toReversed()
    },
    mails: () => listOutbox(database.read, 100),
    told: (person) => subjectsTo(database, person),
    letterbox,
    replyAddresses,
    kept: async (path) => {
      const page = cache.find(languageKey(path, undefined), clock.now())
      return page && (await page.variant('identity')).body.toString()
    },
    routes: app.routes,
    rehearse: rehearsal.rehearse,
  }
}

function letterboxAt(url: string, clock: PlayedClock): Letterbox {
  const domain = hostName('lists.localhost')
  if (!domain) throw new Error('not a host')
  const outbox = openOutbox({ clock, secret: Buffer.alloc(32, 7), domain })
  return { outbox, url, wordsIn: catalogues.translator }
}

async function subjectsTo({ read }: TestDatabase, person: PersonId): Promise<readonly string[]> {
  const mails = await listOutbox(read, 100)
  return mails.flatMap((one) => (one.person === person ? [one.subject] : [])).toReversed()
}

/** Takes back at the very end what a rehearsal would have saved. */
function rehearsing(finish: BeforeCommit) {
  let kept: boolean | undefined
  let recorded = false
  const beforeCommit: BeforeCommit = async (tx, now) => {
    const done = await finish(tx, now)
    if (kept === undefined) return done
    kept = true
    recorded = done !== undefined
    throw new Error('only a rehearsal')
  }
  const rehearse: World['rehearse'] = async (work) => {
    kept = false
    recorded = false
    try {
      const value = await work()
      return { value, kept, recorded }
    } finally {
      kept = undefined
    }
  }
  return { beforeCommit, rehearse }
}
