/** Rules adopted by a ballot, and a tie that waits for the seed that was named: both played. */
import { expect, test } from 'vitest'
import { rung } from '../domains/appeals/appeals.fixtures.ts'
import { pinned } from '../domains/templates/index.ts'
import { aTemplate, sourced, words } from '../domains/templates/templates.fixtures.ts'
import { play } from './play.ts'
import { scenarioFrom } from './shipped.ts'
import { told } from './telling.ts'

const decision = {
  title: words,
  by: { electorate: 'all' },
  window: 'call',
  outcomes: [
    { id: 'adopted', title: words, passes: true },
    { id: 'rejected', title: words, passes: false },
  ],
} as const
const PART = { houses: [], parts: [], proxies: 0, alternates: false } as const
const WAITS = {
  fact: 'appeals.open',
  atMost: 0,
  says: words,
  waitsFor: 'facilitator',
  ...sourced,
} as const
const TEMPLATE = pinned({
  ...aTemplate([{ windows: ['call'], gate: WAITS }], {
    duties: [],
    electorates: [{ id: 'all', title: words, body: 'table', counts: 'seats', ...PART, ...sourced }],
    decisions: [
      {
        ...decision,
        id: 'rules',
        subject: 'text',
        rule: { share: 'yes', outOf: 'cast', moreThan: '1/2' },
      },
      {
        ...decision,
        id: 'best',
        subject: 'process',
        rule: { scored: 1, criteria: [{ id: 'merit', max: 10 }], reviewers: 2, ties: 'lot' },
      },
    ],
    appeals: [rung('facilitator', { suspends: true })],
    changes: { proposedBy: ['members'], adoptedBy: { decision: 'rules' } },
  }),
  template: 'choosing',
  version: '1',
})

const begun = (acts: readonly string[]) => {
  const scenario = scenarioFrom(`
scenario: A trial
template: choosing
starts: 2027-01-04
members:
  - {id: fay, roles: [facilitator]}
  - {id: member, count: 5, roles: [members], group: business}
acts:
${acts.map((act) => `  - {${act}}`).join('\n')}
ends: {as: running}
`)
  return play(TEMPLATE, scenario)
}

const PROPOSED = 'do: propose-rules, by: member-1, change: mover, parts: "moves: {by: [members]}"'
const ENACTED = 'do: bring-into-force, by: member-2, change: mover'
const PUT = 'do: open-ballot, by: fay, decision: rules, about: {text: mover}'

test('rules come into force once a ballot on their text has adopted them', () => {
  const played = begun([
    PROPOSED,
    PUT,
    'do: vote, decision: rules, yes: [member-1..3], no: [member-4, member-5]',
    `${ENACTED}, refused: not-adopted`,
    'do: wait, at: +P3W',
    'do: appeal, by: member-4, appeal: wrong, against: rules, grounds: Too soon, sought: remand',
    `${ENACTED}, refused: hindered`,
    'do: rule-appeal, by: fay, appeal: wrong, finding: deny, reasons: All had two weeks',
    `${ENACTED}, refused: hindered`,
    `${ENACTED}, at: +P3M`,
    `${ENACTED}, refused: settled-already`,
  ])
  expect(played.fault).toBeUndefined()
  expect(played.table.template.moves.by).toEqual(['members'])
  expect(told(played)).toMatchObject({ rules: { inForce: { name: 'own-played' } } })
})

test('not by a ballot that rejected it, nor by one on another text, nor once overtaken', () => {
  const rejected = begun([
    PROPOSED,
    PUT,
    'do: vote, decision: rules, yes: [member-1], no: [member-4, member-5]',
    `${ENACTED}, at: +P3W, refused: not-adopted`,
    'do: propose-rules, by: member-1, change: other, definition: Nobody is against it.',
    'do: open-ballot, by: fay, decision: rules, about: {text: other}',
    'do: vote, decision: rules, yes: [member-1..5]',
    `${ENACTED}, at: +P3W, refused: not-adopted`,
    'do: bring-into-force, by: member-2, change: other, refused: hindered',
    'do: bring-into-force, by: member-2, change: other, at: +P3M',
    `${ENACTED}, refused: overtaken`,
  ])
  expect(rejected.fault).toBeUndefined()
})

const CHOICE =
  'do: open-ballot, by: fay, decision: best, seedFrom: The index of 1 May, ' +
  'options: [{title: Ann}, {title: Ben}, {title: Cho}]'

test('equals wait for the seed, which the officer enters after the close and once', () => {
  const seed = 'do: seed, decision: best, seed: "4711"'
  const played = begun([
    CHOICE.replace('Cho', '" ann "') + ', refused: same-options',
    CHOICE.replace('seedFrom: The index of 1 May, ', '') + ', refused: seed-unnamed',
    CHOICE,
    'do: score, decision: best, reviewers: [member-1, member-2], points: [[3], [9], [9]]',
    `${seed}, by: fay, refused: no-seed-now`,
    'do: wait, at: +P3W',
    `${seed}, by: member-1, refused: not-in-role`,
    `${seed}, by: fay`,
    'do: wait',
    `${seed}, by: fay, refused: no-seed-now`,
  ])
  expect(played.fault).toBeUndefined()
  // The lower of SHA-256('4711\n2') and SHA-256('4711\n3') is drawn.
  expect(JSON.stringify(told(played))).toContain('"ranked":[{"application":"3"')
})
