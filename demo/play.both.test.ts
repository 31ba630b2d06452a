/** The whole demo, played once on each engine into an empty site, and looked at. */
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../test/databases.ts'
import { endsOf, findIssues, lineageOf, linksOf, type Issue } from '../src/domains/issues/index.ts'
import { findProcess, type Process } from '../src/domains/processes/index.ts'
import { ACTS, TABLES } from '../src/joined.ts'
import { playedClock, seededRandom, systemClock } from '../src/platform/clock.ts'
import { createPageCache } from '../src/platform/http/index.ts'
import { hostName, listOutbox, openOutbox } from '../src/platform/mail/index.ts'
import { checkTables, wordsOf } from '../src/platform/record/index.ts'
import type { Instant } from '../src/platform/values.ts'
import { findSiteFact } from '../src/site-facts.ts'
import { finishing } from '../src/site.ts'
import { PLAYED, playOn } from './play.ts'

/** More than the demo queues. */
const MAILS = 200

let database: TestDatabase
let began: Instant
let ended: Instant

beforeAll(async () => {
  began = systemClock.now()
  const clock = playedClock(began, seededRandom('parley demo 1'), systemClock.entered)
  database = await openTestDatabase({ clock, beforeCommit: finishing(clock, createPageCache()) })
  const domain = hostName('lists.localhost')
  if (!domain) throw new Error('not a host')
  const outbox = openOutbox({ clock, secret: Buffer.alloc(32, 7), domain, muted: true })
  await playOn({ database, outbox, url: 'http://localhost:3000', clock, real: began })
  ended = systemClock.now()
  return () => database.close()
}, 60_000)

const process = async (slug: string): Promise<Process> => {
  const found = await findProcess(database.read, { slug })
  if (!found) throw new Error(`no process ${slug}`)
  return found
}

async function listOf(slug: string) {
  const { id } = await process(slug)
  const issues = await findIssues(database.read, id)
  return { issues, links: await linksOf(database.read, issues) }
}

const wordsFor = async (commitment: string) => {
  const wording = (await wordsOf(database.read, [commitment])).get(commitment)
  return wording.kind === 'text' ? wording.text : undefined
}

test('twenty-one issues became eleven, six and three', async () => {
  const { issues, links } = await listOf('evolving')
  expect(lineageOf(issues, links).counts).toEqual([21, 11, 6, 3])
})

test('of Costs it is written why it is not among the six', async () => {
  const { issues, links } = await listOf('evolving')
  const numbered = (number: string) => issues.find((issue) => issue.number === number) as Issue
  const costs = numbered('13')
  expect(await wordsFor(costs.title)).toBe('Costs')
  expect(endsOf(costs.id, issues, links).map(({ kind }) => kind)).toEqual(['not-carried'])
  const end = links.find(({ from }) => from === numbered('C3').id)
  expect(end?.derived).toBe(true)
  expect(await wordsFor(end?.reason ?? '')).toContain('None of the six topics of 2020')
})

test('the demo says of itself that it was played to its end', async () => {
  expect(await findSiteFact(database.read, 'demo')).toBe(PLAYED)
})

test('nothing is back-dated: an entry has the hour of its entry, and beside it the told one', async () => {
  const rows = await database.read
    .withTables<{ entries: { idx: number; t: number; bytes: string } }>()
    .selectFrom('entries')
    .select(['idx', 't', 'bytes'])
    .orderBy('idx')
    .execute()
  const [from, to] = [Math.floor(began / 1_000), Math.ceil(ended / 1_000)]
  expect(rows.filter(({ t }) => Number(t) < from || Number(t) > to)).toEqual([])
  const moved = rows
    .map(({ bytes }) => JSON.parse(bytes))
    .filter(({ act }) => act === 'process.move')
  expect(moved.every(({ dated, t }) => dated < t)).toBe(true)
})

test('nobody got mail, and no mail waits', async () => {
  const mails = await listOutbox(database.read, MAILS)
  expect(mails.filter(({ state }) => state.kind !== 'held')).toEqual([])
})

test('every table says what the record says', async () => {
  expect((await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults).toEqual([])
})
