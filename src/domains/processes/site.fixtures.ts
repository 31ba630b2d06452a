/** A site with the routes of this domain on a real database, and people in roles, for tests. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { ACTS, NAMING, officesOf } from '../../joined.ts'
import { newUlid, playedClock, seededRandom } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import {
  cookieHeader,
  createApp,
  createPageCache,
  startSession,
} from '../../platform/http/index.ts'
import { openCatalogues } from '../../platform/languages/index.ts'
import { hostName, openOutbox } from '../../platform/mail/index.ts'
import { checkTables, historyOf } from '../../platform/record/index.ts'
import type { Instant, Result } from '../../platform/values.ts'
import { sentences } from '../../sentences.tsx'
import { finishing, siteFor } from '../../site.ts'
import type { BodyId } from '../bodies/index.ts'
import { SECRETARIAT, type Actor, type PersonId, type Reading, type Role } from '../people/index.ts'
import { CONVENING, noon, PROGRAMME } from './processes.fixtures.ts'
import type { By, Process } from './process.ts'
import { processRoutes } from './routes.tsx'
import type { Hooks } from './section.ts'
import { beginProcess, type BeginAsked, type Step } from './steps.ts'
import { adoptTemplates } from './store-templates.ts'
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

export async function aSite(hooks: Hooks = { sections: [], facts: [] }) {
  const clock = clockOf()
  const cache = createPageCache()
  const database = await openTestDatabase({
    clock,
    beforeCommit: finishing(clock, cache),
  })
  onTestFinished(() => database.close())
  const url = 'http://parley.test'
  const domain = hostName('lists.test')
  if (!domain) throw new Error('no host name')
  const tools = {
    database,
    clock,
    outbox: openOutbox({ clock, secret: clock.random(32), domain, muted: true }),
    url,
    officesOf,
    sentenceOf: sentences(NAMING),
  }
  const readers = new Map<string, Actor>(Object.values(PEOPLE).map((one) => [one.person, one]))
  const app = createApp<Reading>({
    database,
    site: siteFor({ name: 'Example Institute', url, demo: false, behindProxy: false }),
    catalogues,
    cache,
    secure: false,
    viewerOf: async (subject) => {
      const found = readers.get(subject)
      return found && { name: found.name, handle: found.handle, actor: found }
    },
    mount: [processRoutes(tools, hooks)],
    log: pino({ level: 'silent' }),
  })
  await adoptTemplates(database, [CONVENING, PROGRAMME])

  const cookieOf = async (who: Who | undefined): Promise<Record<string, string>> => {
    if (who === undefined) return {}
    const subject = PEOPLE[who].person
    const token = await database.transact((tx, now) => startSession(tx, { subject, now, clock }))
    return { cookie: cookieHeader(false, token) }
  }
  const get = async (path: string, who?: Who) => {
    const answer = await app.request(path, { headers: await cookieOf(who) })
    return { status: answer.status, text: await answer.text() }
  }
  let keys = 0
  const post = async (path: string, fields: Record<string, string>, who?: Who) => {
    const answer = await app.request(path, {
      method: 'POST',
      headers: {
        ...(await cookieOf(who)),
        'content-type': 'application/x-www-form-urlencoded',
        origin: url,
      },
      body: new URLSearchParams({ key: `key-number-${++keys}`, ...fields }).toString(),
    })
    return { status: answer.status, text: await answer.text() }
  }
  /** A step through the doors of demo and import; fails the test where a rule refuses. */
  const step = <Value>(
    by: By,
    work: (step: Step, tx: Tx) => Promise<Result<Value, { readonly kind: string }>>,
  ): Promise<Value> =>
    database.transact(async (tx, now) => {
      const via = by.kind === 'importer' ? 'import' : 'web'
      const done = await work({ tx, clock, now, by, via }, tx)
      if (!done.ok) throw new Error(`refused: ${done.refusal.kind}`)
      return done.value
    })
  const acts = async (process: Process) => {
    const lines = await historyOf(database.read, { obj: `process:${process.id}`, limit: 100 })
    return lines.map(({ entry }) => entry).toReversed()
  }
  const begin = (asked: Partial<BeginAsked> = {}, by: By = person('staff')) =>
    step(by, (one) =>
      beginProcess(one, {
        slug: 'labels',
        title: 'Labels for <connected> things',
        question: 'What should a buyer be able to read on the box?',
        pin: CONVENING.pin,
        body: TABLE,
        practice: true,
        ...asked,
      }),
    )
  const faults = async () =>
    (await checkTables(database.read, { tables: PROCESS_TABLES, acts: ACTS })).faults
  const at = (now: Instant) => clock.set(now)
  return { database, clock, get, post, step, begin, acts, faults, at }
}

export const person = (who: Who): By => ({ kind: 'person', actor: PEOPLE[who] })
