/** When a room is open: the hour closes it, and so does who cancels its meeting. */
import { expect, test } from 'vitest'
import { after, hours, instant } from '../../platform/values.ts'
import type { MeetingState } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { thingOf } from '../minutes/index.ts'
import { closedSince, phaseOf, STAYS_HOURS } from './room.ts'

const starts = instant('2026-11-26T15:00Z')
const during = after(starts, hours(0.5))
const shuts = after(starts, hours(1 + STAYS_HOURS))
const sitting = { state: { kind: 'open', since: starts, table: undefined } } as const
const aMeeting = (state: MeetingState) => ({ starts, minutes: 60, state })

test('a room that nobody closed is closed by the hour', () => {
  const meeting = aMeeting({ kind: 'planned' })
  expect(phaseOf(sitting, meeting, during)).toBe('open')
  expect(phaseOf(sitting, meeting, shuts)).toBe('closed')
  expect(closedSince(sitting, meeting)).toBe(shuts)
})

test('the room of a meeting that was cancelled is open no longer', () => {
  const meeting = aMeeting({ kind: 'cancelled', at: during, reason: 'a storm' })
  expect(phaseOf(sitting, meeting, during)).toBe('closed')
  expect(closedSince(sitting, meeting)).toBe(during)
  expect(phaseOf({ state: { kind: 'unopened' } }, meeting, during)).toBe('unopened')
})

test('a room shuts where its meeting is moved away, and stays where it is moved by less', () => {
  const planned = aMeeting({ kind: 'planned' })
  const phaseAt = (by: number, now: number) =>
    phaseOf(sitting, { ...planned, starts: after(starts, hours(by)) }, after(starts, hours(now)))
  expect(phaseAt(1, 0.1)).toBe('open')
  expect(phaseAt(1.2, 0.1)).toBe('unopened')
  expect(phaseAt(1.2, 0.2)).toBe('open')
  const doors = STAYS_HOURS + 1
  expect(phaseAt(doors, doors)).toBe('open')
  expect(phaseAt(doors + 0.1, doors + 0.1)).toBe('unopened')
})

test('who is told of a hand is told whose it is, but for guests, who have no forms', () => {
  const person = 'p_ann' as string as PersonId
  const who = { kind: 'person', person, capacity: 'personal' } as const
  expect(thingOf('01J', { who })).toBe('01J p_ann')
  const guest = { kind: 'guest', name: 'a port' as string as Commitment } as const
  expect(thingOf('01J', { who: guest })).toBe('01J')
})
