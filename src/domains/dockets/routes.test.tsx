/** Dockets over HTTP on a real database: what a person sees and sends, and what is recorded. */
import { expect, test } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import {
  publishToProcess,
  beginProcess,
  factsOf,
  findPins,
  latestOf,
  moveProcess,
} from '../processes/index.ts'
import type { By, Step } from '../processes/index.ts'
import { aTableAt, value, type Table } from '../texts/table.fixtures.ts'
import { docketFacts } from './facts.ts'
import { closeDueDockets } from './jobs.ts'
import { closeDocket, draftDocket, openDocket, reportDocket } from './steps/dockets.ts'
import { enterSubmission, ratifySubmission } from './steps/submissions.ts'
import { docketThings } from './things.ts'

const READ = { permanence: '1' }
const CONSENT = { ...READ, undertakings: '1' }

type Place = {
  readonly world: World
  readonly table: Table
  readonly facilitator: Visitor
  readonly member: Visitor
}

async function atConsultation(): Promise<Place> {
  const world = await aWorld()
  const table = await aTableAt(world, 'public-consultation')
  const facilitator = await world.as(table.people.facilitator)
  return { world, table, facilitator, member: await world.as(table.people.member) }
}

/** A text of one clause to comment on. */
async function aSubject({ world, table }: Place): Promise<string> {
  const editor = await world.as(table.people.editor)
  const answer = await editor.post('/texts', {
    process: 'labels',
    title: 'The label',
    language: 'en',
    'words-new1': 'Makers say until which year.',
    reason: 'First draft',
    ...READ,
  })
  return (answer.headers.get('location') ?? '').replace('/texts/', '')
}

type Open = Place & { readonly path: string; readonly text: string }

async function aDraft(): Promise<Open> {
  const place = await atConsultation()
  const text = await aSubject(place)
  const drafted = await place.facilitator.post('/dockets', {
    process: 'labels',
    title: 'Comments on the <label>',
    subject: `text:${text}`,
    asks: 'Say what is missing. Each comment is answered.',
    kind: 'comment',
    ...READ,
  })
  expect(drafted.status).toBe(303)
  return { ...place, text, path: drafted.headers.get('location') ?? '' }
}

const LAST = '2026-12-31'
const CLOSES = instant(`${LAST}T23:59Z`)

async function anOpenDocket(): Promise<Open> {
  const open = await aDraft()
  const published = ['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt']
  const answer = await open.facilitator.post(`${open.path}/openings`, { closesOn: LAST, published })
  expect(answer.status).toBe(303)
  return open
}

const comment = (words: string, more: Fields = {}): Fields => ({
  words,
  as: 'personal',
  ...CONSENT,
  ...more,
})

const faults = async ({ database }: World) =>
  (await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults

test('a docket is drafted, opened and read: what is asked, until when, who has the last word', async () => {
  const { world, path, text } = await anOpenDocket()
  const page = await world.stranger.text(path)
  expect(page).toContain('Comments on the &lt;label>')
  expect(page).toContain('Each comment is answered.')
  expect(page).toContain('Last word')
  expect(page).toContain(`href="/texts/${text}/versions/1"`)
  expect(page).toContain('No answer yet. No report has been published.')
  expect(page).toContain('Anybody can comment after signing in.')
  expect(page).not.toContain('<textarea')
  expect(await world.stranger.text('/dockets')).toContain('Comments on the &lt;label>')
  expect(await world.stranger.text('/processes/labels')).toContain(`href="${path}"`)
  expect((await world.acts('docket.open'))[0]?.entry).toMatchObject({ cap: 'role:facilitator' })
  expect(await faults(world)).toEqual([])
})

test('anybody comments in their own name; group, capacity and hour stay as they were', async () => {
  const { world, table, path, text } = await anOpenDocket()
  const stan = await world.as(table.people.stranger)
  const sent = await stan.post(`${path}/submissions`, comment('Say who <pays>.'))
  expect(sent.status).toBe(303)
  await stan.post('/account/codes/stakeholder-groups', { code: 'government' })

  const at = sent.headers.get('location') ?? ''
  const page = await world.stranger.text(at)
  expect(page).toContain('Say who &lt;pays>.')
  expect(page).toContain('Stan Stranger')
  expect(page).toContain('Academia')
  expect(page).toContain('no answer yet')
  expect(await world.stranger.text(path)).toContain('1 submission')
  expect(await world.stranger.text(`/texts/${text}`)).toContain(`href="${at}"`)
  expect((await world.acts('submission.make'))[0]?.entry).toMatchObject({
    cap: 'personal',
    clear: { late: false, group: 'academia', pending: false },
  })
  expect(await faults(world)).toEqual([])
})

test('a second submission replaces nothing', async () => {
  const { world, path, member } = await anOpenDocket()
  await member.post(`${path}/submissions`, comment('The first.'))
  await member.post(`${path}/submissions`, comment('The second.'))
  const page = await world.stranger.text(path)
  expect(page).toContain('The first.')
  expect(page).toContain('The second.')
  expect(page).toContain('2 submissions')
})

test('without the undertakings nothing is taken, and what was typed is still there', async () => {
  const { world, path, member } = await anOpenDocket()
  const answer = await member.post(`${path}/submissions`, {
    words: 'Kept <words>.',
    as: 'personal',
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Kept &lt;words>.')
  const stranger = await world.stranger.post(`${path}/submissions`, comment('Nobody.'))
  expect(stranger.status).toBe(422)
  expect(await world.acts('submission.make')).toEqual([])
})

test('what comes at the close is kept and marked late, and is not taken once the report is out', async () => {
  const { world, table, path } = await anOpenDocket()
  world.clock.set((CLOSES - 1) as Instant)
  const member = await world.as(table.people.member)
  const facilitator = await world.as(table.people.facilitator)
  await member.post(`${path}/submissions`, comment('In time.'))
  world.clock.set(CLOSES)
  const page = await member.text(path)
  expect(page).toContain('The docket has closed. What you send now is kept and marked late')
  expect((await member.post(`${path}/submissions`, comment('Late.'))).status).toBe(303)
  expect((await world.acts('submission.make')).map(({ entry }) => entry.clear['late'])).toEqual([
    false,
    true,
  ])

  const report = { title: 'Report on the comments', href: '/documents/report' }
  expect((await facilitator.post(`${path}/reports`, report)).status).toBe(303)
  const acts = (await world.acts()).map(({ entry }) => entry.act).slice(-2)
  expect(acts).toEqual(['docket.close', 'docket.report'])
  expect((await member.post(`${path}/submissions`, comment('Too late.'))).status).toBe(422)
  expect(await world.stranger.text(path)).toContain('No submission has an answer of its own yet')
  expect(await faults(world)).toEqual([])
})

test('nobody closes or reports before the hour, and nobody but its officers at all', async () => {
  const { world, table, path, facilitator } = await anOpenDocket()
  const early = await facilitator.post(`${path}/closings`)
  expect(early.status).toBe(422)
  expect(await early.text()).toContain('Nothing closes it earlier')
  const report = { title: 'Report', href: '/a' }
  expect((await facilitator.post(`${path}/reports`, report)).status).toBe(422)

  world.clock.set(CLOSES)
  const officer = await world.as(table.people.facilitator)
  const others = [await world.as(table.people.member), await world.as(table.people.editor)]
  for (const visitor of [...others, world.stranger]) {
    expect((await visitor.post(`${path}/closings`, READ)).status).toBe(422)
    expect((await visitor.post(`${path}/reports`, { ...report, ...READ })).status).toBe(422)
    expect((await visitor.post(`${path}/withdrawals`, { reason: 'x', ...READ })).status).toBe(422)
    expect(await visitor.text(path)).not.toContain('Look after this docket')
  }
  expect((await officer.post(`${path}/closings`)).status).toBe(303)
  expect((await officer.post(`${path}/closings`)).status).toBe(422)
  expect(await world.acts('docket.report')).toEqual([])
})

test('an extension is for everybody: the window, the steward log, the page, and a mail', async () => {
  const { world, path, facilitator, member, table } = await anOpenDocket()
  const stan = await world.as(table.people.stranger)
  await stan.post(`${path}/submissions`, comment('Stan was here.'))
  const asked = { to: '2027-01-09', reason: 'Asked for by <several> groups.' }
  expect((await member.post(`${path}/extensions`, asked)).status).toBe(422)
  expect((await facilitator.post(`${path}/extensions`, asked)).status).toBe(303)

  const page = await world.stranger.text(path)
  expect(page).toContain('extended once, by 9 days')
  expect(page).toContain('Asked for by &lt;several> groups.')
  const mails = (await world.mails()).filter(({ subject }) => subject.startsWith('Extended'))
  expect(mails.map(({ person }) => person).toSorted()).toEqual(
    [table.people.member, table.people.stranger].toSorted(),
  )
  expect(mails[0]?.text).toContain('Asked for by <several> groups.')
  const acts = (await world.acts()).map(({ entry }) => entry.act)
  expect(acts).toContain('window.extend')
  expect(acts).toContain('steward.extension')

  world.clock.set(CLOSES)
  const mia = await world.as(table.people.member)
  const now = await mia.post(`${path}/submissions`, comment('Still in time.'))
  expect(now.status).toBe(303)
  const made = (await world.acts('submission.make')).at(-1)?.entry
  expect(made?.clear['late']).toBe(false)
  const fay = await world.as(table.people.facilitator)
  const earlier = await fay.post(`${path}/extensions`, { ...asked, to: '2027-01-01' })
  expect(earlier.status).toBe(422)
  expect(await earlier.text()).toContain('value="2027-01-01"')
})

test('T-16: for an organisation, pending at first and ratified 15–0–0 by who sent it', async () => {
  const { world, path, member, table } = await anOpenDocket()
  await member.post('/account/affiliations', { organisation: 'User association' })
  const option = /value="(org:[^"]+)"/.exec(await member.text(path))?.[1] ?? ''
  const words = comment('For all users.', { as: option, pending: '1' })
  const sent = await member.post(`${path}/submissions`, words)
  const at = sent.headers.get('location') ?? ''
  expect(await world.stranger.text(at)).toContain('pending ratification')
  expect(await world.stranger.text(at)).toContain('User association')

  world.clock.set(after(CLOSES, days(5)))
  const mia = await world.as(table.people.member)
  const votes = { inFavour: '15', against: '0', abstaining: '0' }
  const ratify = (visitor: Visitor, fields: Fields) => visitor.post(`${at}/ratifications`, fields)
  const stan = await world.as(table.people.stranger)
  expect((await ratify(stan, { ...votes, ...READ })).status).toBe(422)
  const failed = await ratify(mia, { ...votes, inFavour: '7', against: '8' })
  expect(failed.status).toBe(422)
  expect(await failed.text()).toContain('value="7"')
  expect((await ratify(mia, { ...votes, against: '' })).status).toBe(400)
  expect((await ratify(mia, votes)).status).toBe(303)
  const page = await world.stranger.text(at)
  expect(page).toContain('ratified 15–0–0')
  expect(page).not.toContain('<span class="tag">late</span>')
  expect((await ratify(mia, votes)).status).toBe(422)
  expect(await faults(world)).toEqual([])
})

test('the table opens safely in a spreadsheet, and the twin has what the page shows', async () => {
  const { world, path, member } = await anOpenDocket()
  await member.post(`${path}/submissions`, comment('=HYPERLINK("https://example.org","x")\nline'))
  const csv = await (await world.stranger.get(`${path}.csv`)).text()
  expect(csv).toContain(`"'=HYPERLINK(""https://example.org"",""x"")\nline"`)
  expect(csv).toContain('business')
  const json: unknown = await (await world.stranger.get(`${path}.json`)).json()
  expect(json).toMatchObject({
    process: 'labels',
    phase: 'open',
    counts: [{ group: 'business', count: 1, late: 0 }],
    submissions: [{ group: 'business', late: false, author: { kind: 'person' } }],
    next: null,
  })
})

test('a comment longer than its bound comes back, with both numbers', async () => {
  const { world, path, member } = await anOpenDocket()
  const answer = await member.post(`${path}/submissions`, comment('é'.repeat(40_000)))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/80,000 bytes; at most 65,536 bytes/)
  expect(await world.acts('submission.make')).toEqual([])
})

test('gates, things to do and the clock know what is open', async () => {
  const { world, table, path, member } = await anOpenDocket()
  await member.post(`${path}/submissions`, comment('One.'))
  const { read } = world.database
  const facts = () => factsOf(read, table.process, [docketFacts], world.clock.now())
  expect(await facts()).toMatchObject({
    'docket.open': { value: 1, of: 1 },
    'docket.submissions': { value: 1 },
    'submissions.unanswered': { value: 1, of: 1 },
  })
  const now = () => world.clock.now()
  expect(await docketThings(read, undefined, now())).toMatchObject([
    { said: { key: 'dockets.things.comment' }, href: path, until: CLOSES },
  ])
  world.clock.set((CLOSES - 1) as Instant)
  await closeDueDockets(world.tools)
  expect(await world.acts('docket.close')).toEqual([])
  world.clock.set(CLOSES)
  await closeDueDockets(world.tools)
  await closeDueDockets(world.tools)
  expect((await world.acts('docket.close')).map(({ entry }) => entry)).toMatchObject([
    { actor: 'role:clock', clear: { submissions: 1, late: 0 } },
  ])
  expect(await docketThings(read, undefined, now())).toEqual([])
  expect(await facts()).toMatchObject({ 'docket.open': { value: 0, of: 1 } })
  expect(await faults(world)).toEqual([])
})

test('a draft asks nothing yet; withdrawn, it says why and takes nothing', async () => {
  const { world, path, facilitator, member } = await aDraft()
  expect(await world.stranger.text('/dockets')).not.toContain('Comments on the')
  expect((await member.post(`${path}/submissions`, comment('Early.'))).status).toBe(422)
  expect((await facilitator.post(`${path}/withdrawals`, { reason: 'Not yet ready.' })).status).toBe(
    303,
  )
  expect(await world.stranger.text(path)).toContain('Not yet ready.')
  expect((await facilitator.post(`${path}/openings`, { closesOn: LAST })).status).toBe(422)
  expect(await world.acts('submission.make')).toEqual([])
})

test('only what belongs to the process can be commented on', async () => {
  const place = await atConsultation()
  const draft = (subject: string) =>
    place.facilitator.post('/dockets', {
      process: 'labels',
      title: 'T',
      subject,
      asks: 'Say.',
      kind: 'comment',
      ...READ,
    })
  expect((await draft('document:01J0000000000000000000DCMN')).status).toBe(422)
  expect((await draft('nothing')).status).toBe(400)
  expect(await place.world.acts('docket.draft')).toEqual([])
})

test('a real docket is told from its sources: unknown contributors, T-17, ratified later', async () => {
  const world = await aWorld({ now: instant('2019-04-25T00:00Z') })
  const reported = { source: 'MSM-6', on: '2019-06-13' }
  const by: By = { kind: 'importer', reported }
  const told = <Value,>(work: (step: Step) => Promise<Value>): Promise<Value> =>
    world.database.transact((tx, now) => work({ tx, clock: world.clock, now, by, via: 'import' }))
  const begun = await told(async (step) => {
    const pin = latestOf(await findPins(step.tx), 'issue-programme')
    if (!pin) throw new Error('no template')
    const [title, question] = ['Evolving', 'How do we decide?']
    const asked = { slug: 'evolving', title, question, pin, practice: false }
    return value(await beginProcess(step, asked))
  })
  const process = await told(async (step) =>
    value(await moveProcess(step, begun, { to: 'comment-issues' }, [])),
  )
  const list = {
    artefact: 'draft-issue-list',
    title: 'Draft list',
    href: 'https://example.org/list',
  }
  const document = await told(async (step) => value(await publishToProcess(step, process, list)))
  const docket = await told(async (step) => {
    const subject = { kind: 'document', document: document.id } as const
    const asked = {
      title: 'Draft list of problems',
      asks: 'Comment.',
      windowKind: 'comment',
      subject,
    }
    const drafted = value(await draftDocket(step, process, asked))
    const opening = { closesOn: '2019-06-13', published: ['en'] as const }
    return value(await openDocket(step, { process, docket: drafted }, opening))
  })
  world.clock.set(instant('2019-06-13T12:00Z'))
  const paraphrase = true
  const alac = await told(async (step) => {
    const from = { contributor: 'ALAC', words: 'Four kinds.', group: 'advisory-committees' }
    const sent = {
      ...from,
      paraphrase,
      pending: true,
      reported: { source: 'MSM-7', on: '2019-06-13' },
    }
    await enterSubmission(step, { process, docket }, { paraphrase, reported })
    return value(await enterSubmission(step, { process, docket }, sent))
  })
  world.clock.set(instant('2019-06-18T12:00Z'))
  await told(async (step) => {
    const votes = { inFavour: 15, against: 0, abstaining: 0 }
    value(await ratifySubmission(step, { process, docket, submission: alac }, votes))
    const closed = value(await closeDocket(step, { process, docket }))
    const report = { title: 'Staff report', href: 'https://example.org/report' }
    value(await reportDocket(step, { process, docket: closed }, report))
  })
  const page = await world.stranger.text(`/dockets/${docket.id}`)
  expect(page).toContain('Contributor unknown')
  expect(page).toContain('ratified 15–0–0')
  expect(page).toContain('paraphrased by the source')
  expect(page).not.toContain('<span class="tag">late</span>')
  expect(page).not.toContain('<form')
  const acts = await world.acts('submission.enter')
  expect(acts.map(({ entry }) => [entry.actor, entry.via, entry.clear['known']])).toEqual([
    ['role:importer', 'import', false],
    ['role:importer', 'import', true],
  ])
  expect(await faults(world)).toEqual([])
})

test('every page of a docket can be read in every language; what is not there is absent', async () => {
  const { world, path, facilitator, member } = await anOpenDocket()
  const sent = await member.post(`${path}/submissions`, comment('One.'))
  const at = sent.headers.get('location') ?? ''
  for (const language of LANGUAGES) {
    for (const place of [path, at, '/dockets', '/dockets/new?process=labels']) {
      const page = await (await facilitator.get(`/${language}${place}`)).text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).not.toMatch(/dockets\.[a-z]/)
    }
  }
  const other = '/dockets/01J0000000000000000000DCKT'
  const missing = [other, '/dockets/1', at.replace(path, other), '/dockets/new?process=x']
  for (const place of missing) expect((await world.stranger.get(place)).status).toBe(404)
  expect((await member.post(`${other}/submissions`, comment('x'))).status).toBe(404)
})
