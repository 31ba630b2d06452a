/** What the record knows of work that was done: meetings with staff that ended, duties done. */
import { expect, test } from 'vitest'
import { after, days, hours, instant, type Instant } from '../../platform/values.ts'
import type { Meeting, MeetingId } from '../meetings/index.ts'
import type { Duty, ProcessDocument } from '../processes/index.ts'
import { spentIn } from './spent.ts'

const from = instant('2026-07-01T00:00Z')
const until = instant('2027-07-01T00:00Z')
const now = after(from, days(100))
const id = (name: string) => name as string as MeetingId

const aMeeting = (name: string, starts: Instant, state: Meeting['state']['kind'] = 'planned') =>
  ({ id: id(name), starts, minutes: 90, state: { kind: state } }) as unknown as Meeting

const done = (kind: 'met' | 'late', at: Instant): Pick<Duty, 'state'> => ({
  state: { kind, document: { at } as unknown as ProcessDocument },
})

const none = { comings: [], meetings: [], duties: [], now }

test('a meeting counts its length for each of the staff, and once as a meeting', () => {
  const meetings = [aMeeting('a', after(from, days(1))), aMeeting('b', after(from, days(2)))]
  const comings = ['a', 'a', 'b'].map(id)
  const spent = spentIn({ from, until }, { ...none, meetings, comings })
  expect(spent).toMatchObject({ meetings: 2, staffMinutes: 270 })
})

test.each([
  ['one that has not ended', aMeeting('a', after(now, hours(-1)))],
  ['one that was cancelled', aMeeting('a', after(from, days(1)), 'cancelled')],
  ['one that ended before the period', aMeeting('a', after(from, hours(-2)))],
])('no hour is told of %s', (_, meeting) => {
  const known = { ...none, meetings: [meeting], comings: [id('a')] }
  expect(spentIn({ from, until }, known)).toMatchObject({ meetings: 0, staffMinutes: 0 })
})

test('a period ends before its last moment, and meetings without staff are nobody’s hours', () => {
  const ends = (count: number) => aMeeting('a', after(until, hours(count)))
  const known = { ...none, now: after(until, days(9)), comings: [id('a')] }
  expect(spentIn({ from, until }, { ...known, meetings: [ends(-1.5)] }).meetings).toBe(0)
  expect(spentIn({ from, until }, { ...known, meetings: [ends(-2)] }).meetings).toBe(1)
  const unattended = { ...known, comings: [], meetings: [ends(-2)] }
  expect(spentIn({ from, until }, unattended)).toMatchObject({ meetings: 0, staffMinutes: 0 })
})

test('duties are counted as they were done, in this period, and never while they are owed', () => {
  const at = after(from, days(3))
  const duties: readonly Pick<Duty, 'state'>[] = [
    ...[done('met', at), done('met', at), done('late', at)],
    ...[done('met', after(from, hours(-1))), { state: { kind: 'owed' } } as const],
    { state: { kind: 'missed' } },
  ]
  expect(spentIn({ from, until }, { ...none, duties })).toMatchObject({ met: 2, late: 1 })
})
