/** When windows open, close and are extended: at the boundaries, in milliseconds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { later, nextMinute } from '../templates/index.ts'
import { CONVENING, PROGRAMME } from '../templates/templates.fixtures.ts'
import {
  aProcess,
  aWindow,
  facilitator,
  importer,
  inRole,
  inStage,
  noon,
  signedOut,
  stranger,
} from './processes.fixtures.ts'
import {
  extendWindow,
  mayExtendWindow,
  type Opening,
  openWindow,
  publishLanguage,
  takesInput,
} from './rules-windows.ts'
import { type WindowId, windowPhase } from './window.ts'

const { template } = CONVENING
const reason = 'reason='
const at = (now: Instant, by = facilitator) => ({ template, by, now })
const consulting = inStage('public-consultation')
const opening = (part: Partial<Opening> = {}): Opening => ({
  id: '01J0000000000000000000WNDW' as string as WindowId,
  kind: 'comment',
  serves: 'docket:1',
  notBefore: noon,
  closesOn: '2026-04-10',
  published: ['en', 'fr', 'es'],
  ...part,
})

describe('the printed minute', () => {
  const window = aWindow()
  const closes = instant('2026-04-10T23:59Z')
  for (const { name, now, phase } of [
    { name: 'a millisecond before it opens', now: noon - 1, phase: 'ahead' },
    { name: 'as it opens', now: noon, phase: 'open' },
    { name: 'a millisecond before the printed minute', now: closes - 1, phase: 'open' },
    { name: 'at the printed minute', now: closes, phase: 'closed' },
    { name: 'within the printed minute', now: closes + 59_999, phase: 'closed' },
  ] as const) {
    test(`${name} the window is ${phase}`, () => {
      expect(windowPhase(window, now as Instant)).toBe(phase)
      expect(takesInput(window, { late: 'refused' }, now as Instant).ok).toBe(phase === 'open')
    })
  }

  test('late input is marked where the template says so, and refused where it does not', () => {
    expect(takesInput(window, { late: 'marked' }, closes)).toEqual({ ok: true, value: 'late' })
    expect(takesInput(window, { late: 'refused' }, closes)).toEqual({
      ok: false,
      refusal: { kind: 'closed', closed: closes },
    })
  })
})

describe('T-17: closing 4 June 23:59 UTC, extended to 13 June', () => {
  const process = inStage('comment-issues', {
    pin: PROGRAMME.pin,
    reported: { source: 'MSM-6', on: '2019-04-25' },
  })
  const setting = (now: Instant) => ({ template: PROGRAMME.template, by: importer, now })
  const opened = openWindow(
    process,
    opening({ notBefore: instant('2019-04-25T00:00Z'), closesOn: '2019-06-04', published: ['en'] }),
    setting(instant('2019-04-25T00:00Z')),
  )
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const comment = instant('2019-06-05T10:00Z')

  test('without the extension a comment on 5 June at 10:00 is late', () => {
    expect(takesInput(opened.value, { late: 'refused' }, comment).ok).toBe(false)
  })

  test('with it the comment is in time, and the extension can be read', () => {
    const to = { to: '2019-06-13', reason }
    const extended = extendWindow(process, opened.value, to, setting(instant('2019-06-03T09:00Z')))
    if (!extended.ok) throw new Error(extended.refusal.kind)
    expect(takesInput(extended.value, { late: 'refused' }, comment)).toEqual({
      ok: true,
      value: 'in-time',
    })
    expect(extended.value.extensions).toEqual([
      {
        from: instant('2019-06-04T23:59Z'),
        to: instant('2019-06-13T23:59Z'),
        at: instant('2019-06-03T09:00Z'),
        reason,
      },
    ])
  })
})

describe('opening', () => {
  for (const { closesOn, result } of [
    { closesOn: '2026-03-29', result: 'too-short' },
    { closesOn: '2026-03-30', result: 'dated' },
    { closesOn: '2026-05-25', result: 'dated' },
    { closesOn: '2026-05-26', result: 'too-long' },
    { closesOn: '2026-02-30', result: 'no-such-day' },
    { closesOn: undefined, result: 'dated' },
  ]) {
    test(`from 2 March until ${closesOn ?? 'the default'}: ${result}`, () => {
      const opened = openWindow(consulting, opening({ closesOn }), at(noon))
      expect(opened.ok ? opened.value.state.kind : opened.refusal.kind).toBe(result)
    })
  }

  test('too short a window is refused with the first day that would do', () => {
    expect(openWindow(consulting, opening({ closesOn: '2026-03-29' }), at(noon))).toEqual({
      ok: false,
      refusal: { kind: 'too-short', earliest: instant('2026-03-30T23:59Z') },
    })
  })

  test('only those whom the template names open one, and only in a stage that has it', () => {
    const refusalOf = (process = consulting, by = facilitator) => {
      const opened = openWindow(process, opening(), at(noon, by))
      return opened.ok ? 'opened' : opened.refusal.kind
    }
    expect(refusalOf()).toBe('opened')
    expect(refusalOf(inStage('screening'))).toBe('window-not-in-stage')
    expect(refusalOf(aProcess({ state: { kind: 'concluded', concludedAt: noon } }))).toBe(
      'not-running',
    )
    expect(refusalOf(consulting, stranger)).toBe('not-in-role')
    expect(refusalOf(consulting, signedOut)).toBe('signed-out')
    expect(refusalOf(consulting, importer)).toBe('not-reported')
  })
})

describe('required languages', () => {
  const waiting = openWindow(consulting, opening({ published: ['en'] }), at(noon))
  if (!waiting.ok) throw new Error(waiting.refusal.kind)

  test('the clock does not start while one is missing', () => {
    expect(waiting.value.state).toEqual({ kind: 'waiting', notBefore: noon, days: 39 })
    expect(windowPhase(waiting.value, after(noon, days(60)))).toBe('waiting')
    expect(takesInput(waiting.value, { late: 'marked' }, after(noon, days(60))).ok).toBe(false)
  })

  test('with the last one it starts, at its full length', () => {
    const french = publishLanguage(consulting, waiting.value, 'fr', at(after(noon, days(3))))
    if (!french.ok) throw new Error(french.refusal.kind)
    expect(french.value.state.kind).toBe('waiting')
    const now = after(noon, days(7))
    const spanish = publishLanguage(consulting, french.value, 'es', at(now))
    if (!spanish.ok) throw new Error(spanish.refusal.kind)
    const closes = instant('2026-04-17T23:59Z')
    expect(spanish.value.state).toEqual({ kind: 'dated', opens: now, closes })
  })

  test('a language is published once, and only one that is required', () => {
    const kind = (language: 'en' | 'ru') => {
      const done = publishLanguage(consulting, waiting.value, language, at(noon))
      return done.ok ? 'published' : done.refusal.kind
    }
    expect(kind('en')).toBe('published-already')
    expect(kind('ru')).toBe('language-not-required')
  })
})

describe('extension', () => {
  const window = aWindow()
  const closes = instant('2026-04-10T23:59Z')
  const extend = (to: string, now: Instant = noon, by = facilitator) => {
    const done = extendWindow(consulting, window, { to, reason }, at(now, by))
    return done.ok ? done.value.state : done.refusal
  }

  test('it only ever moves the close to a later day', () => {
    expect(extend('2026-04-09')).toEqual({ kind: 'not-later', closes })
    expect(extend('2026-04-10')).toEqual({ kind: 'not-later', closes })
    expect(extend('2026-04-11')).toEqual({
      kind: 'dated',
      opens: noon,
      closes: instant('2026-04-11T23:59Z'),
    })
  })

  test('it comes before the close or not at all', () => {
    expect(extend('2026-04-20', (closes - 1) as Instant)).toMatchObject({ kind: 'dated' })
    expect(extend('2026-04-20', closes)).toEqual({ kind: 'window-closed', closed: closes })
  })

  test('the longest window that the template allows bounds it', () => {
    expect(extend('2026-05-25')).toMatchObject({ kind: 'dated' })
    expect(extend('2026-05-26')).toEqual({
      kind: 'too-long',
      latest: instant('2026-05-25T23:59Z'),
    })
  })

  test('it happens as often as the template says, and by whom it says', () => {
    const again = { from: closes, to: closes, at: noon, reason }
    const spent = aWindow({ extensions: [again, again] })
    const kind = (setting: ReturnType<typeof at>) => {
      const may = mayExtendWindow(consulting, spent, setting)
      return may.ok ? 'may' : may.refusal.kind
    }
    expect(kind(at(noon))).toBe('extended-enough')
    expect(kind(at(noon, stranger))).toBe('not-in-role')
    expect(kind(at(noon, inRole('editor')))).toBe('not-in-role')
    expect(mayExtendWindow(consulting, window, at(noon, inRole('secretary'))).ok).toBe(true)
  })

  test('whatever is asked, a window never gets shorter and never opens again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 200 }),
        fc.integer({ min: -10, max: 100 }),
        (shift, nowShift) => {
          const to = new Date(closes + days(1) * shift).toISOString().slice(0, 10)
          const now = (noon + days(1) * nowShift) as Instant
          const done = extendWindow(consulting, window, { to, reason }, at(now))
          if (!done.ok || done.value.state.kind !== 'dated') return
          expect(done.value.state.closes).toBeGreaterThan(closes)
          expect(now).toBeLessThan(closes)
          expect(done.value.state.opens).toBe(noon)
        },
      ),
    )
  })
})

test('a closing minute is never before what it closes, and less than a day after', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      const closing = nextMinute(ms as Instant, '23:59')
      expect(closing).toBeGreaterThanOrEqual(ms)
      expect(closing - ms).toBeLessThan(days(1))
      expect(new Date(closing).toISOString().slice(11)).toBe('23:59:00.000Z')
    }),
  )
})

test('T-20: two months are two months, not sixty days', () => {
  expect(later(instant('2026-07-01T00:00Z'), 'P2M')).toBe(instant('2026-09-01T00:00Z'))
})
