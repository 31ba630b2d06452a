/** Dates always name their zone; spans read as people say them. */
import { expect, test } from 'vitest'
import { days, hours, instant, minutes, type Duration } from '../values.ts'
import { openCatalogues } from './catalogues.ts'
import * as intl from './intl.ts'
import { LANGUAGES } from './language.ts'

const SOURCES = new URL('../../', import.meta.url).pathname
const catalogues = openCatalogues(SOURCES)
const t = catalogues.translator('en')
const close = instant('2026-06-26T23:59Z')

test('an instant is told with its zone, in every language', () => {
  expect(intl.formatWhen(close, 'UTC', 'en')).toBe('Fri, 26 June 2026 at 23:59 UTC')
  expect(intl.formatWhen(close, 'Africa/Nairobi', 'en')).toBe('Sat, 27 June 2026 at 02:59 GMT+3')
  for (const language of LANGUAGES) {
    expect(intl.formatWhen(close, 'UTC', language)).toMatch(/23:59.*UTC|UTC.*23:59/)
  }
})

test('Arabic uses Latin digits in dates and numbers alike', () => {
  expect(intl.formatWhen(close, 'UTC', 'ar')).toMatch(/2026/)
  expect(intl.formatNumber(12_034, 'ar')).toBe('12,034')
})

test('the day depends on the zone', () => {
  expect(intl.formatDate(close, 'UTC', 'en')).toBe('26 June 2026')
  expect(intl.formatDate(close, 'Africa/Nairobi', 'en')).toBe('27 June 2026')
})

test('beside another zone only what differs is said', () => {
  const noon = instant('2026-06-26T12:00Z')
  expect(intl.formatBeside(noon, 'UTC', 'Africa/Nairobi', 'en')).toBe('15:00 GMT+3')
  expect(intl.formatBeside(close, 'UTC', 'Africa/Nairobi', 'en')).toContain('27 June')
})

for (const { span, said } of [
  { span: days(2) + hours(4) + minutes(59), said: '2 days 4 hours left' },
  { span: days(1), said: '1 day left' },
  { span: hours(1) + minutes(1), said: '1 hour 1 minute left' },
  { span: minutes(1) - 1, said: 'less than a minute left' },
  { span: 0, said: 'over' },
  { span: -1, said: 'over' },
]) {
  test(`${span} ms are ${said}`, () => {
    expect(intl.formatLeft(span as Duration, t)).toBe(said)
  })
}

test('what is left agrees with its number', () => {
  expect(intl.formatLeft(days(1), catalogues.translator('es'))).toBe('queda 1 día')
  expect(intl.formatLeft(days(5), catalogues.translator('es'))).toBe('quedan 5 días')
  expect(intl.formatLeft(days(2), catalogues.translator('ar'))).toBe('بقي يومان')
  expect(intl.formatLeft(days(2), catalogues.translator('zh'))).toBe('还剩2天')
})

test('time past is told in one unit', () => {
  expect(intl.formatAgo(days(9), 'en')).toBe('9 days ago')
  expect(intl.formatAgo(days(1), 'en')).toBe('yesterday')
  expect(intl.formatAgo(minutes(0), 'en')).toBe('this minute')
})

test('lists are joined as the language joins them', () => {
  expect(intl.formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c')
  expect(intl.formatList(['a', 'b'], 'fr', 'disjunction')).toBe('a ou b')
})
