/** Business days, late input, caps, warnings, languages and silence of windows. */
import { describe, expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import {
  easter,
  findWindowRule,
  holidaysIn,
  holidaysOf,
  orthodox,
  type WindowRule,
} from '../templates/index.ts'
import { aTemplate, count, span } from '../templates/templates.fixtures.ts'
import { aWindow, facilitator, inStage, noon } from './processes.fixtures.ts'
import { reopen, type SilenceFacts, silenceStanding, unreached } from './rules-silence.ts'
import { windowWarnings } from './rules-warnings.ts'
import { type Opening, openWindow, publishLanguage, takesInput } from './rules-windows.ts'
import type { WindowId } from './window.ts'

const found = findWindowRule(aTemplate([]), 'comment')
if (!found) throw new Error('no window of comment')
const comment = found

const under = (part: Partial<WindowRule>) => {
  const rule: WindowRule = { ...comment, min: span('P3D'), default: span('P5D'), ...part }
  const template = { ...aTemplate([{ windows: ['comment'] }]), windows: [rule] }
  return { rule, template }
}
const asked: Opening = {
  id: '01J0000000000000000000WNDW' as string as WindowId,
  kind: 'comment',
  serves: 'process:x',
  notBefore: noon,
  closesOn: undefined,
  published: ['en', 'fr', 'es'],
}
const opened = (part: Partial<WindowRule>, opening: Partial<Opening> = {}) => {
  const { template } = under(part)
  const holidays = new Set(['2026-03-09'])
  const by = facilitator
  return openWindow(
    inStage('intake'),
    { ...asked, ...opening },
    { template, by, now: noon, holidays },
  )
}

describe('a window on business days', () => {
  test('that would close on a Saturday before a holiday closes on the Tuesday', () => {
    expect(opened({ businessDays: true })).toMatchObject({
      ok: true,
      value: { state: { closes: instant('2026-03-10T23:59Z') } },
    })
    expect(opened({})).toMatchObject({ value: { state: { closes: instant('2026-03-07T23:59Z') } } })
  })

  test('is refused a closing day on which nobody works, with the next one', () => {
    expect(opened({ businessDays: true }, { closesOn: '2026-03-08' })).toMatchObject({
      refusal: { kind: 'not-business-day', next: instant('2026-03-10T23:59Z') },
    })
  })
})

test('a group that has its number of windows open gets no more, and is named', () => {
  const crowd = [
    { group: 'business', open: 1 },
    { group: 'academia', open: 2 },
  ]
  expect(opened({ capPerGroup: count(2) }, { crowd })).toMatchObject({
    refusal: { kind: 'group-crowded', group: 'academia', most: 2 },
  })
  expect(opened({ capPerGroup: count(3) }, { crowd }).ok).toBe(true)
})

test('late input is kept until its hour and not after it', () => {
  const window = aWindow()
  const closes = instant('2026-04-10T23:59Z')
  const rule = { late: 'marked', lateUntil: span('P2D') } as const
  expect(takesInput(window, rule, closes)).toEqual({ ok: true, value: 'late' })
  expect(takesInput(window, rule, instant('2026-04-12T23:58Z')).ok).toBe(true)
  expect(takesInput(window, rule, instant('2026-04-12T23:59Z')).ok).toBe(false)
})

test('with a clock for each language a late one has its shortest time, and nobody has less', () => {
  const { template } = under({ perLanguage: true })
  const first = opened({ perLanguage: true }, { published: ['en'] })
  if (!first.ok) throw new Error(first.refusal.kind)
  expect(first.value.state).toMatchObject({ kind: 'dated', closes: instant('2026-03-07T23:59Z') })
  const publish = (now: Instant) =>
    publishLanguage(inStage('intake'), first.value, 'fr', { template, by: facilitator, now })
  expect(publish(after(noon, days(1)))).toMatchObject({ value: { state: first.value.state } })
  expect(publish(after(noon, days(4)))).toMatchObject({
    value: { state: { closes: instant('2026-03-09T23:59Z') } },
  })
  expect(publish(after(noon, days(9)))).toMatchObject({ refusal: { kind: 'window-closed' } })
})

describe('silence', () => {
  const rule = under({ silence: 'assent', silenceCheck: { reachWithin: span('P2D') } }).rule
  const window = aWindow({
    state: { kind: 'dated', opens: noon, closes: instant('2026-03-12T23:59Z') },
  })
  const line = { language: 'fr', written: 3, reached: 3, bounced: 0 } as const
  const facts = (part: Partial<SilenceFacts> = {}): SilenceFacts => ({
    rule,
    groups: ['business', 'academia'],
    reaches: [
      { ...line, group: 'business' },
      { ...line, group: 'academia', reached: 1, bounced: 2 },
    ],
    now: after(noon, days(3)),
    ...part,
  })

  test('says whom it did not reach by group and language, and who bounced', () => {
    expect(silenceStanding(window, facts())).toEqual({
      kind: 'failed',
      missing: [{ group: 'academia', languages: ['fr'], bounced: 2, short: 2 }],
    })
    expect(silenceStanding(window, facts({ now: noon })).kind).toBe('reaching')
    expect(silenceStanding(window, facts({ groups: ['business'] })).kind).toBe('reached')
    expect(unreached(['nobody-wrote'], [])).toHaveLength(1)
  })

  test('of a group that was not reached reopens once, in time, and for no other group', () => {
    const late = facts({ now: instant('2026-03-13T12:00Z') })
    const academia = { group: 'academia', before: [] }
    const again = reopen(window, academia, late)
    expect(again).toMatchObject({ value: { closes: instant('2026-03-16T23:59Z') } })
    if (!again.ok) throw new Error(again.refusal.kind)
    const opened = 'later' as string as WindowId
    const once = [{ ...again.value, opened }]
    const kind = (group: string, before = once, part: SilenceFacts = late) => {
      const result = reopen(window, { group, before }, part)
      return result.ok ? 'reopened' : result.refusal.kind
    }
    expect(kind('academia')).toBe('reopened-already')
    expect(kind('business')).toBe('group-was-reached')
    expect(kind('academia', [], facts({ now: instant('2026-03-15T23:59Z') }))).toBe('too-late')
    expect(kind('academia', [], facts())).toBe('still-open')
    expect(kind('academia', [], { ...late, rule: comment })).toBe('silence-not-asked')
  })
})

test('a window is warned about holidays of the regions and the meetings of other bodies', () => {
  const dates = { opens: instant('2026-12-20T12:00Z'), closes: instant('2026-12-25T23:59Z') }
  const meeting = {
    body: 'ALAC',
    title: 'Call',
    from: instant('2026-12-22T10:00Z'),
    to: instant('2026-12-22T11:00Z'),
  }
  const regions = [{ code: 'un', holidays: holidaysIn('un') }]
  expect(windowWarnings(dates, { regions, meetings: [meeting] }).map(({ kind }) => kind)).toEqual([
    'holidays',
    'closes-on-holiday',
    'meeting',
  ])
  const quiet = { opens: instant('2026-02-02T12:00Z'), closes: instant('2026-02-05T23:59Z') }
  expect(windowWarnings(quiet, { regions, meetings: [meeting] })).toEqual([])
})

test('holidays follow the calendar of their region; without regions there are none', () => {
  expect(easter(2026).toString()).toBe('2026-04-05')
  expect(orthodox(2026).toString()).toBe('2026-04-12')
  expect(holidaysIn('ch').has('2026-04-06')).toBe(true)
  expect(holidaysIn('nowhere').size).toBe(0)
  expect(holidaysOf(aTemplate([])).size).toBe(0)
})
