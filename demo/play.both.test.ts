/** The whole demo, played once on each engine into an empty site, and looked at. */
import { beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../test/databases.ts'
import { endsOf, findIssues, lineageOf, linksOf, type Issue } from '../src/domains/issues/index.ts'
import { docketsOf, submissionsOf } from '../src/domains/dockets/index.ts'
import { actionsWhere, isOverdue } from '../src/domains/actions/index.ts'
import { commitmentsIn, standingOf } from '../src/domains/outcomes/index.ts'
import { answersOf, currentOf, seatingOf } from '../src/domains/participation/index.ts'
import { placeOfThread, threadsIn } from '../src/domains/discussions/index.ts'
import { findByHandle } from '../src/domains/people/index.ts'
import {
  callsOf,
  datesOf,
  designationsOf,
  isUnanswered,
  minorityOf,
  objectionsOf,
  phaseOf,
  positionsOf,
  tally,
  type GroupTally,
} from '../src/domains/decisions/index.ts'
import { findProcess, type Process } from '../src/domains/processes/index.ts'
import { templateOf } from '../src/domains/templates/index.ts'
import { findVersion, textsOf } from '../src/domains/texts/index.ts'
import { ACTS, TABLES } from '../src/joined.ts'
import { listOutbox } from '../src/platform/mail/index.ts'
import { checkTables, wordsOf } from '../src/platform/record/index.ts'
import type { Instant } from '../src/platform/values.ts'
import { findSiteFact } from '../src/site-facts.ts'
import { evolvingFacts } from './evolving-facts.ts'
import { iotFacts } from './iot-canada.ts'
import { demoPeople } from './people.ts'
import { here } from './stage.ts'
import { PLAYED } from './play.ts'
import { playedHere } from './played.fixtures.ts'

/** More than the demo queues. */
const MAILS = 200

let database: TestDatabase
let began: Instant
let ended: Instant

beforeAll(async () => {
  ;({ database, began, ended } = await playedHere())
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

test('nothing is back-dated: an entry has its own hour, and the told one beside it', async () => {
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

test('who decided in Canada is told no further than its sources go', async () => {
  const { pin } = await process('iot-security-canada')
  const { lastWord, ifTheyDiffer } = await templateOf(database.read, pin)
  expect(lastWord.en).toContain('not known from the sources read here')
  expect(ifTheyDiffer.en).toBe('not known from the sources read here')
  expect(
    (await templateOf(database.read, (await process('labels')).pin)).lastWord.en,
  ).not.toContain('not known')
})

test('nobody got mail, and no mail waits', async () => {
  const mails = await listOutbox(database.read, MAILS)
  expect(mails.filter(({ state }) => state.kind !== 'held')).toEqual([])
})

test('every table says what the record says', async () => {
  expect((await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults).toEqual([])
})

const entriesAndWords = async () => {
  const rows = await database.read
    .withTables<{ entries: EntryRow; parts: PartRow }>()
    .selectFrom('parts')
    .innerJoin('entries', 'entries.idx', 'parts.entry')
    .select(['parts.bytes as words', 'entries.bytes as entry'])
    .execute()
  return rows.map(({ words, entry }) => ({ words, entry: JSON.parse(entry) }))
}

type EntryRow = { readonly idx: number; readonly t: number; readonly bytes: string }
type PartRow = { readonly entry: number; readonly bytes: string }

/** Those whom the fact files name as having done something. */
function realNames(): readonly string[] {
  const { dockets, topics } = evolvingFacts()
  const contributors = dockets.flatMap(({ submissions }) =>
    submissions.map(({ contributor }) => contributor),
  )
  const leads = topics.flatMap(({ lead }) => lead.match(/[A-Z]{3,}/g) ?? [])
  const short = [...contributors, ...iotFacts().oversight.organisations].flatMap((name) => [
    ...name.split(/ \(|\)/).filter((one) => one !== ''),
  ])
  return [...new Set([...short, ...leads, 'ICANN', 'ICANNWiki', 'ccNSO', 'GNSO'])]
}

test('no real organisation is named beside an act without a source', async () => {
  const names = realNames()
  expect(names).toContain('Internet Society')
  expect(names).toContain('ALAC')
  const named = new RegExp(`\\b(${names.map((name) => RegExp.escape(name)).join('|')})`)
  const all = await entriesAndWords()
  // The bodies of the model are there as shapes: each of their seats has its source.
  const about = all.filter(({ words, entry }) => named.test(words) && entry.act !== 'body.found')
  expect(about.length).toBeGreaterThan(30)
  const unsourced = about.filter(
    ({ entry }) => entry.via !== 'import' || !entry.source || entry.actor !== 'role:importer',
  )
  expect(unsourced.map(({ words }) => words)).toEqual([])
})

test('each act of the importer has a source and a day, and no other act has', async () => {
  const all = await entriesAndWords()
  const imported = all.filter(({ entry }) => entry.actor === 'role:importer')
  expect(imported.filter(({ entry }) => !entry.source || !entry.reportedOn)).toEqual([])
  expect(all.filter(({ entry }) => entry.source && entry.actor !== 'role:importer')).toEqual([])
})

test('the table is seated as its page draws it: 34 of 40, by group', async () => {
  const { groups } = here(await seatingOf(database.read, await process('labels'), began), 'table')
  expect(groups.map(({ group, filled, target }) => [group, filled, target])).toEqual([
    ['academia', 3, 6],
    ['business', 9, 9],
    ['civil-society', 9, 9],
    ['government', 6, 8],
    ['technical', 7, 8],
  ])
})

test('the open call has its positions, one objection that waits, and two days left', async () => {
  const { id } = await process('labels')
  const all = await callsOf(database.read, { process: id })
  const open = here(
    all.find((call) => phaseOf(call, began) === 'open'),
    'open call',
  )
  const lines = tally(await positionsOf(database.read, open.id), open.roll, [])
  const counts = ({ members: { support, accept, reserve, none, silent, object } }: GroupTally) => [
    support,
    accept,
    reserve,
    none,
    silent,
    object,
  ]
  expect(Object.fromEntries(lines.map((line) => [line.group, counts(line)]))).toMatchObject({
    academia: [2, 1, 0, 0, 0, 0],
    business: [5, 2, 1, 0, 0, 1],
    'civil-society': [5, 2, 0, 1, 0, 1],
    government: [2, 1, 1, 0, 2, 0],
    technical: [6, 1, 0, 0, 0, 0],
  })
  const waiting = (await objectionsOf(database.read, [open.id])).filter(({ objection }) =>
    isUnanswered(objection),
  )
  expect(waiting.map(({ supporters }) => supporters.length)).toEqual([2])
  expect(waiting.map(({ objection }) => (began - objection.raisedAt) / 86_400_000)).toEqual([3])
  const left = (here(datesOf(open), 'dates').closes - began) / 86_400_000
  expect(left).toBeGreaterThan(1.9)
  expect(left).toBeLessThan(3)
})

test('earlier calls ended: two agreed, one with a minority statement, one not', async () => {
  const { id } = await process('labels')
  const ended = (await callsOf(database.read, { process: id })).filter(
    ({ state }) => state.kind === 'designated',
  )
  const levels = await Promise.all(
    ended.map(async (call) => (await designationsOf(database.read, call.id)).at(-1)?.level),
  )
  expect(levels.toSorted()).toEqual(['consensus', 'full-consensus', 'strong-support'])
  const statements = await Promise.all(ended.map(({ id: call }) => minorityOf(database.read, call)))
  expect(statements.flat()).toHaveLength(1)
})

test('of what parties promised some is done, one is late, one is ahead', async () => {
  const { id } = await process('labels')
  const promised = await commitmentsIn(database.read, id)
  expect(promised.map((one) => standingOf(one, began)).toSorted()).toEqual([
    'done',
    'done',
    'late',
    'promised',
  ])
})

test('on the board one issue is accepted, one parked, one too late, two on the table', async () => {
  const states = (await findIssues(database.read, undefined)).map(({ state }) => state.kind)
  expect(states.toSorted()).toEqual(['accepted', 'declined', 'parked', 'proposed', 'proposed'])
})

test('nineteen comments are told, seventeen of them as unknown, one ratified 15-0-0', async () => {
  const { id } = await process('evolving')
  const [first] = (await docketsOf(database.read, id)).toSorted(
    (one, other) => one.draftedAt - other.draftedAt,
  )
  const told = await submissionsOf(database.read, here(first, 'docket').id, { limit: 100 })
  const unknown = told.filter(
    ({ author }) => author.kind === 'reported' && author.contributor === undefined,
  )
  expect([told.length, unknown.length]).toEqual([19, 17])
  expect(told.flatMap(({ standing }) => ('votes' in standing ? [standing.votes] : []))).toEqual([
    { inFavour: 15, against: 0, abstaining: 0 },
  ])
})

test('of Evolving it is said that it was not decided by consensus', async () => {
  const { id } = await process('evolving')
  const answers = await answersOf(database.read, id)
  const consensus = here(currentOf(answers, 'consensus'), 'answer')
  expect(consensus.verdict).toBe('no')
  expect(await wordsFor(consensus.line)).toBe('the Board decided')
})

test('everybody who can be signed in as is there under that handle', async () => {
  const found = demoPeople.map(({ handle }) => findByHandle(database.read, handle))
  expect((await Promise.all(found)).every((person) => person !== undefined)).toBe(true)
})

test('people talk across its processes, and things grew from what they said', async () => {
  const threads = await threadsIn(database.read, { kind: 'all' }, { reader: undefined })
  expect(new Set(threads.map(({ about }) => about.kind))).toEqual(
    new Set(['process', 'text', 'body']),
  )
  const places = await Promise.all(threads.map((one) => placeOfThread(database.read, one)))
  expect(places.filter(({ practice }) => !practice)).toEqual([])
  const asked = threads.filter(({ anchor }) => anchor).map(({ question }) => question !== undefined)
  expect(asked.filter((question) => question)).toHaveLength(3)
  const links = await database.read
    .withTables<{ message_links: { thing: string } }>()
    .selectFrom('message_links')
    .select('thing')
    .execute()
  const grown = ['amendment', 'amendment', 'issue', 'text']
  expect(links.map(({ thing }) => thing.split(':')[0]).toSorted()).toEqual(grown)
})

test('notes for makers are a draft, in three versions', async () => {
  const all = await textsOf(database.read, (await process('labels')).id)
  const draft = here(all.find(({ stage }) => stage.kind === 'draft')?.id, 'draft')
  expect(await findVersion(database.read, draft)).toMatchObject({ number: 3, clausesEver: 12 })
})

test('of the actions of the table one is overdue, one done, one waits for a yes', async () => {
  const { id } = await process('labels')
  const host = { kind: 'process', process: id } as const
  const actions = await actionsWhere(database.read, { host, which: 'all', limit: 10 })
  const standing = actions.map((one) => (isOverdue(one, ended) ? 'overdue' : one.state.kind))
  expect(standing.toSorted()).toEqual(['asked', 'done', 'open', 'overdue'])
})
