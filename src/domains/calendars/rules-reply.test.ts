/** Answers of calendar programs, kind and hostile: what counts, and for whom. */
import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../platform/calendar/index.ts'
import { mailAddress } from '../../platform/mail/index.ts'
import { after, hours, instant } from '../../platform/values.ts'
import { aSeries, cancelled, meetingOf, weekOf } from './calendars.fixtures.ts'
import { judge } from './rules-reply.ts'
import { learnt } from './telling.ts'

const address = mailAddress('ann@example.org') ?? expect.unreachable()
const uid = `${aSeries().name}@lists.example`
const now = instant('2026-11-22T12:00Z')
const series = aSeries({
  1: { starts: after(weekOf(1), hours(1)), revision: 1 },
  2: cancelled,
})
const known = learnt(learnt(undefined, aSeries()), series)

const YES = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.org'
const event = (lines: readonly string[], of = uid) =>
  ['BEGIN:VEVENT', `UID:${of}`, 'SEQUENCE:1', ...lines, 'END:VEVENT'].join('\r\n')
const answer = (events: readonly string[], method = 'REPLY') =>
  ['BEGIN:VCALENDAR', `METHOD:${method}`, ...events, 'END:VCALENDAR'].join('\r\n')

function judged(raw: string) {
  const read = readCalendar(raw)
  if (!read.ok) return read.refusal.kind
  const verdict = judge({ calendar: read.value, address, uid, planned: series, known, now })
  if (verdict.kind !== 'counts') return verdict.kind
  return verdict.said.map(({ meeting, coming }) => [meeting.id, coming])
}

test('an answer to the series counts for each of its meetings that is still to come', () => {
  expect(judged(answer([event([YES])]))).toEqual([
    [meetingOf(0), 'yes'],
    [meetingOf(1), 'yes'],
  ])
})

test('an answer to one day counts for that day, whatever way it is named', () => {
  for (const day of [
    'RECURRENCE-ID:20261210T130000Z',
    'RECURRENCE-ID;TZID=Europe/Zurich:20261210T140000',
    'RECURRENCE-ID;TZID="W. Europe Standard Time":20261210T140000',
    'RECURRENCE-ID;VALUE=DATE:20261210',
  ]) {
    const no = 'ATTENDEE;CN="Ann";PARTSTAT=DECLINED:MAILTO:Ann@Example.ORG'
    expect(judged(answer([event([day, no])]))).toEqual([[meetingOf(1), 'no']])
  }
})

test('whoever knows the earlier hour of one meeting still says what they say of the others', () => {
  expect(judged(answer([event([YES]).replace('SEQUENCE:1', 'SEQUENCE:0')]))).toEqual([
    [meetingOf(0), 'yes'],
  ])
})

describe('what does not count', () => {
  const day = 'RECURRENCE-ID:20261210T130000Z'
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'an answer for somebody else',
      answer([event([YES.replace('ann@', 'ben@')])]),
      'somebody-else',
    ],
    ['one for two', answer([event([YES, YES.replace('ann@', 'ben@')])]), 'several'],
    ['one for two, both oneself', answer([event([YES, YES])]), 'several'],
    ['one without anybody', answer([event([])]), 'no-answer'],
    ['a request', answer([event([YES])], 'REQUEST'), 'no-answer'],
    ['a cancellation', answer([event([YES])], 'CANCEL'), 'no-answer'],
    ['a counter-proposal', answer([event([YES])], 'COUNTER'), 'no-answer'],
    ['no event', answer([]), 'no-answer'],
    ['another meeting', answer([event([YES], 'meeting-x@lists.example')]), 'other-meeting'],
    [
      'our name at another place',
      answer([event([YES], uid.replace('lists', 'evil'))]),
      'other-meeting',
    ],
    ['no meeting', answer([event([YES], '')]), 'other-meeting'],
    ['nothing decided', answer([event([YES.replace('ACCEPTED', 'NEEDS-ACTION')])]), 'undecided'],
    ['a delegation', answer([event([YES.replace('ACCEPTED', 'DELEGATED')])]), 'undecided'],
    ['an odd word', answer([event([YES.replace('ACCEPTED', '__proto__')])]), 'undecided'],
    [
      'a day of no meeting',
      answer([event(['RECURRENCE-ID:20261211T130000Z', YES])]),
      'no-such-day',
    ],
    [
      'the hour to which it moved',
      answer([event(['RECURRENCE-ID:20261210T140000Z', YES])]),
      'no-such-day',
    ],
    ['a day that is none', answer([event(['RECURRENCE-ID:99999999T999999Z', YES])]), 'no-such-day'],
    [
      'all that follow',
      answer([event([`RECURRENCE-ID;RANGE=THISANDFUTURE:20261210T130000Z`, YES])]),
      'no-such-day',
    ],
    [
      'an earlier hour',
      answer([event([day, YES]).replace('SEQUENCE:1', 'SEQUENCE:0')]),
      'outdated',
    ],
    ['no number', answer([event([day, YES]).replace('SEQUENCE:1', 'SEQUENCE:-9')]), 'outdated'],
    ['what was cancelled', answer([event(['RECURRENCE-ID:20261217T130000Z', YES])]), 'over'],
    ['no calendar', 'yes, I come', 'no-calendar'],
    ['too much', answer(Array.from({ length: 201 }, () => event([YES]))), 'too-many'],
    ['a flood', answer([event([YES, `COMMENT:${'x'.repeat(300_000)}`])]), 'too-long'],
    ['an event within an event', answer([event([event([YES])])]), 'no-answer'],
  ]
  for (const [name, raw, why] of cases) {
    test(`${name}: ${why}`, () => expect(judged(raw)).toBe(why))
  }
})
