/** People as they are typed: what is understood, and what is given back with the line. */
import { expect, test } from 'vitest'
import { LINES_MAX } from '../slot.ts'
import { readLines } from './lines.ts'

const read = (typed: string) => {
  const lines = readLines(typed)
  return lines.ok ? lines.value : lines.refusal
}

test('only the zone must be there: one person, of the part of the world it is named after', () => {
  expect(read('Africa/Nairobi')).toEqual([{ zone: 'Africa/Nairobi', people: 1, region: 'Africa' }])
})

test('a city is enough where a zone is named after it', () => {
  expect(read(' nairobi \n\nSão Paulo')).toEqual({ kind: 'no-zone', line: 3, typed: 'São Paulo' })
  expect(read('sao paulo, 2')).toEqual([
    { zone: 'America/Sao_Paulo', people: 2, region: 'America' },
  ])
})

test('commas of Arabic and Chinese keyboards part as well', () => {
  const expected = [
    { zone: 'Asia/Tokyo', people: 3, region: '东亚', impossible: { from: 1320, to: 360 } },
  ]
  expect(read('Asia/Tokyo，3，东亚，22-06')).toEqual(expected)
  expect(read('Asia/Tokyo، 3، 东亚، 22:00–6')).toEqual(expected)
})

for (const [typed, refusal] of [
  ['Mars/Olympus', { kind: 'no-zone', line: 1, typed: 'Mars/Olympus' }],
  ['+03:00', { kind: 'no-zone', line: 1, typed: '+03:00' }],
  ['UTC\nUTC, none', { kind: 'no-count', line: 2, typed: 'none' }],
  ['UTC, 0', { kind: 'no-count', line: 1, typed: '0' }],
  ['UTC, -3', { kind: 'no-count', line: 1, typed: '-3' }],
  ['UTC, 1, a, noon', { kind: 'no-hours', line: 1, typed: 'noon' }],
  ['UTC, 1, a, 25-26', { kind: 'no-hours', line: 1, typed: '25-26' }],
  ['UTC, 1, a, 9:75-11', { kind: 'no-hours', line: 1, typed: '9:75-11' }],
  ['UTC, 1, a, 8-8', { kind: 'no-hours', line: 1, typed: '8-8' }],
  [`UTC, 1, ${'a'.repeat(61)}`, { kind: 'region-too-long', line: 1, maximum: 60 }],
  ['UTC, 2001', { kind: 'too-many-people', maximum: 2_000 }],
  ['UTC\n'.repeat(LINES_MAX + 1), { kind: 'too-many-lines', maximum: LINES_MAX }],
] as const) {
  test(`${JSON.stringify(typed.slice(0, 30))} is given back: ${refusal.kind}`, () => {
    expect(read(typed)).toEqual(refusal)
  })
}
