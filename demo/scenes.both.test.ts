/** The scenarios of the demo, played on the site as they are without a database. */
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../test/databases.ts'
import { appealsIn } from '../src/domains/appeals/index.ts'
import { lettersIn } from '../src/domains/advice/index.ts'
import { ballotsOf } from '../src/domains/ballots/index.ts'
import { findBodies } from '../src/domains/bodies/index.ts'
import { challengesIn } from '../src/domains/challenges/index.ts'
import { callsOf, designationsOf } from '../src/domains/decisions/index.ts'
import { findProcess, type Process } from '../src/domains/processes/index.ts'
import { foundSite } from '../src/founding.ts'
import { ACTS, TABLES } from '../src/joined.ts'
import { playedClock, seededRandom, systemClock } from '../src/platform/clock.ts'
import { openFiles } from '../src/platform/files/index.ts'
import { createPageCache } from '../src/platform/http/index.ts'
import { hostName, openOutbox } from '../src/platform/mail/index.ts'
import { checkTables } from '../src/platform/record/index.ts'
import { finishing } from '../src/site.ts'
import { scenes } from './scenes/scenes.ts'
import { here, playByDate } from './stage.ts'

let database: TestDatabase

beforeAll(async () => {
  const real = systemClock.now()
  const clock = playedClock(real, seededRandom('parley demo 1'), systemClock.entered)
  database = await openTestDatabase({ clock, beforeCommit: finishing(clock, createPageCache()) })
  const domain = hostName('lists.localhost')
  if (!domain) throw new Error('not a host')
  const outbox = openOutbox({ clock, secret: Buffer.alloc(32, 7), domain, muted: true })
  const files = openFiles({ folder: database.folder, secret: new Uint8Array(32) })
  const stage = { database, outbox, files, url: 'http://localhost:3000', clock, real }
  await foundSite(stage)
  await playByDate(stage, scenes(stage))
  return () => database.close()
}, 60_000)

const process = async (slug: string): Promise<Process> =>
  here(await findProcess(database.read, { slug }), slug)

test('every table says what the record says of the scenarios', async () => {
  expect((await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults).toEqual([])
})

/** Bodies of every site, whoever runs it. */
const OWN: ReadonlySet<string> = new Set(['secretariat', 'panel'])

test('each seat of an imported body has its source, and nobody real holds any', async () => {
  const places = await entriesOf('body.place')
  expect(places.length).toBeGreaterThan(100)
  expect(places.filter(({ clear }) => !clear['source'] || !clear['tag'])).toEqual([])
  const bodies = await findBodies(database.read)
  expect(bodies.filter(({ practice, kind }) => !practice && !OWN.has(kind))).toEqual([])
})

const entriesOf = async (act: string) => {
  const rows = await database.read
    .withTables<{ entries: { idx: number; act: string; bytes: string } }>()
    .selectFrom('entries')
    .select('bytes')
    .where('act', '=', act)
    .orderBy('idx')
    .execute()
  return rows.map(({ bytes }) => ({ clear: JSON.parse(bytes) }))
}

test('a policy process reached Consensus twice, Divergence once, and waits', async () => {
  const { id, state, practice } = await process('transfers')
  expect([practice, state]).toMatchObject([true, { kind: 'running', stage: 'implementation' }])
  const calls = await callsOf(database.read, { process: id })
  const levels = await Promise.all(
    calls.map(async (call) => (await designationsOf(database.read, call.id)).at(-1)?.level),
  )
  expect(levels.toSorted()).toEqual(['consensus', 'consensus', 'divergence'])
  const ballots = await ballotsOf(database.read, { process: id })
  expect(ballots.filter(({ state: one }) => one.kind === 'closed').length).toBe(ballots.length)
  expect((await challengesIn(database.read, id)).map((one) => one.state.kind)).toEqual(['ended'])
  expect((await appealsIn(database.read, id)).map((one) => one.state.kind)).toEqual(['ended'])
  expect((await lettersIn(database.read, id)).map(({ reply }) => reply)).toEqual([undefined])
})

test('nine, three and four pass under the rule of 2011 and fail under that of today', async () => {
  const found = async (slug: string) => {
    const { id, state } = await process(slug)
    const all = await ballotsOf(database.read, { process: id })
    const override = here(
      all.findLast(({ decision }) => decision === 'override'),
      'ballot',
    )
    return [state.kind, override.state]
  }
  expect(await found('votes-of-2011')).toMatchObject(['concluded', { met: true }])
  expect(await found('votes-of-2011-today')).toMatchObject(['running', { met: false }])
})

test('fifteen organisations moved a proposal on', async () => {
  expect(await process('addresses')).toMatchObject({ state: { stage: 'draft' } })
})
