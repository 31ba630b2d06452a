/** Rules of commitments: no database, no HTTP, no clock. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { anActor } from '../people/fixtures.ts'
import type { Actor, AffiliationId, BodyId, PersonId } from '../people/index.ts'
import { aProcess } from '../processes/processes.fixtures.ts'
import { standingOf, wasLate, type Commitment, type CommitmentId } from './commitment.ts'
import type { OutcomeId } from './outcome.ts'
import * as rules from './rules/committing.ts'

const noon = instant('2026-11-21T12:00Z')
const due = after(noon, days(30))
const union = 'org:01J00000000000000000000ANN' as `org:${AffiliationId}`
const table = 'b_table' as string as BodyId

const ann = anActor({ capacities: [{ capacity: 'personal' }, { capacity: union }] })
const stranger = anActor({ person: `p_${'b'.repeat(32)}` as PersonId })
const inRole = (person: string): Actor =>
  anActor({
    person: `p_${person.repeat(32)}` as PersonId,
    roles: [{ body: table, slug: 'table', role: 'secretary' }],
  })

const aCommitment = (changes: Partial<Commitment> = {}): Commitment => ({
  id: '01J0000000000000000000CMMT' as string as CommitmentId,
  outcome: '01J0000000000000000000TCME' as string as OutcomeId,
  process: aProcess().id,
  party: { kind: 'organisation', name: 'name=', capacity: union },
  madeBy: ann.person,
  madeAt: noon,
  what: 'what=',
  due,
  reported: undefined,
  earlier: [],
  reports: [],
  state: { kind: 'promised' },
  ...changes,
})

const told = { done: true, evidence: 'evidence=', href: undefined }
const met = (at: Instant) => {
  const done = rules.report(aCommitment(), ann, told, at)
  if (!done.ok) throw new Error(done.refusal.kind)
  return done.value
}

test('a promise is late from its due instant on, and not before', () => {
  expect(standingOf(aCommitment(), (due - 1) as Instant)).toBe('promised')
  expect(standingOf(aCommitment(), due)).toBe('late')
  expect(standingOf(aCommitment({ due: undefined }), after(due, days(900)))).toBe('promised')
})

test('what was met or withdrawn never becomes late', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (count) => {
      const at = after(noon, days(count))
      expect(standingOf(met(noon), at)).toBe('done')
      const gone = rules.withdraw(aCommitment(), ann, 'reason=', noon)
      expect(gone.ok && standingOf(gone.value, at)).toBe('withdrawn')
    }),
  )
})

test('more evidence does not move the day on which it was met', () => {
  const more = rules.report(met(noon), ann, told, after(due, days(1)))
  expect(more.ok && wasLate(more.value)).toBe(false)
  expect(more.ok && more.value.reports).toHaveLength(2)
  expect(wasLate(met(due))).toBe(true)
})

test('a report of progress leaves it open', () => {
  const progress = rules.report(aCommitment(), ann, { ...told, done: false }, noon)
  expect(progress.ok && progress.value.state.kind).toBe('promised')
})

test('an organisation is bound by its signer alone, while the affiliation lasts', () => {
  const left = anActor({ capacities: [{ capacity: 'personal' }] })
  const imposter = { ...stranger, capacities: ann.capacities }
  for (const one of [undefined, left, stranger, imposter]) {
    expect(rules.report(aCommitment(), one, told, noon).ok).toBe(false)
    expect(rules.mayChange(aCommitment(), one).ok).toBe(false)
    expect(rules.mayWithdraw(aCommitment(), one).ok).toBe(false)
  }
})

test('a role is bound by whoever holds it now', () => {
  const party = { kind: 'role', body: table, role: 'secretary' } as const
  const promised = aCommitment({ party, madeBy: inRole('c').person })
  expect(rules.mayReport(promised, inRole('d')).ok).toBe(true)
  expect(rules.mayReport(promised, stranger).ok).toBe(false)
})

test('a change keeps every earlier wording, up to a bound', () => {
  let now = aCommitment()
  let changes = 0
  for (; changes < 99; changes++) {
    const asked = { what: `what-${changes}=`, due: after(due, days(changes)), reason: 'reason=' }
    const changed = rules.change(now, ann, asked, noon)
    if (!changed.ok) {
      expect(changed.refusal).toEqual({ kind: 'too-many-changes', most: changes })
      break
    }
    now = changed.value
  }
  expect(now.earlier).toHaveLength(changes)
  expect(now.earlier[0]).toEqual({ what: 'what=', due, until: noon })
})

test('evidence leads here or to https, nowhere else', () => {
  for (const [href, allowed] of [
    ['/record/entries/12', true],
    ['https://example.org/a', true],
    ['javascript:alert(1)', false],
    ['//example.org', false],
    ['http://example.org', false],
  ] as const) {
    expect([href, rules.report(aCommitment(), ann, { ...told, href }, noon).ok]).toEqual([
      href,
      allowed,
    ])
  }
})

test('nobody signs for a party that is not theirs, nor for a day gone by', () => {
  const { id, party, what } = aCommitment()
  const outcome = { id: aCommitment().outcome, process: aProcess().id }
  const asked = { id, party, what, due }
  expect(rules.commit(outcome, ann, asked, noon).ok).toBe(true)
  expect(rules.commit(outcome, stranger, asked, noon).ok).toBe(false)
  expect(rules.commit(outcome, ann, asked, due).ok).toBe(false)
  const facts = { undertakings: { id: 'convening', version: 1 }, before: 0 }
  expect(rules.mayCommit(aProcess(), ann, facts)).toMatchObject({
    refusal: { kind: 'undertakings-unread' },
  })
})
