/** A site with the routes of this domain on a real database, and people in roles, for tests. */
import type { Hono } from 'hono'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { ACTS, NAMING } from '../../joined.ts'
import { newUlid, playedClock, seededRandom, type Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db/index.ts'
import { openFiles } from '../../platform/files/index.ts'
import {
  cookieHeader,
  createApp,
  createPageCache,
  startSession,
  type PageCache,
} from '../../platform/http/index.ts'
import { openCatalogues } from '../../platform/languages/index.ts'
import { systemTimers } from '../../platform/jobs/index.ts'
import { createHub } from '../../platform/live/index.ts'
import { hostName, openOutbox } from '../../platform/mail/index.ts'
import { checkTables, historyOf } from '../../platform/record/index.ts'
import type { Result } from '../../platform/values.ts'
import { sentences } from '../../sentences.tsx'
import { finishing, siteFor } from '../../site.ts'
import type { BodyId } from '../bodies/index.ts'
import {
  SECRETARIAT,
  type Actor,
  type OfficesOf,
  type PersonId,
  type Reading,
  type Role,
  type SiteEnv,
} from '../people/index.ts'
import { adoptTemplates, TEMPLATE_TABLES, templateRoutes } from '../templates/index.ts'
import { CONVENING, PROGRAMME } from '../templates/templates.fixtures.ts'
import { noon } from './processes.fixtures.ts'
import type { By, Process } from './process.ts'
import { processRoutes } from './routes.tsx'
import type { Hooks } from './section.ts'
import { type BeginAsked, beginProcess, type Step } from './steps.ts'
import { PROCESS_TABLES } from './tables.ts'

const catalogues = openCatalogues(fileURLToPath(new URL('../..', import.meta.url)))

const clockOf = () => playedClock(noon, seededRandom('processes'))
const TABLE = newUlid(clockOf()) as string as BodyId

const actor = (digit: string, role?: Role, slug = 'table', body = TABLE): Actor => ({
  person: `p_${digit.repeat(32)}` as PersonId,
  handle: `person-${digit}`,
  name: `Person ${digit}`,
  capacities: [{ capacity: 'personal' }],
  codes: new Map(),
  interest: undefined,
  agreed: new Set(['permanence/1']),
  roles: role ? [{ body, slug, role }] : [],
  seats: [],
})

export const PEOPLE = {
  facilitator: actor('1', 'facilitator'),
  secretary: actor('2', 'secretary'),
  editor: actor('3', 'editor'),
  stranger: actor('4'),
  /** Has not yet read what is permanent. */
  chair: { ...actor('5', 'chair'), agreed: new Set<string>() },
  staff: actor('6', 'secretary', SECRETARIAT, 'b_secretariat' as string as BodyId),
} as const satisfies Record<string, Actor>
export type Who = keyof typeof PEOPLE

export const person = (who: Who): By => ({ kind: 'person', actor: PEOPLE[who] })

const NO_HOOKS: Hooks = { sections: [], facts: [] }
const url = 'http://parley.test'

export async function aSite(hooks: Hooks = NO_HOOKS) {
  const clock = clockOf()
  const cache = createPageCache()
  const beforeCommit = finishing(clock, cache)
  const database = await openTestDatabase({ clock, beforeCommit })
  onTestFinished(() => database.close())
  const app = appOn({ database, clock, cache }, hooks)
  await adoptTemplates(database, [CONVENING, PROGRAMME])
  return { database, clock, at: clock.set, ...browserOf(app, database), ...doorsOf(database) }
}

type Ground = {
  readonly database: Database
  readonly clock: Clock
  readonly cache: PageCache
}

function appOn({ database, clock, cache }: Ground, hooks: Hooks): Hono<SiteEnv> {
  const domain = hostName('lists.test')
  if (!domain) throw new Error('no host name')
  const outbox = openOutbox({ clock, secret: clock.random(32), domain, muted: true })
  const readers = new Map<string, Actor>(Object.values(PEOPLE).map((one) => [one.person, one]))
  const officesOf: OfficesOf = (_, holder) =>
    Promise.resolve(readers.get(holder) ?? { roles: [], seats: [] })
  // Nothing is sent to these pages: no file is ever written there.
  const files = openFiles({ folder: 'nowhere', secret: clock.random(32) })
  const live = createHub({ read: database.read, timers: systemTimers, report: () => {} })
  const made = { database, clock, outbox, files, live }
  const tools = { ...made, url, officesOf, sentenceOf: sentences(NAMING) }
  return createApp<Reading>({
    database,
    site: siteFor({ name: 'Example Institute', url, demo: false, behindProxy: false }),
    catalogues,
    cache,
    secure: false,
    viewerOf: async (subject) => {
      const found = readers.get(subject)
      return found && { name: found.name, handle: found.handle, actor: found }
    },
    mount: [templateRoutes(tools), processRoutes(tools, hooks)],
    log: pino({ level: 'silent' }),
  })
}

/** What a browser sends and sees, signed in as somebody or not. */
function browserOf(app: Hono<SiteEnv>, { transact, clock }: Database) {
  const cookieOf = async (who: Who | undefined): Promise<Record<string, string>> => {
    if (who === undefined) return {}
    const subject = PEOPLE[who].person
    const token = await transact((tx, now) => startSession(tx, { subject, now, clock }))
    return { cookie: cookieHeader(false, token) }
  }
  const seen = async (answer: Response) => ({ status: answer.status, text: await answer.text() })
  let keys = 0
  return {
    get: async (path: string, who?: Who) =>
      seen(await app.request(path, { headers: await cookieOf(who) })),
    post: async (path: string, fields: Record<string, string>, who?: Who) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const headers = { ...(await cookieOf(who)), ...type, origin: url }
      const all = { key: `key-number-${++keys}`, ...fields }
      const body = new URLSearchParams(all).toString()
      return seen(await app.request(path, { method: 'POST', headers, body }))
    },
  }
}

type Work<Value> = (step: Step) => Promise<Result<Value, { readonly kind: string }>>

/** Steps through the doors of demo and import, and what they leave on the record. */
function doorsOf({ transact, read, clock }: Database) {
  /** Fails the test where a rule refuses. */
  const step = <Value>(by: By, work: Work<Value>): Promise<Value> =>
    transact(async (tx, now) => {
      const via = by.kind === 'importer' ? 'import' : 'web'
      const done = await work({ tx, clock, now, by, via })
      if (!done.ok) throw new Error(`refused: ${done.refusal.kind}`)
      return done.value
    })
  const labels: BeginAsked = {
    slug: 'labels',
    title: 'Labels for <connected> things',
    question: 'What should a buyer be able to read on the box?',
    pin: CONVENING.pin,
    body: TABLE,
    practice: true,
  }
  return {
    step,
    begin: (asked: Partial<BeginAsked> = {}, by: By = person('staff')) =>
      step(by, (one) => beginProcess(one, { ...labels, ...asked })),
    acts: async (process: Process) => {
      const lines = await historyOf(read, { obj: `process:${process.id}`, limit: 100 })
      return lines.map(({ entry }) => entry).toReversed()
    },
    faults: async () =>
      (await checkTables(read, { tables: [...TEMPLATE_TABLES, ...PROCESS_TABLES], acts: ACTS }))
        .faults,
  }
}
