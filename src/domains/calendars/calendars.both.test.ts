/** Calendars over HTTP and mail, on a real database: subscribed to, invited by, answered. */
import { describe, expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { byIcalJs, byNodeIcal } from '../../platform/calendar/parsers.fixtures.ts'
import { linesOf } from '../../platform/calendar/lines.ts'
import { after, days, instant, seconds } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { aMailbox } from '../replies/mailbox.fixtures.ts'
import { inviteAll, type Inviting } from './inviting.ts'
import { calendarWords } from './private-words.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const consent = { permanence: '1', undertakings: '1' }

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (answer.headers.get('location') ?? '').replace(/[#?].*/, '')
}

/** Ten weekly calls in three slots, over the days on which Toronto and Zurich turn their clocks. */
const weekly = (slug: string): Fields => ({
  host: `process:${slug}`,
  kind: 'call',
  title: 'The call on Thursday',
  from: '2027-02-25',
  minutes: '60',
  time1: '15:00',
  zone1: 'Africa/Nairobi',
  time2: '20:00',
  zone2: 'America/Toronto',
  time3: '09:00',
  zone3: 'Europe/Zurich',
  repeats: 'weekly',
  count: '10',
  fold: 'earlier',
  join: 'https://meet.example/thursday',
  step: 'announce',
})

type Line = { readonly id: string; readonly starts: string; readonly phase: string }

async function meetingsAt(visitor: Visitor, path: string): Promise<readonly Line[]> {
  const read: { meetings: readonly Line[] } = JSON.parse(await visitor.text(`${path}.json`))
  return read.meetings
}

async function aSeries() {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const chair = await world.as(table.chair)
  const path = await done(chair, '/meetings', weekly(slug))
  const ids = (await meetingsAt(chair, path)).map(({ id }) => `/meetings/${id}`)
  return { world, table, chair, slug, path, ids }
}

const invitingIn = ({ database, letterbox, replyAddresses, clock }: World): Inviting => ({
  database,
  clock,
  ...letterbox,
  replyAddresses,
  site: 'Example Institute',
})

/** What a mail brings: its method, its numbers, and the hours of its calendar by two parsers. */
async function mailed(world: World, person: PersonId) {
  const mailbox = await aMailbox(world)
  const to = await mailbox.addressOf(person)
  const invite = async () => {
    const before = new Set((await mailbox.mails(to)).map(({ id }) => id))
    await inviteAll(invitingIn(world), world.clock.now())
    return (await mailbox.mails(to)).filter(({ id }) => !before.has(id))
  }
  return { mailbox, to, invite }
}

const valueIn = (text: string, name: string) =>
  linesOf(text).find((one) => one.name === name)?.value
const move = { day: '2027-03-12', time: '08:00', zone: 'Europe/Zurich', minutes: '60' }

describe('a series in the calendars of its members', () => {
  test('has the hours of the site before and after two changes of clocks, also moved', async () => {
    const { world, chair, path, ids, slug } = await aSeries()
    const hoursOf = async () =>
      (await meetingsAt(chair, path))
        .filter(({ phase }) => phase !== 'cancelled')
        .map(({ starts }) => ({ at: Date.parse(starts), minutes: 60 }))
        .toSorted((one, other) => one.at - other.at)
    const fileOf = (at: string) => world.stranger.text(`${at}/calendar.ics`)
    expect(byIcalJs(await fileOf(path))).toEqual(await hoursOf())
    expect(await hoursOf()).toHaveLength(10)
    await done(chair, `${ids[2] ?? ''}/moves`, { ...move, revision: '0', fold: 'earlier' })
    await done(chair, `${ids[4] ?? ''}/cancellation`, { revision: '0', reason: 'A holiday' })
    expect(await hoursOf()).toHaveLength(9)
    for (const file of [await fileOf(path), await fileOf(`/processes/${slug}`)]) {
      const moved = await hoursOf()
      const meetings = (all: ReturnType<typeof byIcalJs>) =>
        all.filter(({ minutes }) => minutes > 0)
      expect(meetings(byIcalJs(file))).toEqual(moved)
      expect(meetings(byNodeIcal(file))).toEqual(moved)
      expect(file.match(/^RRULE/gm)).toHaveLength(3)
    }
    expect(valueIn(await fileOf(ids[4] ?? ''), 'STATUS')).toBe('CANCELLED')
    expect(await world.stranger.text(`/ar${path}/calendar`)).toContain('dir="rtl"')
  })

  test('is told by mail once, and each change of it once', async () => {
    const { world, table, chair, ids } = await aSeries()
    const { invite } = await mailed(world, table.ann)
    const first = await invite()
    // One for each slot: a rule of wall times has one zone.
    expect(first.map(({ calendar }) => calendar?.method)).toEqual(['REQUEST', 'REQUEST', 'REQUEST'])
    const hours = first.flatMap(({ calendar }) => byIcalJs(calendar?.text ?? ''))
    expect(hours).toHaveLength(10)
    expect(await invite()).toEqual([])
    await done(chair, `${ids[2] ?? ''}/moves`, { ...move, revision: '0', fold: 'earlier' })
    const [changed, ...more] = await invite()
    expect(more).toEqual([])
    expect(changed?.subject).toContain('Changed: The call on Thursday')
    expect(changed?.text).toMatch(/Europe|GMT\+1|UTC/)
    expect(valueIn(changed?.calendar?.text ?? '', 'SEQUENCE')).toBe('1')
    expect(valueIn(changed?.calendar?.text ?? '', 'RECURRENCE-ID')).toBe('20270311T090000')
    await done(chair, `${ids[4] ?? ''}/cancellation`, { revision: '0', reason: 'A holiday' })
    const [gone] = await invite()
    expect(gone?.calendar?.method).toBe('CANCEL')
    expect(gone?.text).toContain('A holiday')
    expect(await invite()).toEqual([])
  })

  test('is not told to who wants no invitations, and to who asked for them', async () => {
    const { world, table, ids } = await aSeries()
    const ann = await world.as(table.ann)
    const { invite } = await mailed(world, table.ann)
    await done(ann, '/account/calendar/invitations', {})
    expect(await invite()).toEqual([])
    world.clock.set(after(world.clock.now(), days(1)))
    await done(ann, '/account/calendar/invitations', { invitations: '1' })
    const [asked] = await invite()
    const stop = new URL(asked?.unsubscribe ?? '')
    const stopped = await world.stranger.post(`${stop.pathname}${stop.search}`, {})
    expect(stopped.status).toBe(200)
    const forged = stop.search.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect((await world.stranger.post(`${stop.pathname}${forged}`, {})).status).toBe(404)
    expect((await world.stranger.get(`${ids[0] ?? ''}/coming`)).status).toBe(200)
  })
})

test('what calendars keep of a person goes with their export, and with their erasure', async () => {
  const { world, table, ids } = await aSeries()
  const { read, transact } = world.database
  const dora = await world.as(table.dora)
  const [path = ''] = ids
  await done(dora, `${path}/coming`, { coming: 'maybe', way: 'phone' })
  await done(dora, `${path}/invitations`, { wanted: 'yes' })
  const { invite } = await mailed(world, table.dora)
  expect((await invite()).map(({ calendar }) => calendar?.method)).toHaveLength(3)
  const kept = Object.values(await calendarWords.of(read, table.dora))
  expect(kept).toContain('maybe, phone')
  expect(kept).toHaveLength(2)
  await transact((tx) => calendarWords.forget(tx, table.dora))
  expect(await calendarWords.of(read, table.dora)).toEqual({})
})

/** As a calendar program answers, with what was changed about it. */
const replyTo = (text: string, change: (reply: string) => string = (reply) => reply) => {
  const uid = valueIn(text, 'UID') ?? ''
  const attendee = valueIn(text, 'ATTENDEE') ?? ''
  return change(
    [
      'BEGIN:VCALENDAR',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SEQUENCE:${valueIn(text, 'SEQUENCE') ?? '0'}`,
      `ATTENDEE;PARTSTAT=ACCEPTED:${attendee}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n'),
  )
}

const CALENDAR = ['Content-Type: text/calendar; method=REPLY; charset=utf-8']

async function anInvited() {
  const series = await aSeries()
  const { world, table } = series
  const { mailbox, to, invite } = await mailed(world, table.ann)
  const texts = (await invite()).map((one) => one.calendar?.text ?? '')
  const calendar = texts.find((text) => text.includes('Africa/Nairobi')) ?? ''
  const organizer = (valueIn(calendar, 'ORGANIZER') ?? '').replace('mailto:', '')
  const say = (text: string, from: string = to, headers: readonly string[] = []) =>
    mailbox.post({ from, to: organizer, text, headers: [...headers, ...CALENDAR] })
  const last = async () => (await mailbox.mails(to)).at(-1)?.text ?? ''
  const coming = async (path: string) => await series.chair.text(`${path}/coming`)
  return { ...series, mailbox, to, invite, calendar, say, last, coming }
}

describe('an answer from a calendar', () => {
  test('counts for whoever was invited, for each meeting that it is about', async () => {
    const { say, calendar, coming, ids, world } = await anInvited()
    expect(await say(replyTo(calendar))).toMatchObject({ state: 'taken' })
    for (const path of [ids[0] ?? '', ids[3] ?? '']) {
      expect(await coming(path)).toContain('By name')
    }
    expect(await coming(ids[1] ?? '')).not.toContain('By name')
    expect(await world.stranger.text(`${ids[0] ?? ''}/coming`)).not.toContain('By name')
    expect(await world.stranger.text(`${ids[0] ?? ''}/coming`)).toContain('Yes: fewer than 5')
  })

  test('sent by a calendar service in their name counts too', async () => {
    const { say, calendar, coming, ids, to } = await anInvited()
    await say(replyTo(calendar), to, ['Sender: Calendar <notification@calendar.example>'])
    expect(await coming(ids[0] ?? '')).toContain('By name')
  })

  test('for somebody else, from another mailbox or of an earlier hour hears why not', async () => {
    const { say, calendar, coming, ids, last, mailbox, chair, invite } = await anInvited()
    await say(replyTo(calendar, (raw) => raw.replace(/mailto:.*/, 'mailto:boss@example.org')))
    expect(await last()).toContain('answered for somebody else')
    await say(replyTo(calendar), 'other@example.org')
    expect(await last()).toContain('other@example.org')
    const [told] = await mailbox.mails('other@example.org')
    expect(told?.text).toContain('sent to somebody else')
    await done(chair, `${ids[0] ?? ''}/moves`, { ...move, revision: '0', fold: 'earlier' })
    await invite()
    const named = 'RECURRENCE-ID;TZID=Africa/Nairobi:20270225T150000\r\nATTENDEE'
    await say(replyTo(calendar, (raw) => raw.replace('ATTENDEE', named)))
    expect(await last()).toContain('changed since the version')
    expect(await coming(ids[0] ?? '')).not.toContain('By name')
    expect(mailbox.problems).toEqual([])
  })

  test('of words alone waits for a person; a flood of them is answered ten times', async () => {
    const { mailbox, calendar, to, say } = await anInvited()
    const organizer = (valueIn(calendar, 'ORGANIZER') ?? '').replace('mailto:', '')
    await mailbox.post({ from: to, to: organizer, text: 'I shall be late.' })
    expect(await mailbox.waiting()).toEqual(['calendars.why.words'])
    const before = (await mailbox.mails(to)).length
    for (let count = 0; count < 12; count++) {
      await say(replyTo(calendar, (raw) => raw.replace('ACCEPTED', `X${count}`)))
    }
    expect((await mailbox.mails(to)).length - before).toBe(10)
  })
})

test('who comes is said on the page until the meeting begins, and again when moved', async () => {
  const { world, table, chair, ids } = await aSeries()
  const ann = await world.as(table.ann)
  const [path = ''] = ids
  await done(ann, `${path}/coming`, { coming: 'yes', way: 'hub' })
  expect(await chair.text(`${path}/coming`)).toContain('From a hub')
  const both = await ann.post(`${path}/coming`, { ...consent, coming: 'no', way: 'phone' })
  expect(both.status).toBe(422)
  expect((await world.stranger.post(`${path}/coming`, { coming: 'yes' })).status).not.toBe(303)
  await done(chair, `${path}/moves`, { ...move, revision: '0', fold: 'earlier' })
  expect(await ann.text(`${path}/coming`)).toContain('moved since you answered')
  world.clock.set(instant('2027-03-12T07:30Z'))
  const late = await ann.post(`${path}/coming`, { ...consent, coming: 'yes', way: '' })
  expect(late.status).toBe(422)
})

test('one’s own calendar has one secret address, which a new one ends', async () => {
  const { world, table } = await aSeries()
  const ann = await world.as(table.ann)
  const addressOf = async () => {
    const [, path = ''] =
      /(\/calendars\/p_[^<"\s]+\.ics)/.exec(await ann.text('/account/calendar')) ?? []
    return path
  }
  const first = await addressOf()
  const answer = await world.stranger.get(first)
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const text = await answer.text()
  expect(byIcalJs(text).filter(({ minutes }) => minutes === 60)).toHaveLength(10)
  expect(text).not.toContain('ATTENDEE')
  const etag = answer.headers.get('etag') ?? ''
  const again = await world.stranger.get(first, { 'if-none-match': etag })
  expect(again.status).toBe(304)
  world.clock.set(after(world.clock.now(), seconds(1)))
  await done(ann, '/account/calendar/addresses')
  expect((await world.stranger.get(first)).status).toBe(404)
  expect((await world.stranger.get(await addressOf())).status).toBe(200)
  expect((await world.stranger.get((await addressOf()).replace(/.\.ics$/, 'x.ics'))).status).toBe(
    404,
  )
})
