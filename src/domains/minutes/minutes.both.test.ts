/** A meeting and what it leaves, over HTTP on a real database: who came, notes, minutes. */
import { expect, test, vi } from 'vitest'
import { freePort } from '../../../test/journeys/site.ts'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, NAMING, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { CORRECTION_DAYS } from './minutes.ts'
import { aMeeting, atMinute, type Place } from './minutes.fixtures.ts'
import { HOLD_SECONDS } from './note.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const DAY = 24 * 60

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

async function statusOf(visitor: Visitor, path: string, fields: Fields = {}): Promise<number> {
  return (await visitor.post(path, { ...consent, ...fields })).status
}

type Json = {
  readonly state: string
  readonly attendance: readonly { readonly as: string; readonly guest?: string }[]
  readonly items: readonly {
    readonly notes: readonly {
      readonly id: string
      readonly kind: string
      readonly words: string
      readonly version: number
      readonly beside?: string
      readonly action?: string
    }[]
  }[]
  readonly corrections: readonly { readonly id: string; readonly state: string }[]
  readonly duties: readonly { readonly kind: string; readonly state: string }[]
}

const pathOf = ({ meeting }: Place) => `/meetings/${meeting.id}`

async function told({ world, meeting }: Place): Promise<Json> {
  return JSON.parse(await world.stranger.text(`/meetings/${meeting.id}/notes.json`)) as Json
}

const notesIn = (json: Json) => json.items.flatMap(({ notes }) => notes)

async function everybodyCame(place: Place) {
  const { world, table } = place
  atMinute(place, 0)
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const ben = await world.as(table.ben)
  for (const one of [chair, ann, ben]) {
    await done(one, `${pathOf(place)}/attendances`, { way: 'online', as: 'personal' })
  }
  return { chair, ann, ben }
}

test('notes become minutes: written together, corrected, approved, all on the record', async () => {
  const place = await aMeeting(await aWorld())
  const { world, table } = place
  const path = pathOf(place)
  const dora = await world.as(table.dora)
  expect(await statusOf(dora, `${path}/attendances`, { way: 'online', as: 'personal' })).toBe(303)
  const { chair, ann, ben } = await everybodyCame(place)
  await done(chair, `${path}/guests`, { way: 'phone', names: 'A repair shop\n\nA port\n' })
  await done(ann, `${path}/notes`, { kind: 'note', words: 'First.\n\nSecond.' })
  await done(chair, `${path}/notes`, { kind: 'decision', words: 'The draft goes out.' })
  await done(ben, `${path}/notes`, { kind: 'action', words: 'Ask the ports.' })
  const open = await told(place)
  expect(open.attendance.map(({ as }) => as)).toEqual([
    'participant',
    'participant',
    'member',
    'member',
    'participant',
    'participant',
  ])
  expect(notesIn(open).map(({ kind }) => kind)).toEqual(['note', 'note', 'decision', 'action'])
  const action = notesIn(open).find(({ kind }) => kind === 'action')?.action ?? ''
  expect(await world.stranger.text(action)).toContain('Ask the ports.')

  atMinute(place, 61)
  await done(chair, `${path}/minutes`, { to: 'close' })
  const [first] = notesIn(open)
  if (!first) throw new Error('no note')
  expect(await statusOf(ann, `/notes/${first.id}/versions`, { base: '1', words: 'No.' })).toBe(422)
  const asked = { words: 'First, but truly.', why: 'That is not what I said.' }
  await done(ben, `/notes/${first.id}/corrections`, asked)
  const [correction] = (await told(place)).corrections
  if (!correction) throw new Error('no correction')
  const answers = `/note-corrections/${correction.id}/answers`
  expect(await statusOf(ann, answers, { answer: 'take' })).toBe(422)
  const approving = { to: 'approve', said: 'At call 8.' }
  expect(await statusOf(chair, `${path}/minutes`, approving)).toBe(422)
  await done(chair, answers, { answer: 'take' })
  expect(await statusOf(chair, `${path}/minutes`, approving)).toBe(422)
  atMinute(place, 62 + CORRECTION_DAYS * DAY)
  await done(chair, `${path}/minutes`, approving)
  const approved = await told(place)
  expect(approved.state).toBe('approved')
  expect(notesIn(approved)[0]).toMatchObject({ words: 'First, but truly.', version: 2 })
  expect(await statusOf(chair, `${path}/minutes`, { to: 'reopen', said: 'Why not?' })).toBe(422)
  expect(await statusOf(chair, `${path}/notes`, { kind: 'note', words: 'Late.' })).toBe(422)
  const md = await world.stranger.text(`${path}/proceedings.md`)
  expect(md).toContain('> First, but truly.')
  expect(md).toContain('A repair shop')
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('what two write at the same time both stands', async () => {
  const place = await aMeeting(await aWorld())
  const path = pathOf(place)
  const { ann, ben } = await everybodyCame(place)
  await done(ann, `${path}/notes`, { kind: 'note', words: 'What was said.' })
  const note = notesIn(await told(place))[0]?.id ?? ''
  expect(await done(ann, `/notes/${note}/holds`)).toBe(`/notes/${note}#write`)
  expect(await statusOf(ben, `/notes/${note}/holds`)).toBe(422)
  const bens = await done(ben, `/notes/${note}/versions`, { base: '1', words: 'Ben wrote this.' })
  expect(bens).not.toContain(note)
  await done(ann, `/notes/${note}/versions`, { base: '1', words: 'Ann wrote this.' })
  await done(ann, `/notes/${note}/versions`, { base: '1', words: 'Ann, from an old tab.' })
  const now = notesIn(await told(place))
  expect(now.map(({ words }) => words).toSorted()).toEqual([
    'Ann wrote this.',
    'Ann, from an old tab.',
    'Ben wrote this.',
  ])
  expect(now.filter(({ beside }) => beside === note)).toHaveLength(2)
})

test('a paragraph is free again when nobody went on with it', async () => {
  const place = await aMeeting(await aWorld())
  const { world } = place
  const path = pathOf(place)
  const { ann, ben } = await everybodyCame(place)
  await done(ann, `${path}/notes`, { kind: 'note', words: 'What was said.' })
  const note = notesIn(await told(place))[0]?.id ?? ''
  await done(ann, `/notes/${note}/holds`)
  expect(await ben.text(`${path}/notes`)).not.toContain(`/notes/${note}/holds`)
  atMinute(place, HOLD_SECONDS / 60 + 1)
  await done(ben, `/notes/${note}/holds`)
  await done(ben, `/notes/${note}/versions`, { base: '1', words: 'Ben went on.' })
  expect(notesIn(await told(place)).map(({ words }) => words)).toEqual(['Ben went on.'])
  expect(await world.acts('note.change')).toHaveLength(1)
})

test('who did not come does not write, and nobody but who runs it decides or closes', async () => {
  const place = await aMeeting(await aWorld())
  const { world, table } = place
  const path = pathOf(place)
  const cy = await world.as(table.cy)
  expect(await statusOf(cy, `${path}/attendances`, { way: 'room', as: 'personal' })).toBe(303)
  const { ann } = await everybodyCame(place)
  const dora = await world.as(table.dora)
  expect(await statusOf(dora, `${path}/notes`, { kind: 'note', words: 'Me too.' })).toBe(422)
  expect(await statusOf(ann, `${path}/notes`, { kind: 'decision', words: 'I decide.' })).toBe(422)
  expect(await statusOf(ann, `${path}/minutes`, { to: 'close' })).toBe(422)
  expect(await statusOf(ann, `${path}/guests`, { way: 'phone', names: 'A ghost' })).toBe(422)
  expect(await statusOf(world.stranger, `${path}/minutes`, { to: 'close' })).not.toBe(303)
  expect(notesIn(await told(place))).toEqual([])
})

test('the name of a guest is never cut: one that is too long comes back', async () => {
  const place = await aMeeting(await aWorld())
  const { world, table } = place
  const path = pathOf(place)
  const chair = await world.as(table.chair)
  atMinute(place, 0)
  const long = '\u{1f9d1}\u{1f3fd}\u200d\u{1f680}'.repeat(40)
  const names = `A port\n${long}`
  const answer = await chair.post(`${path}/guests`, { ...consent, way: 'phone', names })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(long)
  expect(await world.acts('attendance.enter')).toEqual([])
})

test('what a scribe pastes that is too much comes back as it was typed', async () => {
  const place = await aMeeting(await aWorld())
  const { ann } = await everybodyCame(place)
  const novel = Array.from({ length: 60 }, (_, index) => `Chapter ${index}.`).join('\n\n')
  const answer = await ann.post(`${pathOf(place)}/notes`, {
    ...consent,
    kind: 'note',
    words: novel,
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('60 paragraphs')
  expect(page).toContain('Chapter 59.')
  expect(notesIn(await told(place))).toEqual([])
})

test('a recording is owed from the end of the meeting, and late after two days', async () => {
  const place = await aMeeting(await aWorld())
  const { world } = place
  const path = pathOf(place)
  const { chair } = await everybodyCame(place)
  const stateOf = async () => (await told(place)).duties.map(({ state }) => state)
  expect(await stateOf()).toEqual(['coming', 'coming'])
  atMinute(place, 61)
  expect(await stateOf()).toEqual(['due', 'due'])
  atMinute(place, 61 + 2 * DAY)
  expect(await stateOf()).toEqual(['late', 'late'])
  const href = 'https://example.org/recording'
  await done(chair, `${path}/traces`, { kind: 'recording', language: 'en', href })
  await done(chair, `${path}/traces`, { kind: 'transcript', reason: 'The line was bad.' })
  expect(await stateOf()).toEqual(['met', 'excused'])
  const bad = { kind: 'recording', href: 'javascript:alert(1)' }
  expect(await statusOf(chair, `${path}/traces`, bad)).toBe(400)
  expect(await world.stranger.text(`${path}/notes`)).toContain('The line was bad.')
  expect(NAMING.acts['trace.add']).toBe('minutes.act.trace.add')
})

test('whoever has the page open hears what was written, and goes on after a break', async () => {
  const place = await aMeeting(await aWorld())
  const { world } = place
  const port = await freePort()
  await world.serve(port)
  const { ann } = await everybodyCame(place)
  const events = `http://127.0.0.1:${port}${pathOf(place)}/events`
  const page = await world.stranger.text(`${pathOf(place)}/notes`)
  const asOf = /events\?after=(\d+)/.exec(page)?.[1] ?? ''
  await done(ann, `${pathOf(place)}/notes`, { kind: 'note', words: 'Heard?' })
  const first = await heardAt(`${events}?after=${asOf}`, undefined)
  expect(first.kind).toBe('notes')
  expect(first.number).toBe(Number(asOf) + 1)
  await done(ann, `${pathOf(place)}/notes`, { kind: 'note', words: 'And this?' })
  const second = await heardAt(`${events}?after=${asOf}`, String(first.number))
  expect(second.number).toBe(first.number + 1)
  const absent = await fetch(`http://127.0.0.1:${port}/meetings/01J0000000000000000000000A/events`)
  expect(absent.status).toBe(404)
})

/** The first event of a line, as a browser that heard `last` is told it. */
async function heardAt(url: string, last: string | undefined) {
  const headers = last === undefined ? {} : { 'last-event-id': last }
  const answer = await fetch(url, { headers })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  let text = ''
  const decoder = new TextDecoder()
  for await (const bytes of answer.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    const [, number, kind] = /^id: (\d+)\nevent: ([a-z]+)$/m.exec(text) ?? []
    if (number === undefined) continue
    return { number: Number(number), kind }
  }
  throw new Error(`nothing was heard: ${text}`)
}
