/** A rule that those who decide could never find met is refused, with its place and an example. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkTemplate } from './rules.ts'

const text = readFileSync(new URL('./shipped/convening.yaml', import.meta.url), 'utf8')
const WORDS = '{use: approved}'
const outcome = (id: string, passes: boolean) => `{id: ${id}, title: ${WORDS}, passes: ${passes}}`
const OUTCOMES = `[${outcome('yes', true)}, ${outcome('no', false)}]`
const ELECTORATE = [
  'electorates:',
  `  - {id: board, title: ${WORDS}, body: table, counts: seats, houses: [], parts: [],`,
  '     proxies: 0, alternates: false, source: a test, tag: D}',
].join('\n')

const problems = (by: string, rule: string, rules = '{}') => {
  const decided = `by: ${by}, rule: ${rule}, subject: text, outcomes: ${OUTCOMES}`
  const decision = `{id: x, title: ${WORDS}, ${decided}}`
  const checked = checkTemplate(
    `${text}\n${ELECTORATE}\nrules: ${rules}\ndecisions:\n  - ${decision}\n`,
  )
  return checked.ok ? [] : checked.refusal
}
const OFFICERS = '{roles: [facilitator]}'
const BOARD = '{electorate: board}'
const SCORED = '{scored: 2, criteria: [{id: merit, max: 10}], reviewers: 1, ties: lot}'

test('officers find objections answered, and positions in a call that they name', () => {
  expect(problems(OFFICERS, '{disposed: all}')).toEqual([])
  expect(problems(OFFICERS, '{share: support, outOf: seats, atLeast: 2/3}')).toEqual([])
})

test('what officers cannot find is named with line, field, what they find, and an example', () => {
  for (const rule of ['{designated: [consensus]}', '{lot: 1, seed: a draw}', SCORED]) {
    expect(problems(OFFICERS, rule)).toMatchObject([
      {
        field: 'decisions[0].rule',
        line: expect.any(Number),
        message: expect.stringContaining('officers cannot find'),
        example: '{disposed: all}',
      },
    ])
  }
  const named = problems(OFFICERS, 'late', '{late: {all: [{rule: quiet}]}, quiet: {silence: P14D}}')
  expect(named).toMatchObject([{ message: expect.stringContaining('silence') }])
})

test('a ballot counts votes, and finds no objections', () => {
  expect(problems(BOARD, '{count: yes, atLeast: 2}')).toEqual([])
  expect(problems(BOARD, '{all: [{count: yes, atLeast: 2}, {disposed: all}]}')).toMatchObject([
    { field: 'decisions[0].rule', message: 'a ballot cannot find disposed: it counts votes' },
  ])
})

test('a selection or a lot is the whole rule of a ballot, and no part of another', () => {
  expect(problems(BOARD, SCORED)).toEqual([])
  expect(problems(BOARD, 'best', `{best: ${SCORED}}`)).toEqual([])
  expect(problems(BOARD, `{all: [${SCORED}, {count: yes, atLeast: 1}]}`)).toMatchObject([
    { message: 'scored is a rule by itself, and no part of another' },
  ])
})
