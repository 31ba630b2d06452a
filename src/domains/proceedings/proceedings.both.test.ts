/** What a meeting came to, over HTTP on a real database: complete, linked, summed up, contested. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { instant } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { aMeeting, atMinute, type Place } from '../minutes/minutes.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { broughtForward } from './proceedings.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const SUMMARY = { words: 'A good year.', line: 'The cycle in short', seen: '0' }
const FORUM = {
  step: 'announce',
  kind: 'forum',
  title: 'Open forum',
  minutes: '60',
  time1: '15:00',
  zone1: 'UTC',
  repeats: 'once',
  fold: 'earlier',
}
const consent = { permanence: '1', undertakings: '1' }
const DAY = 24 * 60

const whyIn = (page: string) => /role="alert"[^]{0,600}/.exec(page)?.[0] ?? ''

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303)
    throw new Error(`${path}: ${answer.status} ${whyIn(await answer.text())}`)
  return answer.headers.get('location') ?? ''
}

const idsIn = (text: string, place: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(new RegExp(`/${place}/([0-9A-Z]{26})`, 'g'))].map(([, id]) => id ?? ''),
  ),
]

/** A call with all that calls leave: people, papers, a hub, notes, corrections, actions. */
async function aCallHeld() {
  const place = await aMeeting(await aWorld())
  const { world, table, meeting } = place
  const path = `/meetings/${meeting.id}`
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const ben = await world.as(table.ben)
  const about = `/texts/${table.text.id}`
  await done(chair, `${path}/items`, { topic: 'Who pays for a test', minutes: '10', about })
  await done(chair, `${path}/hubs`, { place: 'Nakuru', line: '+254 20' })
  await done(ann, `${path}/materials`, { title: 'A table of costs', href: 'https://example.org/1' })
  atMinute(place, 0)
  for (const one of [chair, ann, ben]) {
    await done(one, `${path}/attendances`, { way: 'online', as: 'personal' })
  }
  await done(chair, `${path}/guests`, { way: 'phone', names: 'A repair shop\nA ghost' })
  const lines = /"id":"([0-9A-Z]{26})","guest":"A ghost"/.exec(await told(place))
  await done(chair, `/attendances/${lines?.[1]}/strikes`)
  await done(ann, `${path}/notes`, { kind: 'note', words: 'First.\n\nSecond.' })
  await done(chair, `${path}/notes`, { kind: 'decision', words: 'The draft goes out.' })
  await done(ben, `${path}/notes`, { kind: 'action', words: 'Ask the ports.' })
  const notes = idsIn(await chair.text(`${path}/notes`), 'notes')
  return { place, path, chair, ann, ben, notes }
}

const told = ({ world, meeting }: Place): Promise<string> =>
  world.stranger.text(`/meetings/${meeting.id}/proceedings.json`)

/** Said by the proceedings as a whole, and by no line of theirs. */
const NAMED_AS_ONE: ReadonlySet<string> = new Set([
  // The meeting itself, and that its agenda is public: the head of the page.
  'meeting.call',
  'agenda.publish',
  // How the minutes stand: one state, not an act for each step.
  'minutes.close',
])
const OF_MEETINGS =
  /^(meeting|agenda|hub|material|attendance|note|minutes|correction|trace|action|proceedings)\./

test('every act of a meeting is shown or linked from its proceedings', async () => {
  const { place, path, chair, ben, notes } = await aCallHeld()
  const { world } = place
  await done(chair, `/notes/${notes[1]}/strikes`, { why: 'Said twice.' })
  atMinute(place, 61)
  await done(chair, `${path}/traces`, { kind: 'transcript', reason: 'The line was bad.' })
  await done(chair, `${path}/minutes`, { to: 'close' })
  await done(ben, `/notes/${notes[0]}/corrections`, { words: 'First, truly.', why: 'Not so.' })
  const acts = (await world.acts()).filter(({ entry }) => OF_MEETINGS.test(entry.act))
  const json = await told(place)
  const lost = acts
    .filter(({ entry }) => !NAMED_AS_ONE.has(entry.act))
    .map(({ entry }) => `${entry.act} ${entry.of}`)
    .filter((act) => !json.includes(act.split(':')[1] ?? act))
  expect(lost).toEqual([])
  const record = JSON.parse(await world.stranger.text(`${path}/record.json`)) as {
    readonly entries: readonly { readonly index: number }[]
  }
  const recorded = record.entries.map(({ index }) => index).toReversed()
  expect(recorded).toEqual(acts.map(({ index }) => index))
  const page = await world.stranger.text(`${path}/proceedings`)
  for (const said of [
    'A repair shop',
    'The draft goes out.',
    'Ask the ports.',
    'A table of costs',
  ]) {
    expect(page).toContain(said)
  }
  expect(page).not.toContain('A ghost')
  expect(page).toContain(`/notes/${notes[1]}`)
  expect(page).toContain(`/texts/${place.table.text.id}`)
  expect(page).toContain('Nakuru')
  expect(await world.stranger.text(`${path}/record`)).toContain('struck a paragraph of notes')
})

test('a summary is contested in the steward log; another follows it, none is changed', async () => {
  const { place, path, chair, ann } = await aCallHeld()
  const { world } = place
  const words = { words: 'We agreed on a draft.', line: 'The call in short', seen: '0' }
  expect((await ann.post(`${path}/summaries`, { ...consent, ...words })).status).toBe(422)
  expect(await done(chair, `${path}/summaries`, words)).toBe(`${path}/proceedings#summary`)
  const page = await world.stranger.text(`${path}/proceedings`)
  expect(page).toContain('We agreed on a draft.')
  const line = idsIn(page, 'stewards')[0]
  await done(ann, `/stewards/${line}/contests`, { argument: 'We did not.' })
  expect(await world.stranger.text(`${path}/proceedings`)).toContain('1 objection is not settled')
  const stale = await chair.post(`${path}/summaries`, { ...consent, ...words, words: 'Anew.' })
  expect(stale.status).toBe(422)
  expect(await stale.text()).toContain('Anew.')
  await done(chair, `${path}/summaries`, { ...words, words: 'Anew.', seen: '1' })
  expect(await world.stranger.text(`${path}/proceedings.md`)).toContain('> Anew.')
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('proceedings leave as PDF: the same file twice, another in Arabic or after more', async () => {
  const { place, path, chair } = await aCallHeld()
  const { world } = place
  const file = async (address: string) => {
    const answer = await world.stranger.get(address)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([address, answer.status, bytes.toString('latin1', 0, 5)]).toEqual([
      address,
      200,
      '%PDF-',
    ])
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.pdf/)
    return answer.headers.get('etag')
  }
  const first = await file(`${path}/proceedings.pdf`)
  expect(await file(`${path}/proceedings.pdf`)).toBe(first)
  const arabic = await file(`/ar${path}/proceedings.pdf`)
  expect(arabic).not.toBe(first)
  await done(chair, `${path}/notes`, { kind: 'note', words: 'Third.' })
  expect(await file(`${path}/proceedings.pdf`)).not.toBe(first)
  expect(await world.stranger.text(`${path}/proceedings`)).toContain(`${path}/proceedings.pdf`)
  const absent = path.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expect((await world.stranger.get(`${absent}/proceedings.pdf`)).status).toBe(404)
  expect((await world.stranger.get('/meetings/x/proceedings.pdf')).status).toBe(404)
  expect((await world.stranger.get(`${path}/proceedings.pdf.json`)).status).toBe(404)
})

test('acts from before meetings had their own list stand in it once brought forward', async () => {
  const { place, path, chair, ben, notes } = await aCallHeld()
  const { world } = place
  const words = { words: 'We agreed on a draft.', line: 'The call in short', seen: '0' }
  await done(chair, `${path}/summaries`, words)
  const action = idsIn(await world.stranger.text(`${path}/proceedings`), 'actions')[0]
  await done(ben, `/actions/${action}/completions`, { evidence: 'They answered.' })
  await done(chair, `/notes/${notes[1]}/strikes`, { why: 'Said twice.' })
  const told = await world.stranger.text(`${path}/record.json`)
  const { written, old, forward } = await broughtForward(world)
  expect([written.length > 15, old]).toEqual([true, []])
  expect(forward).toEqual(written)
  expect(await chair.text(`${path}/record.json`)).toBe(told)
})

test('nothing is summed up before it began', async () => {
  const place = await aMeeting(await aWorld())
  const chair = await place.world.as(place.table.chair)
  const path = `/meetings/${place.meeting.id}`
  const early = await chair.post(`${path}/summaries`, {
    ...consent,
    words: 'It will be good.',
    line: 'Foreseen',
    seen: '0',
  })
  expect(early.status).toBe(422)
  expect(await place.world.acts('proceedings.summarise')).toEqual([])
  expect(await chair.text(`${path}/proceedings`)).not.toContain(`${path}/summaries`)
})

test('what became of an action stands in the proceedings, by the hour', async () => {
  const { place, path, ben } = await aCallHeld()
  const { world } = place
  const page = await world.stranger.text(`${path}/proceedings`)
  expect(page).toContain('1 taken on · 0 done · 0 late')
  atMinute(place, 9 * DAY)
  expect(await world.stranger.text(`${path}/proceedings`)).toContain('0 done · 1 late')
  const action = idsIn(page, 'actions')[0]
  await done(ben, `/actions/${action}/completions`, { evidence: 'They answered.' })
  expect(await world.stranger.text(`${path}/proceedings`)).toContain('1 done · 0 late')
})

test('meetings of a cycle stand side by side, with their sums and whose turn it was', async () => {
  const { place, chair } = await aCallHeld()
  const { world, table } = place
  const process = await findProcess(world.database.read, { id: table.process })
  const body = process?.body && (await findBody(world.database.read, { id: process.body }))
  if (!body) throw new Error('no body')
  const regions = 'Africa\nEurope'
  const cycle = await done(chair, `/bodies/${body.slug}/cycles`, { name: 'Two a year', regions })
  const id = cycle.replace('/cycles/', '')
  const called: string[] = []
  for (const [from, region] of [
    ['2027-03-04', 'Africa'],
    ['2027-09-02', 'Europe'],
  ] as const) {
    const forum = { ...FORUM, host: `body:${body.slug}`, from }
    const path = await done(chair, '/meetings', forum)
    await done(chair, `${path}/cycle`, { cycle: id, region })
    called.push(path)
  }
  const [first = '', second = ''] = called
  const early = await chair.post(`${cycle}/summaries`, { ...consent, ...SUMMARY })
  expect(early.status).toBe(422)
  const comeTo = async (path: string, people: readonly PersonId[]) => {
    const visitors = []
    for (const person of people) visitors.push(await world.as(person))
    for (const one of visitors) {
      await done(one, `${path}/attendances`, { way: 'room', as: 'personal' })
    }
    return visitors
  }
  world.clock.set(instant('2027-03-04T15:00Z'))
  const [runs, ann] = await comeTo(first, [table.chair, table.ann])
  if (!runs || !ann) throw new Error('two people')
  await done(runs, `${first}/notes`, { kind: 'decision', words: 'We meet in Europe next.' })
  await done(ann, `${first}/notes`, { kind: 'action', words: 'Find a hall.' })
  world.clock.set(instant('2027-09-02T15:00Z'))
  const [sums] = await comeTo(second, [table.chair, table.ann, table.dora])
  if (!sums) throw new Error('three people')
  const path = `${cycle}/proceedings`
  const figures = JSON.parse(await world.stranger.text(`${path}.json`)) as {
    readonly people: number
    readonly meetings: readonly Readonly<Record<string, unknown>>[]
    readonly sums: Readonly<Record<string, unknown>>
  }
  expect(figures.people).toBe(3)
  expect(figures.meetings.map(({ host, came, newcomers }) => [host, came, newcomers])).toEqual([
    ['Africa', 2, 0],
    ['Europe', 3, 1],
  ])
  expect(figures.sums).toMatchObject({ came: 5, decisions: 1, carried: 1 })
  const csv = await world.stranger.text(`${path}.csv`)
  expect(csv).toContain(
    `${second.replace('/meetings/', '')},2027-09-02T15:00:00.000Z,Europe,came,,3`,
  )
  expect(await world.stranger.text(`${path}.md`)).toContain('Europe: 1')
  const print = await world.stranger.get(`${path}.pdf`)
  expect([print.status, print.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  await done(sums, `${cycle}/summaries`, SUMMARY)
  const page = await world.stranger.text(path)
  expect(page).toContain('Africa → Europe')
  expect(page).toContain('A good year.')
  expect(await world.stranger.text(cycle)).toContain(path)
  expect(await world.stranger.text(`${second}/proceedings`)).toContain(path)
  const told = await world.stranger.text(`/bodies/${body.slug}`)
  expect(told).toContain(`${first}/proceedings`)
  expect(told).not.toContain(`${second}/proceedings`)
})

test('the page of a process leads to what its held meetings came to', async () => {
  const { place, path, chair } = await aCallHeld()
  const { world, table } = place
  const slug = (await findProcess(world.database.read, { id: table.process }))?.slug
  const process = `/processes/${slug}`
  expect(await world.stranger.text(process)).not.toContain(`${path}/proceedings`)
  atMinute(place, 61)
  expect(await chair.text(process)).toContain(`${path}/proceedings`)
  const other = await done(chair, '/meetings', {
    ...FORUM,
    ...{ host: `process:${slug}`, kind: 'call', from: '2027-09-02' },
  })
  await done(chair, `${other}/cancellation`, { revision: '0', reason: 'Nobody can come.' })
  world.clock.set(instant('2027-09-02T17:00Z'))
  const page = await chair.text(process)
  expect(page).toContain(`${path}/proceedings`)
  expect(page).not.toContain(`${other}/proceedings`)
})
