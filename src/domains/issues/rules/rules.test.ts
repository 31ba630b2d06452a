/** Who may do what with an issue in which state, and what a decision owes. */
import { describe, expect, test } from 'vitest'
import { after, days, type Instant } from '../../../platform/values.ts'
import { somePerson } from '../../people/fixtures.ts'
import {
  ACTORS,
  aScreening,
  aSecond,
  aSheet,
  anId,
  anIssue,
  noon,
  words,
} from '../issues.fixtures.ts'
import { asOf, ISSUE_STATES, type Issue, type IssueState, type LinkId } from '../issue.ts'
import type { Outcome } from '../screening.ts'
import { thresholds } from '../thresholds.ts'
import { decide, mayDecide, mayScreen, screen, type Ruling } from './deciding.ts'
import { mayComplete, mayPetition, mayPropose, maySecond, mayWithdraw } from './proposing.ts'
import { petition, withdrawSecond } from './proposing.ts'
import { maySort, sort } from './sorting.ts'

const decided = { at: noon, reason: 'r' }
const cost = aSheet().cost
const STATES = {
  proposed: { kind: 'proposed', since: noon, again: 'first' },
  returned: { kind: 'returned', ...decided },
  accepted: { kind: 'accepted', ...decided, cost },
  narrowed: { kind: 'narrowed', ...decided, cost, scope: 's' },
  parked: { kind: 'parked', ...decided, until: after(noon, days(30)) },
  referred: { kind: 'referred', ...decided, to: 't' },
  declined: { kind: 'declined', ...decided, why: 'other' },
  concluded: { kind: 'concluded', ...decided },
  sorted: { kind: 'sorted', ...decided },
  withdrawn: { kind: 'withdrawn', at: noon },
  reported: { kind: 'reported' },
} as const satisfies Record<IssueState['kind'], IssueState>

const threeGroups = [aSecond('b', 'business'), aSecond('1', 'academia'), aSecond('2', 'technical')]
const facts = { seconds: threeGroups, thresholds: thresholds() }
type Who = keyof typeof ACTORS
const NAMES = Object.keys(ACTORS) as readonly Who[]
const can = (result: { readonly ok: boolean }) => result.ok

/** Every actor × every state: each line says who may, and everybody else may not. */
const MATRIX: readonly {
  readonly what: string
  readonly may: (issue: Issue, who: Who) => boolean
  readonly who: readonly Who[]
  readonly states: readonly IssueState['kind'][]
}[] = [
  {
    what: 'second',
    may: (issue, who) => can(maySecond(issue, ACTORS[who], [])),
    who: ['other'],
    states: ['proposed', 'returned', 'parked', 'declined'],
  },
  {
    what: 'complete',
    may: (issue, who) => can(mayComplete(issue, ACTORS[who])),
    who: ['proposer'],
    states: ['returned'],
  },
  {
    what: 'withdraw',
    may: (issue, who) => can(mayWithdraw(issue, ACTORS[who])),
    who: ['proposer'],
    states: ['proposed', 'returned', 'parked'],
  },
  {
    what: 'bring back',
    may: (issue, who) => can(mayPetition(issue, ACTORS[who], facts)),
    who: ['other'],
    states: ['parked', 'declined'],
  },
  {
    what: 'screen',
    may: (issue, who) => can(mayScreen(issue, ACTORS[who])),
    who: ['staff'],
    states: ['proposed'],
  },
  {
    what: 'decide on',
    may: (issue, who) => can(mayDecide(issue, aScreening(), ACTORS[who])),
    who: ['chair'],
    states: ['proposed'],
  },
  {
    what: 'sort',
    may: (issue, who) => can(maySort(issue, ACTORS[who], undefined)),
    who: ['chair'],
    states: ['proposed', 'returned', 'parked'],
  },
]

for (const { what, may, who, states } of MATRIX) {
  describe(`to ${what} an issue`, () => {
    for (const kind of ISSUE_STATES) {
      for (const name of NAMES) {
        const allowed = who.includes(name) && states.includes(kind)
        test(`${name} ${allowed ? 'may' : 'may not'} while it is ${kind}`, () => {
          expect(may(anIssue({ state: STATES[kind] }), name)).toBe(allowed)
        })
      }
    }
  })
}

test('anybody who has read what is permanent may propose; nobody else', () => {
  expect(NAMES.filter((name) => can(mayPropose(ACTORS[name])))).toEqual([
    'proposer',
    'other',
    'ungrouped',
    'staff',
    'chair',
  ])
})

for (const { ms, kind } of [
  { ms: -1, kind: 'parked' },
  { ms: 0, kind: 'proposed' },
]) {
  test(`${ms} ms from its hour a parked issue is ${kind}, whether or not a job has run`, () => {
    const until = after(noon, days(30))
    const issue = anIssue({ state: STATES.parked })
    expect(asOf(issue, (until + ms) as Instant).state.kind).toBe(kind)
  })
}

const ruling = (outcome: Outcome, more: Partial<Ruling> = {}): Ruling => ({
  outcome,
  reason: words(),
  despite: undefined,
  frees: undefined,
  ...more,
})
const NONE = { processes: 0, staffHours: 0, volunteerHours: 0, money: 0 }
const panel = { thresholds: thresholds(), taken: NONE, now: noon }
const full = { ...panel, taken: { ...NONE, processes: thresholds().budget.processes } }
const on = { issue: anIssue(), screening: aScreening() }
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind

describe('a decision of the panel', () => {
  test('follows the sheet without more ado', () => {
    const done = decide(on, ACTORS.chair, ruling({ kind: 'accepted' }), panel)
    expect(done).toMatchObject({ ok: true, value: { issue: { state: { kind: 'accepted' } } } })
  })

  test('that differs from the sheet must say why, and then stands', () => {
    const declined = { kind: 'declined', why: 'other' } as const
    expect(kindOf(decide(on, ACTORS.chair, ruling(declined), panel))).toBe('despite-needed')
    const despite = words('A wider programme begins in spring.')
    const done = decide(on, ACTORS.chair, ruling(declined, { despite }), panel)
    expect(done).toMatchObject({ value: { screening: { state: { despite: despite.commitment } } } })
  })

  test('is not taken by whoever filled the sheet', () => {
    const own = { ...on, screening: aScreening({ by: somePerson('c') }) }
    expect(kindOf(decide(own, ACTORS.chair, ruling({ kind: 'accepted' }), panel))).toBe(
      'own-screening',
    )
  })

  test('cannot accept where there is no room, and says which number is short by how much', () => {
    const done = decide(on, ACTORS.chair, ruling({ kind: 'accepted' }), full)
    expect(done).toEqual({
      ok: false,
      refusal: { kind: 'no-room', short: [{ part: 'processes', by: 1 }] },
    })
  })

  test('parks for lack of room without a further reason', () => {
    const until = after(noon, days(30))
    expect(kindOf(decide(on, ACTORS.chair, ruling({ kind: 'parked', until }), full))).toBe('ok')
  })

  test('makes room by concluding what was accepted, and by nothing else', () => {
    const accepted = anIssue({ id: anId(2), state: STATES.accepted })
    const how = { kind: 'concluded' } as const
    const frees = { issue: accepted, how }
    const taken = {
      processes: thresholds().budget.processes,
      ...STATES.accepted.cost,
    }
    const facts_ = { ...panel, taken }
    const done = decide(on, ACTORS.chair, ruling({ kind: 'accepted' }, { frees }), facts_)
    expect(done).toMatchObject({ value: { freed: { state: { kind: 'concluded' } } } })
    const none = { issue: anIssue({ id: anId(3) }), how }
    expect(
      kindOf(decide(on, ACTORS.chair, ruling({ kind: 'accepted' }, { frees: none }), facts_)),
    ).toBe('frees-nothing')
  })

  const longest = thresholds().parking.longestDays
  for (const { until, says } of [
    { until: noon, says: 'parked-in-past' },
    { until: (noon + 1) as Instant, says: 'ok' },
    { until: after(noon, days(longest)), says: 'ok' },
    { until: (after(noon, days(longest)) + 1) as Instant, says: 'parked-too-long' },
  ]) {
    test(`parking until ${until - noon} ms from now: ${says}`, () => {
      expect(kindOf(decide(on, ACTORS.chair, ruling({ kind: 'parked', until }), full))).toBe(says)
    })
  }

  test('needs a sheet: without one the panel decides nothing', () => {
    const without = { ...on, screening: undefined }
    expect(kindOf(decide(without, ACTORS.chair, ruling({ kind: 'accepted' }), panel))).toBe(
      'nothing-screened',
    )
  })
})

test('staff screen no issue of a process: that is its facilitator’s', () => {
  const filled = {
    id: aScreening().id,
    sheet: aSheet(),
    proposed: { kind: 'accepted' },
    reason: words(),
  } as const
  const list = anIssue({ process: 'p' as NonNullable<Issue['process']> })
  expect(kindOf(screen(list, ACTORS.staff, filled, panel))).toBe('other-list')
})

describe('a petition', () => {
  const declined = anIssue({ state: STATES.declined })
  test('of two groups is one too few', () => {
    const two = { ...facts, seconds: [aSecond('b', 'business'), aSecond('1', 'academia')] }
    expect(mayPetition(declined, ACTORS.other, two)).toEqual({
      ok: false,
      refusal: { kind: 'too-few-groups', groups: 2, needed: 3 },
    })
  })
  test('counts groups and not heads, and no second that was withdrawn', () => {
    const heads = [
      aSecond('b', 'business'),
      aSecond('1', 'business'),
      aSecond('2', 'academia'),
      aSecond('3', 'technical', { withdrawnAt: noon }),
    ]
    expect(kindOf(mayPetition(declined, ACTORS.other, { ...facts, seconds: heads }))).toBe(
      'too-few-groups',
    )
  })
  test('brings an issue back once and not twice', () => {
    const back = petition(declined, ACTORS.other, facts, noon)
    expect(back).toMatchObject({ value: { state: { kind: 'proposed', again: 'petition' } } })
    const again = anIssue({ state: STATES.declined, petitionedAt: noon })
    expect(kindOf(mayPetition(again, ACTORS.other, facts))).toBe('petitioned-before')
  })
})

test('a second that was withdrawn can be given again, and is withdrawn only once', () => {
  const withdrawn = aSecond('b', 'business', { withdrawnAt: noon })
  expect(maySecond(anIssue(), ACTORS.other, [withdrawn]).ok).toBe(true)
  expect(kindOf(withdrawSecond(ACTORS.other, [withdrawn], noon))).toBe('not-seconded')
})

test('an issue is merged into one of its own list that still stands, and never twice', () => {
  const into = anIssue({ id: anId(2) })
  const sorting = { id: 'l' as LinkId, kind: 'merged-into', into, reason: words() } as const
  const list = { process: undefined, links: [], now: noon }
  const done = sort(anIssue(), ACTORS.chair, sorting, list)
  expect(done).toMatchObject({ value: { issue: { state: { kind: 'sorted' } } } })
  if (!done.ok) return
  const links = [done.value.link]
  expect(kindOf(sort(anIssue(), ACTORS.chair, sorting, { ...list, links }))).toBe('already-sorted')
  const back = { ...sorting, into: anIssue() }
  expect(kindOf(sort(into, ACTORS.chair, back, { ...list, links }))).toBe('in-a-circle')
  const gone = anIssue({ id: anId(2), state: STATES.withdrawn })
  expect(kindOf(sort(anIssue(), ACTORS.chair, { ...sorting, into: gone }, list))).toBe(
    'wrong-state',
  )
})
