/** For whom the host of a hub, or a moderator for the telephone, raises a hand: for nobody else. */
import { expect, test } from 'vitest'
import type { Instant } from '../../platform/values.ts'
import type { Hub, HubId, MeetingId } from '../meetings/index.ts'
import type { Attendance, AttendanceId, Attendee } from '../minutes/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { hatFor, linesFor } from './rules.ts'

const MEETING = '01J0000000000000000000000A' as string as MeetingId
const person = (name: string) => `p_${name}` as string as PersonId
const at = 1 as Instant

const hubOf = (host: string, people: readonly string[]): Hub => ({
  ...{ id: `hub-${host}` as string as HubId, meeting: MEETING, host: person(host) },
  ...{ place: 'place' as string as Commitment, line: undefined, openedAt: at },
  ...{ closedAt: undefined, people: people.map(person) },
})

const lineOf = (name: string, who: Attendee, enteredBy = 'chair'): Attendance => ({
  ...{ id: name as string as AttendanceId, meeting: MEETING, who, as: 'member', by: 'hub' },
  ...{ enteredBy: person(enteredBy), at, struckAt: undefined },
})
const member = (name: string) =>
  lineOf(name, { kind: 'person', person: person(name), capacity: 'personal' })
const guest = (name: string, by?: string) =>
  lineOf(name, { kind: 'guest', name: name as string as Commitment }, by)

const linesOf = (host: string, hubs: readonly Hub[]) => {
  const attendances = [member('ben'), member('cy'), guest('port'), guest('mine', 'ann')]
  const actor = { person: person(host) }
  const none = { runsAs: undefined, moderates: false }
  return linesFor({ attendances, hubs, actor, ...none }).map(({ id }) => id)
}

test('of two hubs, the host of one asks for who is there and for guests whom they entered', () => {
  const hubs = [hubOf('ann', ['ben']), hubOf('dora', ['cy'])]
  expect(linesOf('ann', hubs)).toEqual(['ben', 'mine'])
  expect(linesOf('dora', hubs)).toEqual(['cy'])
  expect(linesOf('cy', hubs)).toEqual([])
})

test('where there is one hub alone its host asks for everybody from a hub', () => {
  const closed = { ...hubOf('dora', ['cy']), closedAt: at }
  expect(linesOf('ann', [hubOf('ann', ['ben']), closed])).toEqual(['ben', 'cy', 'port', 'mine'])
  expect(linesOf('dora', [hubOf('ann', ['ben']), closed])).toEqual([])
})

test('a moderator asks for those on the telephone, under that hat, and for nobody else', () => {
  const byPhone = (line: Attendance): Attendance => ({ ...line, by: 'phone' })
  const online: Attendance = { ...member('ben'), by: 'online' }
  const attendances = [byPhone(guest('farm')), byPhone(member('cy')), online, guest('port')]
  const about = { attendances, hubs: [], actor: { person: person('ann') }, runsAs: undefined }
  const named = { ...about, moderates: true }
  expect(linesFor(named).map(({ id }) => id)).toEqual(['farm', 'cy'])
  expect(linesFor({ ...about, moderates: false })).toEqual([])
  expect(linesFor({ ...named, actor: { person: person('cy') } }).map(({ id }) => id)).toEqual([
    'farm',
  ])
  expect(attendances.map((line) => hatFor(named, line))).toEqual([
    ...['moderator', 'moderator'],
    ...[undefined, undefined],
  ])
})
