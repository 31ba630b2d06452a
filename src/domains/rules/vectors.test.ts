/** The test vectors of processes.md, section 12, that are about counting, as a table. */
import { describe, expect, test } from 'vitest'
import { instant } from '../../platform/values.ts'
import { evaluate } from './evaluate.ts'
import { benches, council, vectorRules } from './rules.fixtures.ts'
import { recount } from './second.ts'
import { mostPoints, ranked } from './selection.ts'
import type { ScoredRule } from './rule.ts'
import type { Petition, Situation } from './situation.ts'

const RULES = vectorRules()

const board = (yes: number, no = 0, abstain = 0) => benches({ seats: 16, yes, no, abstain })
const members = (seats: number, yes: number, no: number) => benches({ seats, yes, no })
const iso = benches(
  { seats: 33, yes: 20, no: 8, abstain: 5, parts: { class: 'p-member' } },
  { seats: 5, yes: 4, no: 1, parts: { class: 'o-member' } },
)
const w3c = (support: number, sustained: number): Situation => ({
  ...benches({ seats: 44, support }),
  objections: Array.from({ length: sustained }, () => ({ sustained: true, disposed: false })),
})
const ietf = (undisposed: number, answered: number, yes: number, no: number): Situation => ({
  ...benches({ seats: yes + no, yes, no }),
  reasons: true,
  objections: [
    ...Array.from({ length: undisposed }, () => ({ sustained: true, disposed: false })),
    ...Array.from({ length: answered }, () => ({ sustained: true, disposed: true })),
  ],
})
const groups = (...supporters: readonly string[]) =>
  benches(
    ...(['registries', 'registrars'] as const).map((group) => ({
      seats: 3,
      yes: supporters.includes(group) ? 3 : 0,
      parts: { house: 'contracted', group },
    })),
    { seats: 1, parts: { house: 'contracted' } },
    ...(['commercial', 'non-commercial'] as const).map((group) => ({
      seats: 6,
      yes: supporters.includes(group) ? 6 : 0,
      parts: { house: 'non-contracted', group },
    })),
    // The house's appointee makes the majority of that house where one group alone does not.
    { seats: 1, yes: 1, parts: { house: 'non-contracted', group: 'none' } },
  )
const opened = instant('2026-03-02T00:00Z')
const DAY = 86_400_000
const petition = (organisations: number, day: number): Situation => ({
  voices: [],
  rounds: [],
  petition: {
    opened,
    closes: (opened + 7 * DAY) as Petition['closes'],
    supporters: Array.from({ length: 15 }, (_, at) => ({
      person: `person-${at}`,
      organisation: `organisation-${at % organisations}`,
      at: (opened + (day - 1) * DAY) as Petition['opened'],
    })),
  },
})
/** Five for, of whom two are of one affiliation, and five against. */
const related: Situation = {
  ...benches(
    { seats: 2, yes: 2, organisation: 'one-affiliation' },
    { seats: 3, yes: 3 },
    { seats: 5, no: 5 },
  ),
  counting: 'identical-of-organisation',
}

type Row = readonly [vector: string, rule: string, of: Situation, met: boolean, what: string]

const ROWS: readonly Row[] = [
  ['T-1', 'gnso-more-than-a-third-of-each', council(3, 5), true, '3 of 7 and 5 of 13'],
  ['T-1', 'gnso-more-than-a-third-of-each', council(2, 13), false, '2 of 7'],
  ['T-1', 'gnso-more-than-a-third-of-each', council(7, 4), false, '4 of 13'],
  ['T-2', 'gnso-two-thirds-of-one', council(5, 0), true, '5 of 7'],
  ['T-2', 'gnso-two-thirds-of-one', council(0, 9), true, '9 of 13'],
  ['T-2', 'gnso-two-thirds-of-one', council(4, 8), false, '4 of 7 and 8 of 13'],
  ['T-3', 'gnso-issue-report', council(2, 4), true, '2 of 7 and 4 of 13'],
  ['T-3', 'gnso-issue-report', council(4, 0), true, '4 of 7 alone'],
  ['T-3', 'gnso-issue-report', council(0, 7), true, '7 of 13 alone'],
  ['T-3', 'gnso-issue-report', council(1, 6), false, '1 of 7 and 6 of 13'],
  ['T-3', 'gnso-issue-report', council(3, 3), false, '3 of 7 and 3 of 13'],
  ['T-4', 'gnso-supermajority-a', council(5, 9), true, '5 of 7 and 9 of 13'],
  ['T-4', 'gnso-supermajority-a', council(4, 13), false, '4 of 7'],
  ['T-4', 'gnso-supermajority-a', council(7, 8), false, '8 of 13'],
  ['T-5', 'gnso-supermajority-b', council(6, 7), true, '6 of 7 and 7 of 13'],
  ['T-5', 'gnso-supermajority-b', council(4, 10), true, '10 of 13 and 4 of 7'],
  ['T-5', 'gnso-supermajority-b', council(5, 9), false, '5 of 7 and 9 of 13'],
  ['T-6', 'gnso-simple-majority', council(4, 7), true, '4 of 7 and 7 of 13'],
  ['T-6', 'gnso-simple-majority', council(3, 13), false, '3 of 7'],
  ['T-6', 'gnso-simple-majority', council(7, 6), false, '6 of 13'],
  ['T-7', 'board-rejects-gac-advice', board(10), true, '10 of 16'],
  ['T-7', 'board-rejects-gac-advice', board(9, 3, 4), false, '9-3-4 under the 60 % of today'],
  ['T-7', 'board-rejects-gac-advice-2011', board(9, 3, 4), true, '9-3-4 under the rule of 2011'],
  ['T-7', 'board-rejects-supermajority', board(11), true, '11 of 16'],
  ['T-7', 'board-rejects-supermajority', board(10), false, '10 of 16'],
  ['T-7', 'board-rejects-other', board(9), true, '9 of 16'],
  ['T-7', 'board-rejects-other', board(8), false, '8 of 16'],
  ['T-8', 'ccnso-2004', members(172, 91, 5), true, '96 of 172 voted, 91-5'],
  ['T-9', 'ccnso-2004', members(173, 81, 2), false, '83 of 173: round 1 is not valid'],
  ['T-9', 'ccnso-2022', members(173, 81, 2), true, 'the same under the rules of 2022'],
  ['T-10', 'iso-dis', iso, false, '20 of 28 P-members, but 9 of 33 against'],
  ['T-11', 'w3c-consensus', w3c(20, 1), false, 'one sustained objection'],
  ['T-11', 'w3c-consensus', w3c(20, 0), true, '20 support, 24 silent'],
  ['T-11', 'w3c-consensus', w3c(3, 0), false, '3 support, 41 silent'],
  ['T-11', 'w3c-consensus-without-minimum', w3c(3, 0), false, 'nobody judged it yet'],
  ['T-12', 'rough-consensus', ietf(1, 4, 100, 5), false, '100-5, one of five not answered'],
  ['T-13', 'rough-consensus', ietf(0, 1, 5, 100), true, '5-100, the one issue answered'],
  ['T-14', 'arin-petition', petition(14, 7), false, '15 people of 14 organisations'],
  ['T-14', 'arin-petition', petition(15, 7), true, '15 organisations on day 7'],
  ['T-14', 'arin-petition', petition(15, 8), false, '15 organisations on day 8'],
  ['T-15', 'gnso-row-h', groups('registries', 'registrars'), false, '2 of 4 groups'],
  ['T-15', 'gnso-row-h', groups('registries', 'registrars', 'commercial'), true, '3 of 4 groups'],
  ['T-16', 'ratification', benches({ seats: 15, yes: 15 }), true, '15-0-0'],
  ['T-21', 'council-vote', related, false, '5-5 with two related is 4-5'],
  [
    'T-21',
    'council-vote',
    { ...related, counting: 'each', casting: 'yes' },
    true,
    'the chair breaks 5-5',
  ],
]

describe('vectors', () => {
  test.each(ROWS)('%s: %s', (_, name, situation, met) => {
    const rule = RULES[name]
    if (!rule) throw new Error(`no rule ${name}`)
    expect(evaluate(rule, situation).met).toBe(met)
    expect(recount(JSON.parse(JSON.stringify(rule)), JSON.parse(JSON.stringify(situation)))).toBe(
      met,
    )
  })

  test('T-8 and T-9: a round that was not valid says by how much; the next is awaited', () => {
    const rule = RULES['ccnso-2004']
    if (!rule) throw new Error('no rule')
    const verdict = evaluate(rule, members(173, 81, 2))
    expect(verdict).toMatchObject({ met: false, open: true })
    expect(verdict.parts?.[0]?.measure).toEqual({
      have: 83,
      need: 87,
      limit: 'atLeast',
      outOf: 173,
      short: 4,
    })
    const second = { ...members(173, 81, 2), rounds: [...members(173, 81, 2).rounds, []] }
    expect(evaluate(rule, second)).toMatchObject({ met: false, open: false, round: 2 })
  })

  test('T-22: a first-time applicant with full diversity and experience has 60 of 100', () => {
    const rule = RULES['fellowship-2023'] as ScoredRule
    const scores = [
      { application: 'a', reviewer: 'r', criterion: 'diversity', points: 30 },
      { application: 'a', reviewer: 'r', criterion: 'experience', points: 30 },
    ]
    const applications = [{ id: 'a', at: opened, parts: {} }]
    expect(ranked(rule, { applications, scores, conflicts: [] })[0]?.sum).toBe(60)
    expect(mostPoints(rule)).toBe(100)
  })
})
